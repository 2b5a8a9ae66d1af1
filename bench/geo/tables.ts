import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Point } from '#siaga/contracts';

const LON = ['lng', 'lon', 'long', 'longitude', 'bujur', 'x'];
const LAT = ['lat', 'latitude', 'lintang', 'y'];

export type Row = Readonly<Record<string, string>>;

/** The rows of a CSV file; its first line names the columns. */
export function readRows(file: string): Row[] {
  return parse(readFileSync(file), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
}

/** The first column of these names that has something in it, or ''; case and underscores at the end do not count. */
export function cell(row: Row, names: readonly string[]): string {
  for (const [column, value] of Object.entries(row)) {
    if (names.includes(column.toLowerCase().replace(/_+$/, '')) && value.trim() !== '') return value.trim();
  }
  return '';
}

/** The row's point, or null where it has none. */
export function pointOfRow(row: Row): Point | null {
  const [lon, lat] = [cell(row, LON), cell(row, LAT)].map((text) => (text === '' ? NaN : Number(text)));
  return Number.isFinite(lon) && Number.isFinite(lat) ? { lon: lon ?? NaN, lat: lat ?? NaN } : null;
}
