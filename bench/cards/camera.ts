/** Colours of a picture, four bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** How a card lies before a camera. */
export interface Shot {
  /** Pixels of the frame's width. */
  readonly width: number;
  /** Degrees clockwise. */
  readonly turn: number;
  /** How much smaller the far edge is than the near one, as a share. */
  readonly tilt: number;
  /** Radius of what is out of focus, in pixels of the frame. */
  readonly blur: number;
  /** Share of the light that comes back. */
  readonly light: number;
  /** Share of the frame that the card fills. */
  readonly fill: number;
}

export const STRAIGHT: Shot = { width: 1280, turn: 0, tilt: 0, blur: 0.6, light: 1, fill: 0.92 };

const TABLE = 92;
const SHARE = 54 / 85.6;
/** A phone's sensor at dusk. */
const NOISE = 7;

/** Photographs a card: turned and tilted on a table, out of focus, in little light, with the noise of a sensor (the same each time). */
export function photographed(card: Picture, { width, turn, tilt, blur, light, fill }: Shot): Picture {
  const height = Math.round(width * SHARE);
  const data = new Uint8ClampedArray(width * height * 4);
  const sin = Math.sin((turn * Math.PI) / 180);
  const cos = Math.cos((turn * Math.PI) / 180);
  const random = seeded(width + turn * 100 + tilt * 1_000);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const dx = (x - width / 2) / (width * fill);
      const dy = (y - height / 2) / (width * fill);
      const u = dx * cos + dy * sin;
      const v = -dx * sin + dy * cos;
      // The far edge is further away by `tilt`: straight lines stay straight.
      const depth = 1 / (1 + (tilt * v) / SHARE);
      const at = colourAt(card, u * depth + 0.5, (v * depth) / SHARE + 0.5);
      // Light falls off to one side, as beside a lamp.
      const lit = light * (1.05 - 0.2 * (x / width));
      const noise = (random() - 0.5) * 2 * NOISE;
      for (let channel = 0; channel < 3; channel += 1)
        data[(y * width + x) * 4 + channel] = (at[channel] ?? TABLE) * lit + noise;
      data[(y * width + x) * 4 + 3] = 255;
    }
  return blurred({ width, height, data }, blur);
}

function colourAt({ width, height, data }: Picture, u: number, v: number): readonly number[] {
  if (u < 0 || v < 0 || u >= 1 || v >= 1) return [TABLE, TABLE * 0.95, TABLE * 0.85];
  const x = u * width;
  const y = v * height;
  // The mean of four neighbours stands for what one point of the sensor sees.
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const px = Math.min(width - 1, Math.floor(x + dx));
      const py = Math.min(height - 1, Math.floor(y + dy));
      sum += data[(py * width + px) * 4 + channel] ?? 0;
    }
    return sum / 4;
  });
}

/** Gaussian by its weights, along rows and then along columns. */
function blurred(picture: Picture, radius: number): Picture {
  if (radius <= 0) return picture;
  const reach = Math.ceil(radius * 2.5);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * radius ** 2)),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const pass = ({ width, height, data }: Picture, stepX: number, stepY: number): Picture => {
    const made = new Uint8ClampedArray(data.length);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        for (let channel = 0; channel < 4; channel += 1) {
          let sum = 0;
          for (let at = -reach; at <= reach; at += 1) {
            const px = Math.min(width - 1, Math.max(0, x + at * stepX));
            const py = Math.min(height - 1, Math.max(0, y + at * stepY));
            sum += (data[(py * width + px) * 4 + channel] ?? 0) * (weights[at + reach] ?? 0);
          }
          made[(y * width + x) * 4 + channel] = sum / whole;
        }
    return { width, height, data: made };
  };
  return pass(pass(picture, 1, 0), 0, 1);
}

/** The same numbers from the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = Math.round(seed) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
