import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What grows with the browser's text: letters, lines, the height of what they stand in, and names of such sizes. */
const GROWS =
  /^(?:font(?:-size)?|line-height|(?:min-|max-)?(?:height|block-size)|flex-basis|grid-template(?:-(?:columns|rows))?|--fs(?:-\w+)?|--row|--left|--card)$/;
/** Less than this is a line, a dot or a mark, not room for text. */
const ROOM_PX = 9;
/** Marks on the map stand at points in pixels, with their middle moved there by as many. */
const MARKS = /map\.css$/;

function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => path.join(folder, file));
}
const allFiles = (name: RegExp): string[] =>
  ['apps', 'libs/web-kit/src'].flatMap((folder) => filesIn(folder, name));

const pixelsIn = (value: string): number[] =>
  [...value.matchAll(/(\d+(?:\.\d+)?)px/g)].map((found) => Number(found[1]));

/** Sizes in a style sheet that stay as they are when the browser's text grows. */
function fixedSizes(css: string, isMark = false): string[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const widths = [...plain.matchAll(/@media[^{]*\dpx[^{]*/g)].map(([found]) => found.trim());
  const sizes = [...plain.matchAll(/([\w-]+)\s*:\s*([^;{}]*\dpx[^;{}]*)[;}]/g)].flatMap(
    ([, property = '', value = '']) => {
      const isLetters = property.startsWith('font');
      if (!GROWS.test(property) || (isMark && !isLetters)) return [];
      const isFixed = pixelsIn(value).some((px) => isLetters || px >= ROOM_PX);
      return isFixed ? [`${property}: ${value}`] : [];
    },
  );
  return [...widths, ...sizes];
}

describe("sizes follow the browser's text", () => {
  it('should find a size in pixels wherever it hides', () => {
    const sheet = `
      @media (max-width: 900px) { .a { font-size: 12px } }
      .b { font: 600 10.5px / 1.5 var(--mono); min-height: min(112px + var(--x), 100%); --fs: 13px; }
      .c { border: 1px solid; height: 2px; grid-template-columns: 22px 1fr; padding: 12px; font-size: 0.8rem; }`;
    expect(fixedSizes(sheet)).toEqual([
      '@media (max-width: 900px)',
      'font-size: 12px ',
      'font: 600 10.5px / 1.5 var(--mono)',
      'min-height: min(112px + var(--x), 100%)',
      '--fs: 13px',
      'grid-template-columns: 22px 1fr',
    ]);
  });

  it('should have no text, line, control or width of the screen in pixels in any style sheet', () => {
    const files = allFiles(/\.css$/);
    expect(files.length).toBeGreaterThan(15);
    const found = files.flatMap((file) =>
      fixedSizes(readFileSync(path.join(ROOT, file), 'utf8'), MARKS.test(file)).map(
        (size) => `${file}: ${size}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it('should ask for the width of the screen in em and style no letters in a component', () => {
    const found = allFiles(/(?<!spec)\.tsx?$/).flatMap((file) => {
      const code = readFileSync(path.join(ROOT, file), 'utf8');
      return [...code.matchAll(/matchMedia\([^)]*\dpx|fontSize:\s*['"`\d][^,}]*/g)].map(
        ([hit]) => `${file}: ${hit}`,
      );
    });
    expect(found).toEqual([]);
  });
});
