import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';

type Language = 'id' | 'en';
type Words = Readonly<Record<string, unknown>>;

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCREENS = 'libs/web-kit/src/i18n';
/** What a file or a paper has beside the words of the screens. */
const OWN = ['column', 'title', 'sheet', 'shift'];

async function load(file: string, language: Language): Promise<Words> {
  const url = pathToFileURL(path.join(ROOT, file, `${language}.ts`)).href;
  return ((await import(url)) as Record<Language, Words>)[language];
}

/** The sentences of a story as the console has them; its module brings screens along, so they are read as text. */
async function storyOf(language: Language): Promise<unknown> {
  const text = await readFile(path.join(ROOT, 'apps/console/src/incident/timeline-texts.ts'), 'utf8');
  const [, object] = new RegExp(`const ${language}\\b[^=]*= (\\{.*?\\n\\});`, 's').exec(text) ?? [];
  return (runInNewContext(`(${object ?? ''})`) as Words)['story'];
}

describe('words of codes in files and on papers', () => {
  it.each<Language>(['id', 'en'])('should be those of the screens, in %s', async (language) => {
    const [files, screens] = await Promise.all(
      ['libs/records/src/words', SCREENS].map((folder) => load(folder, language)),
    );
    const story = JSON.parse(JSON.stringify(await storyOf(language))) as unknown;
    const groups = Object.keys(files ?? {}).filter((group) => !OWN.includes(group));
    expect(groups.length).toBeGreaterThan(20);
    for (const group of groups)
      expect([group, files?.[group]]).toEqual([group, group === 'story' ? story : screens?.[group]]);
  });
});
