import coreUrl from 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js?url';
import { type Worker } from 'tesseract.js';
import tesseract from 'tesseract.js/dist/tesseract.esm.min.js';
import workerUrl from 'tesseract.js/dist/worker.min.js?url';
import wordsUrl from '@tesseract.js-data/ind/4.0.0_best_int/ind.traineddata.gz?url';
import { lettersBy } from './letters.js';
import { type CardReading, readCard } from './read-card.js';
import { type Rgba } from './gray.js';

let starting: Promise<Worker> | null = null;

/**
 * Starts the reader of letters: program and words come from this very build, and its worker may ask nothing of anybody (its own content
 * policy), so that no picture leaves the phone. Some seconds on a phone: it is called when the post opens, long before the first card. A phone of before 2021, without vector instructions, cannot: its officer types.
 */
export function startReader(): Promise<Worker> {
  starting ??= start().catch((error: unknown) => {
    starting = null;
    throw error;
  });
  return starting;
}

async function start(): Promise<Worker> {
  const response = await fetch(wordsUrl);
  if (!response.ok) throw new TypeError(`no words: ${String(response.status)}`);
  // The worker may fetch nothing but what the page hands to it; it adds a file's name, which the mark turns into nothing.
  const words = URL.createObjectURL(await response.blob());
  try {
    return await tesseract.createWorker('ind', tesseract.OEM.LSTM_ONLY, {
      workerPath: new URL(workerUrl, location.href).href,
      corePath: new URL(coreUrl, location.href).href,
      langPath: `${words}#`,
      // A blob's worker would carry this page's content policy, under which the program may not run.
      workerBlobURL: false,
      cacheMethod: 'none',
      gzip: true,
    });
  } finally {
    URL.revokeObjectURL(words);
  }
}

/** Reads a card in a camera's frame. Throws where the reader could not be started or does not answer. */
export async function readFrame(frame: Rgba, today: string): Promise<CardReading> {
  const worker = await startReader();
  try {
    return await readCard(frame, lettersOf(worker), today);
  } catch (error) {
    // One that hangs is started anew for the next card.
    starting = null;
    await worker.terminate();
    throw error;
  }
}

const letters = new WeakMap<Worker, ReturnType<typeof lettersBy>>();

function lettersOf(worker: Worker): ReturnType<typeof lettersBy> {
  const known = letters.get(worker) ?? lettersBy(worker);
  letters.set(worker, known);
  return known;
}
