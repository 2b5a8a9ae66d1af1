import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { UnreadableTable } from '../problems.js';
import { openTable } from '../read/open-table.js';
import type { Table, TableRow } from '../read/table.js';
import { buildWorkbook } from './build-workbook.fixture.js';
import { numberFormOf, serialToText } from './number-format.policy.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'siaga-xlsx-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function open(content: Uint8Array): Promise<Table> {
  // By its content, whatever its name says.
  const file = path.join(folder, `${String(++files)}.csv`);
  await writeFile(file, content);
  return openTable(file, { known: new Set(['nama', 'waktu', 'bujur']) });
}

async function rowsOf(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  return rows;
}

const inline = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a workbook', () => {
  it('should read texts, dates by their format, numbers whole and the value of a formula', async () => {
    const sheet = `<sheetData>
      <row r="1">${['Nama', 'Waktu', 'Tanggal', 'Jam', 'Telepon', 'Nol', 'Bujur', 'Hitung'].map((name, at) => inline(`${'ABCDEFGH'[at] ?? ''}1`, name)).join('')}</row>
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>46354.385775463</v></c><c r="C2" s="2"><v>46354</v></c>
        <c r="D2" s="3"><v>0.38541666666666669</v></c><c r="E2"><v>8.1300000012E10</v></c><c r="F2" s="4"><v>81300000012</v></c>
        <c r="G2"><v>103.61309999999999</v></c><c r="H2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>
      <row r="4"><c r="A4" t="s"><v>1</v></c><c r="H4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>`;
    const formats = ['dd/mm/yyyy\\ hh:mm:ss', '[$-421]dd\\ mmmm\\ yyyy;@', 'h.mm', '000000000000'];
    const table = await open(buildWorkbook({ sheet, formats, texts: ['RS &amp; Klinik', 'B'] }));
    expect(table.facts).toMatchObject({ format: 'xlsx', sheet: 'Data', headingRow: 1 });
    expect(await rowsOf(table)).toEqual([
      {
        row: 2,
        cells: {
          ...{ Nama: 'RS & Klinik', Waktu: '2026-11-28 09:15:31', Tanggal: '2026-11-28', Jam: '09:15:00' },
          ...{ Telepon: '81300000012', Nol: '081300000012', Bujur: '103.6131', Hitung: 'ab' },
        },
      },
      {
        row: 4,
        cells: {
          Nama: 'B',
          Waktu: '',
          Tanggal: '',
          Jam: '',
          Telepon: '',
          Nol: '',
          Bujur: '',
          Hitung: '#DIV/0!',
        },
      },
    ]);
  });

  it('should join runs of a text and leave pronunciation out', async () => {
    const parts = {
      'xl/sharedStrings.xml': '<sst><si><r><t>RS </t></r><r><t>Umum</t></r><rPh><t>no</t></rPh></si></sst>',
    };
    const sheet = `<sheetData><row>${inline('A1', 'Nama')}${inline('B1', 'Waktu')}</row><row><c t="s"><v>0</v></c></row></sheetData>`;
    expect(await rowsOf(await open(buildWorkbook({ sheet, parts })))).toEqual([
      { row: 2, cells: { Nama: 'RS Umum', Waktu: '' } },
    ]);
  });

  it('should take the first sheet that is seen, read hidden columns in their place and say so', async () => {
    const sheets =
      '<sheet name="Lama" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Kini" sheetId="2" r:id="rId2"/>';
    const parts = {
      'xl/worksheets/sheet2.xml': `<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData>
        <row r="1">${inline('A1', 'Nama')}${inline('B1', 'Kode')}${inline('C1', 'Bujur')}</row>
        <row r="2">${inline('A2', 'RS A')}<c r="C2"><v>103.6</v></c></row></sheetData></worksheet>`,
    };
    const table = await open(buildWorkbook({ sheet: '', sheets, parts }));
    expect(table.facts).toMatchObject({ sheet: 'Kini', otherSheets: ['Lama'], hiddenColumns: ['Kode'] });
    expect(await rowsOf(table)).toEqual([{ row: 2, cells: { Nama: 'RS A', Kode: '', Bujur: '103.6' } }]);
  });

  it('should find a heading of merged cells below a title', async () => {
    const sheet = `<sheetData><row r="1">${inline('A1', 'DAFTAR')}</row>
      <row r="2">${inline('A2', 'Nama')}${inline('B2', 'Koordinat')}</row><row r="3">${inline('B3', 'Bujur')}${inline('C3', 'Lintang')}</row>
      <row r="4">${inline('A4', 'RS A')}<c r="B4"><v>103</v></c><c r="C4"><v>-1</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/></mergeCells>`;
    expect(await rowsOf(await open(buildWorkbook({ sheet })))).toEqual([
      { row: 4, cells: { Nama: 'RS A', Bujur: '103', Lintang: '-1' } },
    ]);
  });

  it.each([
    [
      'entities of its own',
      {
        sheet: '',
        parts: { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY x "y">]><sst><si><t>&x;</t></si></sst>' },
      },
      /entities/,
    ],
    ['broken XML', { sheet: '<sheetData><row>' }, /damaged/],
    [
      'no sheet that is seen',
      { sheet: '', sheets: '<sheet name="A" state="veryHidden" r:id="rId1"/>' },
      /no visible sheet/,
    ],
    ['a sheet that is not there', { sheet: '', sheets: '<sheet name="A" r:id="rId2"/>' }, /not in it/],
    [
      'a cell far outside',
      { sheet: '<sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData>' },
      /columns/,
    ],
  ])('should refuse one with %s', async (_, parts, words) => {
    const read = open(buildWorkbook(parts)).then(rowsOf);
    await expect(read).rejects.toThrow(UnreadableTable);
    await expect(read).rejects.toThrow(words);
  });

  it('should refuse an archive that is no workbook, and one that is cut off', async () => {
    await expect(
      open(zipSync({ mimetype: new Uint8Array([1]), 'content.xml': new Uint8Array([1]) })),
    ).rejects.toThrow(/no Excel workbook/);
    const whole = buildWorkbook({
      sheet: `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(9_000)}</sheetData>`,
    });
    await expect(open(whole.slice(0, whole.length / 2)).then(rowsOf)).rejects.toThrow(UnreadableTable);
  });

  it('should stop unpacking a bomb long before it fills the memory', async () => {
    const bomb = buildWorkbook({ sheet: `<sheetData>${' '.repeat(80 * 1024 * 1024)}</sheetData>` });
    const before = process.memoryUsage().rss;
    await expect(open(bomb).then(rowsOf)).rejects.toThrow(/unpacks to far more/);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });
});

describe('numberFormOf', () => {
  it.each([
    [0, null, 'number'],
    [14, null, 'date'],
    [22, null, 'moment'],
    [20, null, 'time'],
    [164, 'yyyy\\-mm\\-dd', 'date'],
    [164, 'dd mmm yyyy hh:mm', 'moment'],
    [164, '[h]:mm:ss', 'time'],
    [164, '[Red]0.00', 'number'],
    [164, '#,##0.00" hari"', 'number'],
    [164, '"Rp"#,##0_);[Red]("Rp"#,##0)', 'number'],
    [164, 'General', 'number'],
    [164, '000000000000', { zeros: 12 }],
  ])('should take %s %s for %j', (id, code, form) => {
    expect(numberFormOf(id, code)).toEqual(form);
  });
});

describe('serialToText', () => {
  it.each([
    [46354.385775463, 'moment', false, '2026-11-28 09:15:31'],
    [44892.385775463, 'moment', true, '2026-11-28 09:15:31'],
    [46354, 'date', false, '2026-11-28'],
    [46354.5, 'date', false, '2026-11-28 12:00:00'],
    [-1, 'date', false, null],
  ] as const)('should show %s as %s', (serial, form, is1904, text) => {
    expect(serialToText(serial, form, is1904)).toBe(text);
  });
});
