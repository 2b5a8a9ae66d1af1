import { type Gray, localMean, scaledTo } from './gray.js';

/** A hand holds a card no worse than this; beyond it the frame was not aimed with. */
const WIDEST_DEGREES = 20;
const COARSE_DEGREES = 0.5;
const FINE_DEGREES = 0.1;
const LOOKED_AT_PX = 520;
/** The card's own edge says less of its lines than they do themselves. */
const MARGIN = 0.05;
/** How much darker than its surroundings a stroke is. */
const STROKE = 0.87;
const DEGREES = Math.PI / 180;

/**
 * By how much the lines of a card are turned, in degrees clockwise: at the right angle the rows of dark pixels and the gaps between them
 * stand apart most.
 */
export function angleOf(gray: Gray): number {
  const { xs, ys, height, width } = strokesOf(scaledTo(gray, LOOKED_AT_PX));
  const sharpness = (degrees: number): number => {
    const sin = Math.sin(degrees * DEGREES);
    const cos = Math.cos(degrees * DEGREES);
    const rows = new Uint32Array(Math.ceil(height + 2 * width));
    for (let at = 0; at < xs.length; at += 1) {
      const row = Math.round((ys[at] ?? 0) * cos - (xs[at] ?? 0) * sin + width);
      rows[row] = (rows[row] ?? 0) + 1;
    }
    let sum = 0;
    for (let row = 1; row < rows.length; row += 1) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
    return sum;
  };
  const coarse = best(-WIDEST_DEGREES, WIDEST_DEGREES, COARSE_DEGREES, sharpness);
  return best(coarse - COARSE_DEGREES, coarse + COARSE_DEGREES, FINE_DEGREES, sharpness);
}

function best(from: number, to: number, step: number, worth: (degrees: number) => number): number {
  let found = from;
  let most = -1;
  for (let degrees = from; degrees <= to; degrees += step) {
    const here = worth(degrees);
    if (here <= most) continue;
    most = here;
    found = degrees;
  }
  return found;
}

function strokesOf(gray: Gray): { xs: Uint16Array; ys: Uint16Array; width: number; height: number } {
  const { width, height, data } = gray;
  const means = localMean(gray, 8);
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = Math.round(height * MARGIN); y < height * (1 - MARGIN); y += 1)
    for (let x = Math.round(width * MARGIN); x < width * (1 - MARGIN); x += 1) {
      const at = y * width + x;
      if ((data[at] ?? 0) >= (means[at] ?? 0) * STROKE) continue;
      xs.push(x);
      ys.push(y);
    }
  return { xs: Uint16Array.from(xs), ys: Uint16Array.from(ys), width, height };
}
