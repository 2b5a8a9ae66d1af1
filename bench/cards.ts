import path from 'node:path';
import { chromium } from 'playwright-core';
import { createWorker, OEM } from 'tesseract.js';
import { lettersBy } from '../apps/desk/src/monitoring/entry/card/letters.js';
import { readCard } from '../apps/desk/src/monitoring/entry/card/read-card.js';
import { photographed, type Picture, type Shot, STRAIGHT } from './cards/camera.js';
import { drawKtp } from './cards/drawing.js';
import { HOLDERS } from './cards/holders.js';
import { type Bench } from './harness/bench.js';
import { figure, type Measured, quantile } from './harness/result.js';

const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium-headless-shell';
const CARD_PX = 1_600;
const TODAY = '2026-11-30';
/** A KTP's digits are in OCR-A; where it is not installed, in what machines print with. */
const FONTS = ['"OCRA", "Liberation Mono"', '"DejaVu Sans Mono"'];
const SHOTS: Readonly<Record<string, Shot>> = {
  straight: STRAIGHT,
  blur: { ...STRAIGHT, blur: 2.2 },
  dim: { ...STRAIGHT, light: 0.28 },
  'half size': { ...STRAIGHT, width: 640 },
  perspective: { ...STRAIGHT, tilt: 0.14, turn: 1 },
  'turned 3°': { ...STRAIGHT, turn: 3 },
  'turned 7°': { ...STRAIGHT, turn: -7, fill: 0.86 },
  'turned 12°': { ...STRAIGHT, turn: 12, fill: 0.8 },
};
const EXACT_AT_LEAST = 0.95;

/** Cards of invented people, drawn in a browser and photographed badly, read by the code of the officer's phone. */
export const cards: Bench = async () => {
  const drawn = await draw();
  const data = path.dirname(
    import.meta.resolve('@tesseract.js-data/ind/package.json').replace('file://', ''),
  );
  const worker = await createWorker('ind', OEM.LSTM_ONLY, {
    langPath: path.join(data, '4.0.0_best_int'),
    cacheMethod: 'none',
  });
  const letters = lettersBy(worker);
  const measured: Measured[] = [];
  const all = { exact: 0, cards: 0, tookMs: [] as number[] };
  try {
    for (const [name, shot] of Object.entries(SHOTS)) {
      let exact = 0;
      let whole = 0;
      for (const [index, card] of drawn.entries()) {
        const holder = HOLDERS[index % HOLDERS.length];
        const startedMs = performance.now();
        const read = await readCard(photographed(card, shot), letters, TODAY);
        all.tookMs.push(performance.now() - startedMs);
        if (read.nik?.nik === holder?.nik) exact += 1;
        else process.stdout.write(`${name}: ${holder?.nik} read as ${JSON.stringify(read)}\n`);
        if (read.name === holder?.name && read.bornOn === holder.bornOn && read.sex === holder.sex)
          whole += 1;
      }
      all.exact += exact;
      all.cards += drawn.length;
      measured.push(
        figure({ bench: 'cards', case: name, metric: 'NIK exact' }, exact / drawn.length),
        figure({ bench: 'cards', case: name, metric: 'name, birth, sex too' }, whole / drawn.length),
      );
    }
  } finally {
    await worker.terminate();
  }
  const name = { bench: 'cards', case: `all ${all.cards}` };
  return [
    ...measured,
    figure({ ...name, metric: 'NIK exact' }, all.exact / all.cards, { atLeast: EXACT_AT_LEAST }),
    figure({ ...name, metric: 'ms a card p50' }, quantile(all.tookMs, 0.5)),
    figure({ ...name, metric: 'ms a card p95' }, quantile(all.tookMs, 0.95)),
  ];
};

async function draw(): Promise<Picture[]> {
  const browser = await chromium.launch({
    executablePath: EXECUTABLE,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const made: Picture[] = [];
    for (const font of FONTS)
      for (const holder of HOLDERS) {
        const bytes = await page.evaluate(drawKtp, { holder, width: CARD_PX, font });
        made.push({
          width: CARD_PX,
          height: Math.round((CARD_PX * 54) / 85.6),
          data: new Uint8ClampedArray(Buffer.from(bytes, 'base64')),
        });
      }
    return made;
  } finally {
    await browser.close();
  }
}
