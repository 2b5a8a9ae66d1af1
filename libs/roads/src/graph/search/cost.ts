/**
 * The cost of a way: its milliseconds and its decimetres in one double, `ms * 2^25 + dm`. Both are whole numbers, so
 * sums are exact below 2^53 (74 hours, 3,355 km), two searches can be compared by `===`, and of two ways that take
 * equally long the shorter one is the fastest way. `Infinity`: no way.
 */
export const DECIMETRES = 2 ** 25;

/** No way leads there. */
export const UNREACHABLE = Infinity;

/** Packs whole milliseconds and whole decimetres. */
export function costOf(ms: number, dm: number): number {
  return ms * DECIMETRES + dm;
}

/** Seconds of a cost, to the millisecond; Infinity for `UNREACHABLE`. */
export function secondsOf(cost: number): number {
  return Math.floor(cost / DECIMETRES) / 1_000;
}

/** Metres of a cost, to the decimetre; Infinity for `UNREACHABLE`. */
export function metresOf(cost: number): number {
  return cost === UNREACHABLE ? Infinity : (cost % DECIMETRES) / 10;
}
