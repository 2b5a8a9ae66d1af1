/** A picture of grey values, row by row, 0 black to 255 white. */
export interface Gray {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** What a canvas gives: four bytes a pixel. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

const RED = 0.3;
const GREEN = 0.59;
const BLUE = 0.11;

const blank = (width: number, height: number): Gray => ({
  ...{ width, height },
  data: new Uint8ClampedArray(width * height),
});

export function grayOf({ width, height, data }: Rgba): Gray {
  const made = blank(width, height);
  for (let at = 0; at < made.data.length; at += 1) {
    const from = at * 4;
    made.data[at] = RED * (data[from] ?? 0) + GREEN * (data[from + 1] ?? 0) + BLUE * (data[from + 2] ?? 0);
  }
  return made;
}

/** The value between four pixels; outside of the picture its edge goes on. */
function sample({ width, height, data }: Gray, x: number, y: number): number {
  const left = Math.min(Math.max(x, 0), width - 1);
  const top = Math.min(Math.max(y, 0), height - 1);
  const x0 = Math.floor(left);
  const y0 = Math.floor(top);
  const x1 = Math.min(x0 + 1, width - 1);
  const y1 = Math.min(y0 + 1, height - 1);
  const dx = left - x0;
  const dy = top - y0;
  const upper = (data[y0 * width + x0] ?? 0) * (1 - dx) + (data[y0 * width + x1] ?? 0) * dx;
  const lower = (data[y1 * width + x0] ?? 0) * (1 - dx) + (data[y1 * width + x1] ?? 0) * dx;
  return upper * (1 - dy) + lower * dy;
}

/** Halves until it is less than twice too wide, so that thin strokes do not vanish, then goes the rest of the way. */
export function scaledTo(gray: Gray, width: number): Gray {
  let from = gray;
  while (from.width >= width * 2) from = halved(from);
  const by = from.width / width;
  const made = blank(width, Math.max(1, Math.round(from.height / by)));
  for (let y = 0; y < made.height; y += 1)
    for (let x = 0; x < width; x += 1)
      made.data[y * width + x] = sample(from, (x + 0.5) * by - 0.5, (y + 0.5) * by - 0.5);
  return made;
}

function halved({ width, height, data }: Gray): Gray {
  const made = blank(width >> 1, height >> 1);
  for (let y = 0; y < made.height; y += 1)
    for (let x = 0; x < made.width; x += 1) {
      const at = y * 2 * width + x * 2;
      made.data[y * made.width + x] =
        ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + width] ?? 0) + (data[at + width + 1] ?? 0)) / 4;
    }
  return made;
}

/** Turned by so many degrees about its middle, clockwise as one sees it; the size stays. */
export function turned(gray: Gray, degrees: number): Gray {
  const { width, height } = gray;
  const made = blank(width, height);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const midX = (width - 1) / 2;
  const midY = (height - 1) / 2;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const dx = x - midX;
      const dy = y - midY;
      made.data[y * width + x] = sample(gray, midX + dx * cos + dy * sin, midY - dx * sin + dy * cos);
    }
  return made;
}

/** A part of it; what reaches over the edge is cut off. */
export function cropped(gray: Gray, { x0, y0, x1, y1 }: Box): Gray {
  const left = Math.min(Math.max(0, Math.floor(x0)), gray.width - 1);
  const top = Math.min(Math.max(0, Math.floor(y0)), gray.height - 1);
  const made = blank(
    Math.max(1, Math.min(gray.width, Math.ceil(x1)) - left),
    Math.max(1, Math.min(gray.height, Math.ceil(y1)) - top),
  );
  for (let y = 0; y < made.height; y += 1) {
    const from = (top + y) * gray.width + left;
    made.data.set(gray.data.subarray(from, from + made.width), y * made.width);
  }
  return made;
}

/** Mean of the square of `radius` about each pixel. */
export function localMean({ width, height, data }: Gray, radius: number): Float32Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const means = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - radius) * (width + 1);
    const bottom = Math.min(height, y + radius + 1) * (width + 1);
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const sum =
        (sums[bottom + right] ?? 0) -
        (sums[bottom + left] ?? 0) -
        (sums[top + right] ?? 0) +
        (sums[top + left] ?? 0);
      means[y * width + x] = sum / ((right - left) * ((bottom - top) / (width + 1)));
    }
  }
  return means;
}

/** What is darkest on a paper that is otherwise light, as a share of its surroundings; strokes of a dim card are as black as those of a bright one. */
const PAPER = 235;
const INK_SHARE = 0.02;

/**
 * Light from one side, a shadow and the card's own pattern taken off: each pixel against its surroundings, then stretched until the
 * strokes are black.
 */
export function evened(gray: Gray): Gray {
  const { width, height, data } = gray;
  const means = localMean(gray, Math.max(8, Math.round(width / 40)));
  const shares = new Float32Array(data.length);
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 1) {
    const share = Math.min(1, (data[at] ?? 0) / Math.max(1, means[at] ?? 0));
    shares[at] = share;
    const step = Math.round(share * 255);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  let seen = 0;
  let ink = 0;
  while (ink < 200 && seen < data.length * INK_SHARE) {
    seen += counts[ink] ?? 0;
    ink += 1;
  }
  const made = blank(width, height);
  const black = ink / 255;
  for (let at = 0; at < data.length; at += 1)
    made.data[at] = (((shares[at] ?? 0) - black) / (1 - black)) * PAPER;
  return made;
}

/** As a portable graymap, which the reader of letters takes as it is: no canvas is needed to pack it. */
export function graymapOf({ width, height, data }: Gray): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const made = new Uint8Array(head.length + data.length);
  made.set(head);
  made.set(data, head.length);
  return made;
}
