import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UnreadableTable } from '../problems.js';
import { openTable } from './open-table.js';
import type { OpenOptions, Table, TableRow } from './table.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'siaga-tabular-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function open(
  content: string | Uint8Array,
  name = 'list.csv',
  options: OpenOptions = {},
): Promise<Table> {
  const file = path.join(folder, `${String(++files)}-${name}`);
  await writeFile(file, content);
  return openTable(file, options);
}

async function rowsOf(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  return rows;
}

const cellsOf = async (table: Table) =>
  (await rowsOf(table)).map((row) => ('cells' in row ? row.cells : { [row.row]: row.problem }));

const utf16 = (text: string, isBig = false, hasMark = true): Buffer => {
  const buffer = Buffer.from(`${hasMark ? '\ufeff' : ''}${text}`, 'utf16le');
  return isBig ? buffer.swap16() : buffer;
};
const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('encodings', () => {
  const text = 'nama,tempat\nAndré,Café “Kopi” – Jl. Contoh\n';
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 little endian', utf16(text), 'utf-16le'],
    ['UTF-16 big endian', utf16(text, true), 'utf-16be'],
    ['UTF-16 without a mark', utf16(text, false, false), 'utf-16le'],
    ['UTF-16 big endian without a mark', utf16(text, true, false), 'utf-16be'],
    ['Windows-1252', bytes('nama,tempat\nAndr\xe9,Caf\xe9 \x93Kopi\x94 \x96 Jl. Contoh\n'), 'windows-1252'],
  ])('should read %s', async (_, content, encoding) => {
    const table = await open(content);
    expect(table.facts.encoding).toBe(encoding);
    expect(await cellsOf(table)).toEqual([{ nama: 'André', tempat: 'Café “Kopi” – Jl. Contoh' }]);
  });

  it('should tell Windows-1252 by a letter far behind the first bytes', async () => {
    const rows = 'Budi,Jambi\n'.repeat(60_000);
    const table = await open(bytes(`nama,tempat\n${rows}Andr\xe9,Jambi\n`));
    expect((await rowsOf(table)).at(-1)).toMatchObject({ row: 60_002, cells: { nama: 'André' } });
  });

  it('should refuse only the broken rows of a file that is UTF-8 otherwise', async () => {
    const content = Buffer.concat([
      Buffer.from('nama\nAndré\nCafé\n'),
      bytes('Ren\xe9\n'),
      Buffer.from('Zoë\n'),
    ]);
    expect(await cellsOf(await open(content))).toEqual([
      { nama: 'André' },
      { nama: 'Café' },
      { 4: 'row.encoding' },
      { nama: 'Zoë' },
    ]);
  });

  it('should keep the sign of a letter that was lost before, in a file that is UTF-8 throughout', async () => {
    expect(await cellsOf(await open('nama\nAwa\ufffdi\n'))).toEqual([{ nama: 'Awa\ufffdi' }]);
  });

  it('should refuse a row with half an emoji in UTF-16, and a NUL, each by itself', async () => {
    const half = Buffer.concat([utf16('nama\nA'), Buffer.from([0x3d, 0xd8]), utf16('\nB\n', false, false)]);
    expect(await cellsOf(await open(half))).toEqual([{ 2: 'row.encoding' }, { nama: 'B' }]);
    const nul = `nama,kota\n${'Budi,Jambi\n'.repeat(40)}A\0B,x\nC,y\n`;
    expect((await cellsOf(await open(nul))).slice(-2)).toEqual([
      { 42: 'row.control' },
      { nama: 'C', kota: 'y' },
    ]);
  });

  it.each([
    ['code page 850', bytes('nama\nAndr\x82\n'), /neither UTF-8, UTF-16 nor Windows-1252/],
    ['Mac Roman', bytes('nama\nAndr\x8e\n'), /neither UTF-8/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /UTF-32/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), /old Excel workbook/],
    ['a PDF', '%PDF-1.7', /PDF/],
    ['a web page that calls itself .xls', '<html><table></table></html>', /web page/],
    ['something packed', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/],
    ['nothing', '', /empty/],
  ])('should refuse %s by its name', async (_, content, words) => {
    const opened = open(content);
    await expect(opened).rejects.toThrow(UnreadableTable);
    await expect(opened).rejects.toThrow(words);
  });
});

describe('separators and lines', () => {
  it.each([
    ['comma', 'a,b,c\n1,2,3\n'],
    ['semicolon and decimal commas', 'a;b;c\n1;2;3\n'],
    ['tab', 'a\tb\tc\r\n1\t2\t3\r\n'],
    ['bar', 'a|b|c\n1|2|3'],
    ['an old Mac', 'a,b,c\r1,2,3\r'],
    ['Excel’s hint', 'sep=;\na;b;c\n1;2;3\n'],
    ['empty cells behind', 'a;b;c;;\n1;2;3;;\n;;;;\n'],
  ])('should read %s', async (_, content) => {
    expect(await cellsOf(await open(content))).toEqual([{ a: '1', b: '2', c: '3' }]);
  });

  it('should take decimal commas for no separator', async () => {
    const table = await open('lon;lat\n103,6131;-1,6101\n103,6;-1,6\n');
    expect(table.facts.delimiter).toBe(';');
    expect((await cellsOf(table))[0]).toEqual({ lon: '103,6131', lat: '-1,6101' });
  });

  it('should keep empty cells between tabs, quotes or not', async () => {
    expect(await cellsOf(await open('a\tb\tc\n\t\t3\n"1"\t\t"x\ty"\n'))).toEqual([
      { a: '', b: '', c: '3' },
      { a: '1', b: '', c: 'x\ty' },
    ]);
  });

  it('should name rows that do not fit the heading and take the others', async () => {
    expect(await cellsOf(await open('a,b\n1\n1,2,3\n4,5\n'))).toEqual([
      { 2: 'row.cells' },
      { 3: 'row.cells' },
      { a: '4', b: '5' },
    ]);
  });

  it.each([
    ['in the middle of a cell', '103°36\'47"E;1°36\'36"S'],
    ['once, never closed', '"Budi;Jambi'],
    ['once, in the middle', '5" pipa;Jambi'],
    ['closed too early', '"RS "Harapan" Jambi";x'],
  ])('should refuse a row with a quotation mark %s and no other', async (_, bad) => {
    const after = Array.from({ length: 300 }, (__, at) => `n${String(at)};"kota ""${String(at)}"""`);
    const rows = await cellsOf(await open(`nama;kota\nA;B\n${bad}\n${after.join('\n')}\n`));
    expect(rows).toHaveLength(302);
    expect(rows[1]).toEqual({ 3: 'row.quote' });
    expect(rows.slice(2).every((row, at) => row.kota === `kota "${String(at)}"`)).toBe(true);
  });

  it('should refuse a line without an end and go on behind it', async () => {
    const table = await open(`a,b\n1,2\n${'x'.repeat(1_500_000)}\n3,4\n`);
    expect(await cellsOf(table)).toEqual([{ a: '1', b: '2' }, { 3: 'row.too_long' }, { a: '3', b: '4' }]);
  });

  it('should read lines that one cell goes over', async () => {
    const table = await open('alamat,desa\n"Jl. Contoh, no 1",A\n\n"dua\nbaris",B\n');
    expect(await rowsOf(table)).toEqual([
      { row: 2, cells: { alamat: 'Jl. Contoh, no 1', desa: 'A' } },
      { row: 5, cells: { alamat: 'dua\nbaris', desa: 'B' } },
    ]);
  });
});

describe('headings', () => {
  const known = new Set(['nama', 'lintang', 'bujur', 'koordinatbujur']);

  it('should find the heading below titles', async () => {
    const table = await open('DAFTAR RUMAH SAKIT;;\nTahun 2026;;\n\nNama;Lintang;Bujur\nA;1;2\n', 'x.csv', {
      known,
    });
    expect(table.facts.headingRow).toBe(4);
    expect(await rowsOf(table)).toEqual([{ row: 5, cells: { Nama: 'A', Lintang: '1', Bujur: '2' } }]);
  });

  it('should join a heading of two rows', async () => {
    const table = await open('No;Nama;Koordinat;\n;;Bujur;Lintang\n1;A;2;3\n', 'x.csv', { known });
    expect(table.headings).toEqual(['No', 'Nama', 'Bujur', 'Lintang']);
  });

  it('should call columns without a name and names that come again', async () => {
    expect((await open('a,,a\n1,2,3\n')).headings).toEqual(['a', '#2', 'a (2)']);
  });

  it('should take a name of an object’s own for a column like others', async () => {
    const [row] = await cellsOf(await open('__proto__,toString\n1,2\n'));
    expect(Object.entries(row ?? {})).toEqual([
      ['__proto__', '1'],
      ['toString', '2'],
    ]);
  });
});

describe('JSON', () => {
  it('should read lines and name the broken ones', async () => {
    const table = await open('{"type":"offered"}\n\n[1]\nnot json\n{"type":"ended"}', 'a.jsonl');
    expect(await cellsOf(table)).toEqual([
      { type: 'offered' },
      { 3: 'row.json' },
      { 4: 'row.json' },
      { type: 'ended' },
    ]);
  });

  it('should read a list, with a mark before it', async () => {
    const table = await open('\ufeff[{"code":"A","phones":["1"]},7]', 'a.json');
    expect(await cellsOf(table)).toEqual([{ code: 'A', phones: ['1'] }, { 2: 'row.json' }]);
  });

  it('should read features and refuse those that are none', async () => {
    const features = [{ type: 'Feature', properties: { nama: 'A' }, geometry: null }, 'nothing'];
    const table = await open(JSON.stringify({ type: 'FeatureCollection', features }), 'a.geojson');
    expect(await cellsOf(table)).toEqual([{ nama: 'A' }, { 2: 'row.feature' }]);
  });

  it.each([['{'], ['[{"a":1},'], ['{"type":"FeatureCollection","features":[{}']])(
    'should say that %s breaks off',
    async (content) => {
      const read = open(content, 'a.geojson').then(rowsOf);
      await expect(read).rejects.toThrow(UnreadableTable);
    },
  );
});
