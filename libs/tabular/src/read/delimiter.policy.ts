/** What divides cells. */
export type Delimiter = ',' | ';' | '\t' | '|';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

/**
 * The divider that the most of the first lines have equally often, decimal commas and titles above the heading notwithstanding;
 * a comma where none has any.
 */
export function delimiterOf(lines: readonly string[]): Delimiter {
  const [first] = lines;
  const hint = /^"?sep=([,;|\t])"?$/i.exec(first ?? '')?.[1];
  if (hint !== undefined) return DELIMITERS.find((each) => each === hint) ?? ',';
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter)).filter((count) => count > 0);
    const usual = mostFrequent(counts);
    return { delimiter, usual, lines: counts.filter((count) => count === usual).length };
  });
  scored.sort((a, b) => b.lines - a.lines || b.usual - a.usual);
  const [best] = scored;
  return best !== undefined && best.lines > 0 ? best.delimiter : ',';
}

function countOutsideQuotes(line: string, delimiter: string): number {
  return line.replace(/"[^"]*"?/g, '').split(delimiter).length - 1;
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  const [most] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most?.[0] ?? 0;
}
