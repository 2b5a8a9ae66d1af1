import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import { printable, signsOf } from './printable.policy.js';

/** A sign as it will be set: in a face, in a direction (odd levels run from right to left). */
export interface SetSign {
  readonly text: string;
  readonly face: string;
  readonly level: number;
}

/** Signs that are set in one go. */
export type SetRun = SetSign;

/** One line, its runs from left to right. */
export interface SetLine {
  readonly runs: readonly SetRun[];
  readonly width: number;
}

/** How text is set: which face has a sign, and as what; how wide a run of it is. */
export interface Setting {
  readonly faceOf: (sign: string) => { readonly face: string; readonly text: string };
  readonly widthOf: (face: string, text: string) => number;
}

// Its types speak of an ES module; what Node loads of it is the factory itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
/** Words that their own font runs from right to left; everything else of such a line is set sign by sign. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const BLANK = /^\s+$/u;

/** Text as lines of `width` at most: broken where Unicode allows it (UAX #14), within a word only where the word alone is too wide. Nothing is left out. */
export function linesOf(text: string, width: number, setting: Setting): SetLine[] {
  return printable(text)
    .split('\n')
    .flatMap((paragraph) => linesOfParagraph(paragraph, width, setting));
}

function linesOfParagraph(paragraph: string, width: number, setting: Setting): SetLine[] {
  const lines: SetSign[][] = [];
  let line: SetSign[] = [];
  let used = 0;
  const end = (): void => {
    lines.push(line);
    [line, used] = [[], 0];
  };
  for (const word of wordsOf(paragraph, setting)) {
    const bare = widthOf(trimmed(word), setting);
    if (used > 0 && used + bare > width) end();
    const parts = bare > width ? word.map((sign) => [sign]) : [word];
    for (const part of parts) {
      const wide = widthOf(part, setting);
      if (parts.length > 1 && used > 0 && used + wide > width) end();
      line.push(...part);
      used += wide;
    }
  }
  end();
  return lines.map((signs) => inOrder(trimmed(signs), setting));
}

/** The signs between two places where a line may end. */
function wordsOf(paragraph: string, setting: Setting): SetSign[][] {
  const { levels } = bidi.getEmbeddingLevels(paragraph, 'ltr');
  const signs = signsOf(paragraph);
  const breaker = new LineBreaker(paragraph);
  const words: SetSign[][] = [];
  let at = 0;
  for (let stop = breaker.nextBreak(); stop !== null; stop = breaker.nextBreak()) {
    const word: SetSign[] = [];
    for (; at < signs.length; at += 1) {
      const sign = signs[at];
      if (!sign || sign.start >= stop.position) break;
      const level = levels[sign.start] ?? 0;
      const isTurned = level % 2 === 1 && !RIGHT_TO_LEFT.test(sign.text);
      const shown = isTurned ? (bidi.getMirroredCharacter(sign.text) ?? sign.text) : sign.text;
      word.push({ ...setting.faceOf(shown), level });
    }
    if (word.length > 0) words.push(word);
  }
  return words;
}

function trimmed(signs: readonly SetSign[]): SetSign[] {
  const last = signs.findLastIndex(({ text }) => !BLANK.test(text));
  return signs.slice(0, last + 1);
}

function runsOf(signs: readonly SetSign[]): SetRun[] {
  const runs: SetRun[] = [];
  for (const sign of signs) {
    const before = runs.at(-1);
    const isJoined =
      before?.face === sign.face &&
      before.level === sign.level &&
      (sign.level % 2 === 0 || (RIGHT_TO_LEFT.test(before.text) && RIGHT_TO_LEFT.test(sign.text)));
    if (isJoined) runs[runs.length - 1] = { ...sign, text: before.text + sign.text };
    else runs.push(sign);
  }
  return runs;
}

function widthOf(signs: readonly SetSign[], setting: Setting): number {
  return runsOf(signs).reduce((sum, { face, text }) => sum + setting.widthOf(face, text), 0);
}

/** From left to right (UAX #9, rule L2): from the highest level down, what stands at it or above is turned round. */
function inOrder(signs: readonly SetSign[], setting: Setting): SetLine {
  let runs = runsOf(signs);
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    const turned: SetRun[] = [];
    let group: SetRun[] = [];
    for (const run of runs) {
      if (run.level >= level) group.unshift(run);
      else {
        turned.push(...group, run);
        group = [];
      }
    }
    runs = [...turned, ...group];
  }
  return { runs, width: widthOf(signs, setting) };
}
