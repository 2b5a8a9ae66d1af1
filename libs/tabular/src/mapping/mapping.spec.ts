import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTable } from '../read/open-table.js';
import { csvLine } from '../write/csv-line.js';
import type { ColumnMapping, TableField } from './field.js';
import { mapRows, surveyDates, type MappedRow } from './mapped-rows.js';
import { knownHeadings, matchHeadings, parseColumns } from './match-headings.policy.js';

const label = { id: '', en: '' };
const FIELDS: TableField[] = [
  { name: 'code', kind: 'text', synonyms: ['kode'], label },
  { name: 'at', kind: 'moment', synonyms: ['waktu', 'tanggal'], label },
  { name: 'phone', kind: 'phone', synonyms: ['no. telp', 'telepon'], label },
  { name: 'lon', kind: 'lon', synonyms: ['bujur'], label },
  { name: 'lat', kind: 'lat', synonyms: ['lintang'], label },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'siaga-mapping-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function mapped(text: string, given: Partial<ColumnMapping> = {}): Promise<MappedRow[]> {
  const file = path.join(folder, 'x.csv');
  await writeFile(file, text);
  const table = await openTable(file, { known: knownHeadings(FIELDS) });
  const { columns } = matchHeadings(table.headings, FIELDS);
  const mapping: ColumnMapping = { columns, fixed: {}, dateOrder: null, ...given };
  const dateOrder = await surveyDates(table, mapping, FIELDS);
  const options = { fields: FIELDS, mapping: { ...mapping, dateOrder }, timeZone: 'Asia/Jakarta' };
  const rows: MappedRow[] = [];
  for await (const row of mapRows(table, options)) rows.push(row);
  return rows;
}

describe('matchHeadings', () => {
  it('should know names in two languages, however they are written, and say what is left', () => {
    expect(matchHeadings(['KODE', 'No.Telp', 'Tanggal', 'at', 'Catatan'], FIELDS)).toEqual({
      columns: { code: 'KODE', phone: 'No.Telp', at: 'at' },
      unused: ['Tanggal', 'Catatan'],
    });
  });

  it('should read columns as they are told, and refuse a field that is none', () => {
    expect(parseColumns('at=Datetime; code:=X ;phone=No; ', FIELDS)).toEqual({
      columns: { at: 'Datetime', phone: 'No' },
      fixed: { code: 'X' },
    });
    expect(parseColumns('waktu=Datetime', FIELDS)).toEqual({
      problem: expect.stringContaining('names no field'),
    });
  });
});

describe('mapRows', () => {
  it('should decide 05/11/2026 by what the rest of the column shows, before or after', async () => {
    const rows = await mapped('kode,waktu\nA,05/11/2026 09.00\nB,28/11/2026 09.00\n');
    expect(rows.map(({ values }) => values['at'])).toEqual([
      '2026-11-05T02:00:00.000Z',
      '2026-11-28T02:00:00.000Z',
    ]);
  });

  it('should refuse what no other row decides, by row and column, and keep the rest of the row', async () => {
    const [row] = await mapped('kode,waktu\nA,05/11/2026 09.00\n');
    expect(row?.values).toEqual({ code: 'A' });
    expect(row?.problems).toMatchObject([{ row: 2, column: 'waktu', code: 'date.ambiguous' }]);
  });

  it('should take the order that a mapping brings', async () => {
    const [row] = await mapped('kode,waktu\nA,05/11/2026 09.00\n', { dateOrder: 'mdy' });
    expect(row?.values['at']).toBe('2026-05-11T02:00:00.000Z');
  });

  it('should name each bad cell of a spoiled row and use none of them', async () => {
    const [row] = await mapped('kode;telepon;bujur;lintang\n=A1;8,13E+10;-1,61;103,61\n');
    expect(row).toMatchObject({ row: 2, values: {}, point: null });
    expect(row?.problems.map(({ column, code }) => [column, code])).toEqual([
      ['kode', 'cell.formula'],
      ['telepon', 'phone.shortened'],
      ['bujur', 'point.swapped'],
    ]);
  });

  it('should fill what is the same for all', async () => {
    const [row] = await mapped('waktu\n2026-11-28 09:00\n', { fixed: { code: 'X' } });
    expect(row?.values['code']).toBe('X');
  });
});

describe('csvLine', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+62813', "'+62813"],
    ['-cmd|x', "'-cmd|x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1+1', "' =1+1"],
    ['\t=1+1', '"\'\t=1+1"'],
    ['\r=1', '"\'\r=1"'],
    ['＝1+1', "'＝1+1"],
    ['-12.5', '-12.5'],
    ['Jl. "A", no 1', '"Jl. ""A"", no 1"'],
    ['dua\nbaris', '"dua\nbaris"'],
    ['André', 'André'],
  ])('should write %j so that nothing is calculated', (cell, written) => {
    expect(csvLine([cell])).toBe(`${written}\r\n`);
  });

  it('should come back as it was when it is read', async () => {
    const file = path.join(folder, 'back.csv');
    await writeFile(file, csvLine(['a', 'b']) + csvLine(['=1;"', 'x\ny']) + csvLine([-1.5, null]));
    const rows: unknown[] = [];
    for await (const row of (await openTable(file)).rows()) rows.push('cells' in row && row.cells);
    expect(rows).toEqual([
      { a: `'=1;"`, b: 'x\ny' },
      { a: '-1.5', b: '' },
    ]);
  });
});
