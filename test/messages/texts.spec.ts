import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { defineText, textProblems, words, type MessageText } from '#siaga/messaging';
import { z } from 'zod';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TEXT_FILE = /\.texts?\.ts$/;

const SOURCES = ['libs', 'apps'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')),
);

async function textsOf(file: string): Promise<[string, MessageText][]> {
  const exported = (await import(pathToFileURL(path.join(ROOT, file)).href)) as Record<string, MessageText>;
  return Object.values(exported).map((text) => [text.key, text]);
}

const declares = (file: string): boolean =>
  /\bdefineText\(\{/.test(readFileSync(path.join(ROOT, file), 'utf8'));
const FILES = SOURCES.filter((file) => TEXT_FILE.test(file) && declares(file));
const TEXTS = (await Promise.all(FILES.map(textsOf))).flat();

describe('texts that are told to people', () => {
  it.each(TEXTS)(
    'should say the same as when their version was published, in both languages: %s',
    (_, text) => {
      expect(textProblems(text)).toEqual([]);
    },
  );

  it('should each have a key of their own, and a file where they are found', () => {
    expect(TEXTS.length).toBeGreaterThanOrEqual(3);
    expect(new Set(TEXTS.map(([key]) => key)).size).toBe(TEXTS.length);
    expect(SOURCES.filter((file) => !TEXT_FILE.test(file) && declares(file))).toEqual([]);
  });
});

describe('the check of texts', () => {
  const base = {
    key: 'uji.text',
    version: 1,
    need: 'required',
    lifetimeS: 60,
    variables: z.object({ day: words(20), place: words(100) }),
    id: { title: 'Pengingat', text: '{day} di {place}' },
    en: { title: 'Reminder', text: '{day} at {place}' },
  } as const;
  const DIGEST = 'b995514758111f6e';
  const published = { versions: [DIGEST], smsParts: 1 };
  const good = (): MessageText => defineText({ ...base, published });
  const changed = (change: object): string[] => textProblems({ ...good(), ...change });

  it('should have nothing against a text as it was published', () => {
    expect(textProblems(good())).toEqual([]);
  });

  it('should say what to do with a new text', () => {
    expect(textProblems(defineText(base))).toEqual([
      `uji.text: add \`published: { versions: ['${DIGEST}'], smsParts: 1 }\``,
    ]);
  });

  it.each<[what: string, change: object, sentence: RegExp]>([
    [
      'words',
      { en: { title: 'Reminder', text: '{day}, {place}' } },
      /raise `version` to 2 and add '[0-9a-f]{16}'/,
    ],
    ['a title', { id: { title: 'Ingat', text: '{day} di {place}' } }, /raise `version` to 2/],
    ['a template of WhatsApp', { whatsapp: { template: 'x', parameters: [] } }, /raise `version` to 2/],
    ['a version without its digest', { version: 2 }, /needs 2 digests/],
    [
      'a version that says the same',
      { version: 2, published: { ...published, versions: [DIGEST, DIGEST] } },
      /say the same/,
    ],
    [
      'a variable that one language leaves out',
      { en: { title: 'Reminder', text: '{day}' } },
      /say \{place\} in `en`/,
    ],
    [
      'a variable that one language alone has',
      { id: { title: 'x', text: '{day} {place} {hour}' } },
      /\{hour\} in `id` is no variable/,
    ],
    [
      'a variable without its longest',
      { variables: z.object({ day: z.string(), place: words(9) }) },
      /give \{day\} its longest/,
    ],
    [
      'a longer variable',
      { variables: z.object({ day: words(20), place: words(200) }) },
      /up to 2 short messages/,
    ],
    [
      'a text that no gateway puts together',
      { variables: z.object({ day: words(20), place: words(900) }) },
      /say less/,
    ],
    [
      'a letter that makes an SMS short',
      { id: { title: 'x', text: '{day} di {place} ✓' } },
      /up to 2 short messages/,
    ],
  ])('should find %s', (_, change, sentence) => {
    expect(changed(change).join('\n')).toMatch(sentence);
  });

  it('should leave what is longer than its longest cut, in whole characters', () => {
    const { day } = base.variables.parse({ day: '😀'.repeat(21), place: '' });
    expect(day).toBe(`${'😀'.repeat(8)}...`);
  });
});
