import { cropped, type Gray, scaledTo } from './gray.js';
import { DIGIT_SHAPES, SHAPE_HEIGHT, SHAPE_WIDTH } from './digit-shapes.js';

export interface PrintedDigits {
  readonly text: string;
  /** How alike the least alike digit is to its shape, 0 to 1. */
  readonly alike: number;
}

/** A line is made as tall as this before it is cut into digits. */
const LINE_PX = 64;
const FEWEST_DIGITS = 16;
const MOST_DIGITS = 20;
/** A colon, a speck, a part of the pattern is smaller; so much of the usual height is a digit. */
const DIGIT_HEIGHT = 0.72;
/** Digits stand closer together than this share of their height. */
const RUN_GAP = 1;

interface Part {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  size: number;
}

/**
 * Reads a line in OCR-A, the machine type that the number of a KTP is printed in: a reader taught with books takes its 6 for a 5 and its
 * 0 for anything, while shapes that were made to be told apart by machines are told apart by comparing them. Null where the line is no
 * row of sixteen or some more of them.
 */
export function printedDigits(strip: Gray): PrintedDigits | null {
  const line = scaledTo(strip, Math.max(16, Math.round((strip.width * LINE_PX) / strip.height)));
  const limit = inkLimit(line);
  const parts = rowOf(partsOf(line, limit));
  if (parts.length < FEWEST_DIGITS || parts.length > MOST_DIGITS) return null;
  const read = parts.map((part) => nearest(shapeOf(line, part)));
  return {
    text: read.map(({ digit }) => digit).join(''),
    alike: read.reduce((least, { alike }) => Math.min(least, alike), 1),
  };
}

/** The grey between ink and paper that parts the two best (Otsu). */
function inkLimit({ data }: Gray): number {
  const counts = new Array<number>(256).fill(0);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  const all = counts.reduce((sum, count, value) => sum + count * value, 0);
  let below = 0;
  let belowSum = 0;
  let most = -1;
  let limit = 128;
  for (let value = 0; value < 256; value += 1) {
    below += counts[value] ?? 0;
    belowSum += (counts[value] ?? 0) * value;
    const above = data.length - below;
    if (below === 0 || above === 0) continue;
    const apart = below * above * (belowSum / below - (all - belowSum) / above) ** 2;
    if (apart <= most) continue;
    most = apart;
    limit = value;
  }
  return limit;
}

/** What hangs together in ink. */
function partsOf({ width, height, data }: Gray, limit: number): Part[] {
  const seen = new Uint8Array(data.length);
  const parts: Part[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (seen[start] === 1 || (data[start] ?? 255) > limit) continue;
    const part: Part = { x0: width, y0: height, x1: 0, y1: 0, size: 0 };
    const open = [start];
    seen[start] = 1;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      part.x0 = Math.min(part.x0, x);
      part.x1 = Math.max(part.x1, x + 1);
      part.y0 = Math.min(part.y0, y);
      part.y1 = Math.max(part.y1, y + 1);
      part.size += 1;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
          const near = ny * width + nx;
          if (seen[near] === 1 || (data[near] ?? 255) > limit) continue;
          seen[near] = 1;
          open.push(near);
        }
    }
    parts.push(part);
  }
  return parts;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** The parts that are a row of digits, from the left; those that a blur joined are cut apart again. */
function rowOf(parts: readonly Part[]): Part[] {
  const crossing = parts.filter(
    ({ y0, y1 }) =>
      y0 < LINE_PX / 2 && y1 > LINE_PX / 2 && y1 - y0 > LINE_PX * 0.25 && y1 - y0 < LINE_PX * 0.9,
  );
  const height = middle(crossing.map(({ y0, y1 }) => y1 - y0));
  const middleY = middle(crossing.map(({ y0, y1 }) => (y0 + y1) / 2));
  const row = crossing
    .filter(({ y0, y1 }) => y1 - y0 > height * DIGIT_HEIGHT && y1 - y0 < height * 1.4)
    .filter(({ y0, y1 }) => Math.abs((y0 + y1) / 2 - middleY) < height * 0.3)
    .sort((one, other) => one.x0 - other.x0);
  const width = middle(row.map(({ x0, x1 }) => x1 - x0));
  return longestRun(row, height * RUN_GAP).flatMap((part) => {
    const count = Math.max(1, Math.round((part.x1 - part.x0) / (width * 1.3)));
    const step = (part.x1 - part.x0) / count;
    return Array.from({ length: count }, (_, at) => ({
      ...part,
      x0: part.x0 + at * step,
      x1: part.x0 + (at + 1) * step,
    }));
  });
}

/** The label before the digits and the photograph behind them stand apart. */
function longestRun(row: readonly Part[], gap: number): Part[] {
  let longest: Part[] = [];
  let run: Part[] = [];
  for (const part of row) {
    const last = run.at(-1);
    run = last && part.x0 - last.x1 <= gap ? [...run, part] : [part];
    if (run.length >= longest.length) longest = run;
  }
  return longest;
}

/** A digit in the size of the shapes: its height fills them, its width stays in proportion, in their middle. */
export function shapeOf(line: Gray, { x0, y0, x1, y1 }: Pick<Part, 'x0' | 'y0' | 'x1' | 'y1'>): Float32Array {
  const height = y1 - y0;
  const width = (height * SHAPE_WIDTH) / SHAPE_HEIGHT;
  const left = (x0 + x1 - width) / 2;
  const made = new Float32Array(SHAPE_WIDTH * SHAPE_HEIGHT).fill(1);
  const cell = cropped(line, { x0: Math.floor(x0) - 1, y0, x1: Math.ceil(x1) + 1, y1 });
  const offset = Math.max(0, Math.floor(x0) - 1);
  const stepX = width / SHAPE_WIDTH;
  const stepY = height / SHAPE_HEIGHT;
  for (let row = 0; row < SHAPE_HEIGHT; row += 1)
    for (let column = 0; column < SHAPE_WIDTH; column += 1) {
      const from = Math.round(left + column * stepX - offset);
      const to = Math.max(from + 1, Math.round(left + (column + 1) * stepX - offset));
      let sum = 0;
      let count = 0;
      for (
        let y = Math.floor(row * stepY);
        y < Math.max(Math.floor(row * stepY) + 1, (row + 1) * stepY);
        y += 1
      )
        for (let x = from; x < to; x += 1) {
          const isInside = x >= 0 && x < cell.width && y < cell.height;
          sum += isInside ? (cell.data[y * cell.width + x] ?? 255) : 255;
          count += 1;
        }
      made[row * SHAPE_WIDTH + column] = sum / count / 255;
    }
  return evenly(made);
}

/** Without its own brightness and contrast, so that two of them can be compared by multiplying. */
function evenly(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) || 1;
  return values.map((value) => (value - mean) / spread);
}

const SHAPES = DIGIT_SHAPES.map((rows) =>
  evenly(Float32Array.from(Array.from(rows.join(''), (char) => 1 - Number.parseInt(char, 16) / 15))),
);

function nearest(shape: Float32Array): { digit: number; alike: number } {
  let found = { digit: 0, alike: -1 };
  for (const [digit, other] of SHAPES.entries()) {
    const alike = shape.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
    if (alike > found.alike) found = { digit, alike };
  }
  return found;
}
