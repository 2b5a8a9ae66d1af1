/** What is said around what is looked for. */
const FILLERS: ReadonlySet<string> = new Set([
  ...['klinik', 'poli', 'poliklinik', 'di', 'ke', 'untuk', 'yang', 'dan', 'clinic', 'the', 'at', 'for'],
]);
const NEAREST: ReadonlySet<string> = new Set(['terdekat', 'dekat', 'nearest', 'near']);
const MOST_WORDS = 6;

/** What somebody typed: the words that must be found, and whether they ask for the nearest. `klinik anak terdekat` is `anak`, the nearest. */
export function readAskedWords(text: string): {
  readonly words: readonly string[];
  readonly isNearest: boolean;
} {
  const all = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const kept = all.filter((word) => !FILLERS.has(word) && !NEAREST.has(word));
  return { words: kept.slice(0, MOST_WORDS), isNearest: all.some((word) => NEAREST.has(word)) };
}
