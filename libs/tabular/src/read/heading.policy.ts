/** A name as it is compared: without case, accents, spaces and signs. */
export function foldHeading(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Where the heading of a grid is, and the names of its columns. */
export interface Heading {
  /** How many of the given rows are the heading and what stands above it. */
  rows: number;
  names: string[];
}

const MOST_TITLE_ROWS = 25;
/** A cell of a row may by chance be a known name ("kota"). */
const LEAST_KNOWN = 2;

/**
 * Finds the heading among the first rows: the row with the most names that are known, together with the row above where that gives
 * the column its meaning ("Koordinat" merged over "Bujur" and "Lintang"). Without any known name, the first row of more than one cell.
 */
export function findHeading(rows: readonly (readonly string[])[], known: ReadonlySet<string>): Heading {
  const score = (names: readonly string[]) =>
    new Set(names.map(foldHeading).filter((name) => known.has(name))).size;
  const first = firstWide(rows);
  let best: Heading & { score: number } = { ...first, score: Math.max(score(first.names), LEAST_KNOWN - 1) };
  rows.slice(0, MOST_TITLE_ROWS).forEach((row, index) => {
    const above = rows[index - 1];
    const variants = above === undefined ? [row] : [row, ...joined(above, row)];
    for (const names of variants) {
      const found = score(names);
      if (found > best.score) best = { rows: index + 1, names: [...names], score: found };
    }
  });
  return { rows: best.rows, names: uniqueNames(best.names) };
}

function firstWide(rows: readonly (readonly string[])[]): Heading {
  const at = rows.findIndex((row) => row.filter((cell) => cell !== '').length > 1);
  const index = Math.max(0, at);
  return { rows: Math.min(rows.length, index + 1), names: [...(rows[index] ?? [])] };
}

/** Two rows as one heading: what stands merged above fills where nothing stands below, or goes before it. */
function joined(above: readonly string[], below: readonly string[]): string[][] {
  const width = Math.max(above.length, below.length);
  const columns = Array.from({ length: width }, (_, at) => at);
  const merged: string[] = [];
  for (const at of columns) merged.push(above[at] || (below[at] ? (merged[at - 1] ?? '') : ''));
  return [
    columns.map((at) => below[at] || (above[at] ?? '')),
    columns.map((at) => (below[at] ? `${merged[at] ?? ''} ${below[at]}`.trim() : (above[at] ?? ''))),
  ];
}

/** Columns without a name are called by their number; a name that comes again gets its count. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name, index) => {
    const shown = name.replace(/\s+/g, ' ').trim() || `#${index + 1}`;
    const count = (seen.get(shown) ?? 0) + 1;
    seen.set(shown, count);
    return count === 1 ? shown : `${shown} (${count})`;
  });
}
