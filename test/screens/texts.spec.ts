import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES, MODULES } from '#siaga/contracts';

type Language = 'id' | 'en';
type Texts = Readonly<Record<Language, Readonly<Record<string, object>>>>;
type ErrorTexts = Readonly<Record<Language, Readonly<Record<string, string>>>>;

const ROOT = path.resolve(import.meta.dirname, '../..');
const LANGUAGES: readonly Language[] = ['id', 'en'];

async function load<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(path.join(ROOT, file)).href)) as T;
}

function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => path.join(folder, file));
}

/** Every text of every app with the common ones, by language, as top key and what is below it. */
async function allTexts(): Promise<Record<Language, Record<string, object>[]>> {
  const all: Record<Language, Record<string, object>[]> = { id: [], en: [] };
  const keep = (texts: Texts): void => {
    for (const language of LANGUAGES) all[language].push(texts[language]);
  };
  const { id } = await load<{ id: Record<string, object> }>('libs/web-kit/src/i18n/id.ts');
  const { en } = await load<{ en: Record<string, object> }>('libs/web-kit/src/i18n/en.ts');
  keep({ id, en });
  for (const file of filesIn('apps', /(^|\/)(view-)?texts\.ts$/)) {
    const { texts } = await load<{ texts?: Texts }>(file);
    if (texts) keep(texts);
  }
  return all;
}

/** Sentences that the folders of the apps have for the codes of their modules, with their manifest or with their views. */
async function folderErrors(): Promise<ErrorTexts[]> {
  const manifests = await Promise.all(
    filesIn('apps', /(^|\/)manifest\.tsx?$/).map((file) => load<{ manifest: { errors?: ErrorTexts } }>(file)),
  );
  const views = await Promise.all(
    filesIn('apps/desk', /(^|\/)errors\.ts$/).map((file) => load<{ errors: ErrorTexts }>(file)),
  );
  return [...manifests.map(({ manifest }) => manifest), ...views].flatMap((own) => own.errors ?? []);
}

/** Codes that only somebody meets at the portal's pages of follow-up: their sentences come with those, and weigh on no first load. */
const AT_THE_PORTAL: Readonly<Record<string, string>> = {
  'MONITORING.CODE_WRONG': 'monitoring.refused.codeWrong',
  'MONITORING.NO_CONSENT': 'monitoring.movement.state.stopped',
  'MONITORING.FIXES_TOO_OFTEN': 'monitoring.movement.state.looking',
  'MONITORING.PAIRING_FORGED': 'pairing.refused.forged',
  'MONITORING.PAIRING_EXPIRED': 'pairing.refused.expired',
  'MONITORING.PAIRING_USED': 'pairing.refused.used',
  'MONITORING.PAIRING_REPLACED': 'pairing.refused.replaced',
  'MONITORING.PAIRING_OF_ANOTHER': 'pairing.refused.ofAnother',
};
const portal = await load<{ texts: Texts }>('apps/portal/src/monitoring/all-texts.ts');

const texts = await allTexts();
const errors = await folderErrors();
const below = (value: unknown, key: string): unknown => (value as Record<string, unknown> | undefined)?.[key];

describe('texts that the modules ask for', () => {
  it.each(LANGUAGES)('should have a sentence for every error code, in %s', (language) => {
    const common = texts[language][0];
    const isSaid = (code: string): boolean => {
      const [module = '', ...rest] = code.split('.');
      return (
        typeof below(below(below(common, 'errors'), module), rest.join('.')) === 'string' ||
        errors.some((own) => Object.hasOwn(own[language], code)) ||
        typeof (AT_THE_PORTAL[code] ?? '').split('.').reduce<unknown>(below, portal.texts[language]) ===
          'string'
      );
    };
    expect(ERROR_CODES.filter((code) => !isSaid(code))).toEqual([]);
  });

  it.each(LANGUAGES)('should name every value of every group, in %s', (language) => {
    const groups = MODULES.flatMap((module) => Object.entries(module.texts));
    expect(groups.length).toBeGreaterThan(3);
    const missing = groups.flatMap(([group, keys]) =>
      keys
        .filter((key) => !texts[language].some((all) => typeof below(all[group], key) === 'string'))
        .map((key) => `${group}.${key}`),
    );
    expect(missing).toEqual([]);
  });
});
