/** As street signs and maps write them. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^jalan\s+/i, 'Jl. '],
  [/^gang\s+/i, 'Gg. '],
  [/^lorong\s+/i, 'Lrg. '],
  [/^kabupaten\s+/i, 'Kab. '],
];

/** A name as it stands on a map, where room is scarce. */
export function shortName(name: string): string {
  for (const [long, short] of SHORT) if (long.test(name)) return name.replace(long, short);
  return name;
}
