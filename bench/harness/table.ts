import type { Measured, Result } from './result.js';

const HEAD = ['bench', 'case', 'metric', 'ours', 'reference', 'ratio', 'rounds', 'goal', ''];

/** The results as a table for people; `rounds` is the lowest and highest ratio of a round. */
export function tableOf(results: readonly Measured[]): string {
  const rows = [HEAD, ...results.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The results as they go into the JSON file. */
export function withoutSpread({ spread: _, ...result }: Measured): Result {
  return result;
}

function rowOf(result: Measured): string[] {
  return [
    result.bench,
    result.case,
    result.metric,
    figure(result.ours),
    result.reference === null ? '' : figure(result.reference),
    result.ratio?.toFixed(3) ?? '',
    result.spread?.map((ratio) => ratio.toFixed(2)).join('-') ?? '',
    result.goal ?? 'none',
    result.ok ? 'ok' : 'MISSED',
  ];
}

function figure(value: number): string {
  if (value >= 1_000) return String(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(3);
}

function pad(text: string, width: number, column: number): string {
  return column >= 3 && column <= 5 ? text.padStart(width) : text.padEnd(width);
}
