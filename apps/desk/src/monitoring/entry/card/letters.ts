import { type Line, type Worker } from 'tesseract.js';
import { type FindLetters, type ReadLine } from './read-card.js';

/** A block of lines, and one line, in the words of tesseract. */
const BLOCK = '6';
const ONE_LINE = '7';
/** No card takes this long; a worker that hangs must not hold the officer up. */
const LONGEST_MS = 30_000;

const lineOf = ({ text, bbox, words }: Line): ReadLine => ({
  text: text.trim(),
  box: bbox,
  words: words.map((word) => ({ text: word.text, box: word.bbox, confidence: word.confidence })),
});

/** Letters by a worker of tesseract.js, wherever it runs: the reading of cards is the same on the officer's phone and in the bench. */
export function lettersBy(worker: Worker): FindLetters {
  let now: string | null = null;
  return async (graymap, what) => {
    const mode = what === 'card' ? BLOCK : ONE_LINE;
    if (now !== mode) {
      await worker.setParameters({
        tessedit_pageseg_mode: mode as never,
        tessedit_char_whitelist: what === 'card' ? '' : '0123456789',
      });
      now = mode;
    }
    const { data } = await inTime(worker.recognize(graymap as never, {}, { text: false, blocks: true }));
    return (data.blocks ?? [])
      .flatMap(({ paragraphs }) => paragraphs)
      .flatMap(({ lines }) => lines)
      .map(lineOf);
  };
}

/** Throws when the worker does not answer. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The reader of cards does not answer')), LONGEST_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
