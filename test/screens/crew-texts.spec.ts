import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = path.join(import.meta.dirname, '../..');
const load = async <T>(file: string): Promise<T> =>
  (await import(pathToFileURL(path.join(ROOT, 'libs/web-kit/src/i18n', file)).href)) as T;
type Texts = Readonly<Record<string, unknown>>;
const { id } = await load<{ id: Texts }>('id.ts');
const { crewTexts } = await load<{ crewTexts: Texts }>('crew-texts.ts');

/** Groups of texts that a source names: `complaint` in `complaint.fall`, and the voice of a list of notices. */
const GROUP = /(?:['`](\w+)\.[\w$]|voice="(\w+)")/g;

function sourcesOf(folder: string): string[] {
  const whole = path.join(ROOT, folder);
  return readdirSync(whole, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file))
    .map((file) => path.join(whole, file));
}

function groupsIn(files: readonly string[]): string[] {
  const named = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(GROUP)].map(([, group, voice]) => group ?? voice ?? ''),
  );
  return [...new Set(named)].filter((group) => group in id);
}

describe('texts of an app that loads only some', () => {
  it('should have all that a crew can be shown: a missing one would stand on the phone as its key', () => {
    const ofKit = sourcesOf('libs/web-kit/src').filter(
      (file) => !file.includes(`${path.sep}chart${path.sep}`),
    );
    const [own, kit] = [groupsIn(sourcesOf('apps/crew/src')), groupsIn(ofKit)];
    expect(own).toEqual(expect.arrayContaining(['complaint', 'reason', 'notice']));
    expect(kit).toEqual(expect.arrayContaining(['signIn', 'fixDoubt', 'noticePart', 'facilityCapability']));
    expect([...own, ...kit].filter((group) => !(group in crewTexts))).toEqual([]);
  });

  it('should draw no chart for a crew, whose words it has not', () => {
    const drawing = sourcesOf('apps/crew/src').filter((file) => readFileSync(file, 'utf8').includes('Chart'));
    expect(drawing).toEqual([]);
  });
});
