import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';

type Language = 'id' | 'en';
type Words = Readonly<Record<string, unknown>>;

const ROOT = path.resolve(import.meta.dirname, '../..');
const GROUPS = ['triage', 'complaint', 'incidentStatus', 'outcome'];

async function load(file: string, language: Language): Promise<Words> {
  const url = pathToFileURL(path.join(ROOT, file, `${language}.ts`)).href;
  return ((await import(url)) as Record<Language, Words>)[language];
}

const groupsOf = (words: Words): unknown => GROUPS.map((group) => [group, words[group]]);

describe('words of codes in files', () => {
  it.each<Language>(['id', 'en'])('should be those of the screens, in %s', async (language) => {
    const [files, screens] = await Promise.all(
      ['libs/records/src/words', 'libs/web-kit/src/i18n'].map((folder) => load(folder, language)),
    );
    expect(groupsOf(files ?? {})).toEqual(groupsOf(screens ?? {}));
    // What a file has beside them is its own.
    expect(Object.keys(files ?? {}).sort()).toEqual([...GROUPS, 'column', 'title'].sort());
  });
});
