import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  LIST_MAX_ROWS,
  type ListColumns,
  type ListImport,
  type ListPreview,
  type Grant,
} from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { newId } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { useFacilitiesWorld, type FacilitiesWorld } from '../support/facilities-world.js';

const HEADING = 'Fasilitas;Golongan;Kab;Kec;Kontak;Lintang;Bujur';
const LIST = [
  HEADING,
  'Café Bunda;RS;Kota Jambi;Jambi Timur;0741-60001;-1,5931;103,6312',
  'Melati;Apotek;Kota Jambi;Jambi Timur;0741-60002;;',
  'Kenanga;Puskesmas;Kota Jambi;Alam Barajo;8,13E+10;-1,642;103,542',
  'Kasang;Puskesmas;Kab. Muaro Jambi;Kumpeh Ulu;;-1,6;103,68',
].join('\r\n');
const COLUMNS: ListColumns = {
  name: 'Fasilitas',
  kind: 'Golongan',
  regencyName: 'Kab',
  districtName: 'Kec',
  phone: 'Kontak',
  lat: 'Lintang',
  lon: 'Bujur',
};
const { phone: _phone, ...WITHOUT_PHONE } = COLUMNS;
const adminOf = (regionCode: string): Grant[] => [{ role: 'admin', scope: { kind: 'region', regionCode } }];
const KIND = 'facilities' as const;
const GONE = { code: 'RESOURCE.NOT_FOUND' };
const NOT_SHOWN = { code: 'LIST.NOT_PREVIEWED' };

// Real: the database, two processes on it, geo on a small gazetteer, the reader and the importer. Stated: the clock.
describe('lists of facilities over a screen', () => {
  const own = useDatabase();
  const first = useFacilitiesWorld(own.databaseUrl);
  const second = useFacilitiesWorld(own.databaseUrl);
  let province: Caller;
  let city: Caller;
  jest.setTimeout(60_000);

  beforeEach(async () => {
    await own.truncateAll(['geo_region']);
    first.world.clock.at = second.world.clock.at = new Date('2026-11-21T03:00:00.000Z');
    province = first.world.caller(adminOf('15'));
    city = first.world.caller(adminOf('15.71'));
  });

  /** Brings a file in pieces, each to another of the two processes. */
  async function bring(
    caller: Caller,
    bytes: Buffer,
    regionCode = '15.71',
    pieceBytes = 90,
  ): Promise<string> {
    const { files } = first.world;
    const { id } = await files.begin(caller, {
      kind: KIND,
      regionCode,
      fileName: 'faskes.csv',
      bytes: bytes.length,
    });
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const world = at % (2 * pieceBytes) === 0 ? first.world : second.world;
      const data = bytes.subarray(at, at + pieceBytes).toString('base64');
      await world.files.addPiece(caller, { id, at, data });
    }
    return id;
  }

  async function shown(
    caller: Caller,
    text: string | Buffer,
    columns?: ListColumns,
    world: FacilitiesWorld = second.world,
  ): Promise<ListPreview> {
    const id = await bring(caller, Buffer.from(text), '15.71', 1_000);
    return world.files.preview(caller, { id, columns });
  }

  const imported = (caller: Caller, { file, previewId }: ListPreview): Promise<ListImport> =>
    first.world.files.import(caller, { id: file.id, previewId: previewId ?? '' });

  const count = async (sql: string): Promise<number> =>
    (await first.world.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`))[0]?.n ?? -1;

  it('should show what it would do and store nothing, do that and no more, and know the next file of the layout', async () => {
    const id = await bring(province, Buffer.from(LIST, 'latin1'));
    const unknown = await second.world.files.preview(province, { id });
    expect(unknown).toMatchObject({
      previewId: null,
      refusal: { kind: 'columns' },
      headings: HEADING.split(';'),
    });
    const preview = await second.world.files.preview(province, { id, columns: COLUMNS });
    expect(preview).toMatchObject({ columns: COLUMNS, mapping: null, refusal: null, rows: 4 });
    expect(preview.counts).toEqual({ created: 3, updated: 0, unchanged: 0, refused: 1 });
    expect(preview.first[0]).toMatchObject({
      line: 2,
      name: 'Café Bunda',
      cells: { kind: 'hospital', phone: '0741-60001', regionCode: '15.71' },
      point: { lon: 103.6312, lat: -1.5931 },
      result: 'created',
    });
    expect(preview.problems).toMatchObject([
      { line: 3, column: 'Golongan', code: 'kind.none', isRefusal: true },
      { line: 4, column: 'Kontak', code: 'phone.shortened', isRefusal: false },
    ]);
    expect(await count('facility')).toBe(0);
    const saved = { kind: KIND, regionCode: '15', name: 'Dinas Kesehatan', columns: COLUMNS };
    const mapping = await first.world.mappings.save(province, saved);
    const result = await imported(province, preview);
    expect(result.counts).toEqual(preview.counts);
    expect(
      result.results.map(({ line, result: what, problem }) => [line, what, problem?.code ?? null]),
    ).toEqual([
      [2, 'created', null],
      [3, 'refused', 'kind.none'],
      [4, 'created', null],
      [5, 'created', null],
    ]);
    const journal = await count('journal');
    // Whose line broke asks again, and whoever brings the same list changes nothing.
    expect(await imported(province, preview)).toEqual(result);
    const again = await shown(city, Buffer.from(LIST.replace(HEADING, `${HEADING};Ket`), 'latin1'));
    expect(again).toMatchObject({ mapping: { id: mapping.id, name: saved.name }, columns: COLUMNS });
    expect((await imported(province, await shown(province, Buffer.from(LIST, 'latin1')))).counts).toEqual({
      created: 0,
      updated: 0,
      unchanged: 3,
      refused: 1,
    });
    expect([await count('facility'), await count('journal'), await count('list_file_piece')]).toEqual([
      3,
      journal,
      expect.any(Number),
    ]);
  });

  it.each([
    ['UTF-16 little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(LIST, 'utf16le')])],
    [
      'UTF-16 big end first',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(LIST, 'utf16le').swap16()]),
    ],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${LIST}`)],
    ['tabs', Buffer.from(LIST.replaceAll(';', '\t'))],
  ])('should read %s alike', async (_, bytes) => {
    const preview = await shown(province, bytes, COLUMNS);
    expect(preview.counts).toEqual({ created: 3, updated: 0, unchanged: 0, refused: 1 });
    expect(preview.first[0]?.name).toBe('Café Bunda');
  });

  it('should judge each row by its own region, also the one that it would take over', async () => {
    await first.world.importer.importFile(
      await first.world.file('lain.csv', 'code,name,kind,region_code\nX1,RS Lain,hospital,15.05\n'),
      { actor: { kind: 'system', id: 'siaga', name: 'Siaga' } },
    );
    const list = [
      'code,name,kind,region_code',
      'A1,RS Satu,hospital,15.71',
      'A2,RS Dua,hospital,15.05',
      'X1,RS Rebut,hospital,15.71',
      'A3,RS Tiga,hospital,15.71',
    ].join('\n');
    const preview = await shown(city, list);
    expect(preview.counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 2 });
    const { results } = await imported(city, preview);
    expect(results.map(({ result, problem }) => problem?.code ?? result)).toEqual([
      'created',
      'region.others',
      'region.others',
      'created',
    ]);
    const names = await first.world.database.query<{ name: string }>(
      'SELECT name FROM facility ORDER BY name',
    );
    expect(names.map(({ name }) => name)).toEqual(['RS Lain', 'RS Satu', 'RS Tiga']);
  });

  it('should import nothing that was not shown so, and nothing of another region’s', async () => {
    const id = await bring(city, Buffer.from(LIST));
    const { files } = first.world;
    await expect(files.import(city, { id, previewId: newId() })).rejects.toMatchObject(NOT_SHOWN);
    const before = await files.preview(city, { id, columns: COLUMNS });
    const after = await files.preview(city, { id, columns: WITHOUT_PHONE });
    await expect(imported(city, before)).rejects.toMatchObject(NOT_SHOWN);
    const stranger = first.world.caller(adminOf('31'));
    const operator = first.world.caller([
      { role: 'operator', scope: { kind: 'region', regionCode: '15.71' } },
    ]);
    for (const other of [stranger, operator]) {
      await expect(files.preview(other, { id })).rejects.toMatchObject(GONE);
      await expect(imported(other, after)).rejects.toMatchObject(GONE);
      await expect(files.addPiece(other, { id, at: 0, data: 'AAAA' })).rejects.toMatchObject(GONE);
      await expect(
        files.begin(other, { kind: KIND, regionCode: '15.71', fileName: 'x', bytes: 1 }),
      ).rejects.toMatchObject(GONE);
    }
    expect(await count('facility')).toBe(0);
    expect((await imported(city, after)).counts).toMatchObject({ created: 2, refused: 2 });
    await expect(files.preview(city, { id })).rejects.toMatchObject(NOT_SHOWN);
  });

  it('should take pieces once and in order, and say to bring the file again when it has run out', async () => {
    const { files, clock } = first.world;
    const data = (text: string): string => Buffer.from(text).toString('base64');
    const { id } = await files.begin(city, { kind: KIND, regionCode: '15.71', fileName: 'x.csv', bytes: 8 });
    await files.addPiece(city, { id, at: 0, data: data('name') });
    expect(await files.addPiece(city, { id, at: 0, data: data('name') })).toMatchObject({ received: 4 });
    await expect(files.addPiece(city, { id, at: 6, data: data('xy') })).rejects.toMatchObject({
      code: 'LIST.INCOMPLETE',
    });
    await expect(files.addPiece(city, { id, at: 4, data: data('longer') })).rejects.toMatchObject({
      code: 'INPUT.INVALID',
    });
    await expect(files.preview(city, { id })).rejects.toMatchObject({ code: 'LIST.INCOMPLETE' });
    await Promise.all(
      [first, second].map(({ world }) => world.files.addPiece(city, { id, at: 4, data: data('\n\n\n\n') })),
    );
    expect(await files.preview(city, { id })).toMatchObject({ previewId: null, refusal: expect.anything() });
    clock.at = new Date(clock.at.getTime() + 31 * 60_000);
    await expect(files.preview(city, { id })).rejects.toMatchObject(GONE);
    await expect(files.addPiece(city, { id, at: 4, data: data('x') })).rejects.toMatchObject(GONE);
  });

  it('should lose one row that cannot be stored and none beside it', async () => {
    const rows = [
      { name: 'RS Baik', kind: 'hospital', regionCode: '15.71' },
      { name: 'RS \0 Rusak', kind: 'hospital', regionCode: '15.71' },
      { name: 'RS \uD83D', kind: 'hospital', regionCode: '15.71' },
      { name: 'RS Juga Baik', kind: 'hospital', regionCode: '15.71', address: 'x'.repeat(20_000) },
    ];
    const { counts, results } = await imported(city, await shown(city, JSON.stringify(rows)));
    expect(counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 2 });
    expect(results.map(({ result }) => result)).toEqual(['created', 'refused', 'refused', 'created']);
  });

  it('should store each row once when two processes import the same list at once', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => `K${n},RS ${n},hospital,15.71`);
    const list = ['code,name,kind,region_code', ...rows].join('\n');
    const [a, b] = [await shown(city, list), await shown(province, list)];
    const both = await Promise.all([
      first.world.files.import(city, { id: a.file.id, previewId: a.previewId ?? '' }),
      second.world.files.import(province, { id: b.file.id, previewId: b.previewId ?? '' }),
    ]);
    expect(await count('facility')).toBe(120);
    expect(await count("journal WHERE type = 'facility.imported.v1'")).toBe(120);
    expect(both.map(({ counts }) => counts.created).reduce((sum, n) => sum + n)).toBe(120);
  });

  it('should never take the half of a list for all of it when its pieces go while it is read', async () => {
    const bytes = Buffer.from(LIST);
    const id = await bring(city, bytes);
    const { previewId } = await second.world.files.preview(city, { id, columns: COLUMNS });
    const last = Math.floor((bytes.length - 1) / 90) * 90;
    await first.world.database.query('DELETE FROM list_file_piece WHERE file_id = $1 AND at = $2', [
      id,
      last,
    ]);
    await expect(first.world.files.preview(city, { id, columns: COLUMNS })).rejects.toMatchObject(GONE);
    await expect(first.world.files.import(city, { id, previewId: previewId ?? '' })).rejects.toMatchObject(
      GONE,
    );
    expect(await count('facility')).toBe(0);
  });

  it('should give the same answer to the same import that two processes do at once', async () => {
    const preview = await shown(city, LIST, COLUMNS);
    const sent = { id: preview.file.id, previewId: preview.previewId ?? '' };
    const both = await Promise.all([first, second].map(({ world }) => world.files.import(city, sent)));
    expect(both[1]).toEqual(both[0]);
    expect(await count("journal WHERE type = 'facility.imported.v1'")).toBe(preview.counts.created);
    expect(await first.world.files.import(city, sent)).toEqual(both[0]);
  });

  it('should say so of a list that is too long, of none at all, and of what is no list', async () => {
    const long = [
      'code,name,kind,region_code',
      ...Array.from({ length: LIST_MAX_ROWS + 1 }, (_, n) => `K${n},RS,hospital,15.71`),
    ];
    const id = await bring(city, Buffer.from(long.join('\n')), '15.71', 100_000);
    expect(await first.world.files.preview(city, { id })).toMatchObject({
      previewId: null,
      refusal: { kind: 'rows' },
    });
    expect(await shown(city, '%PDF-1.7 xx')).toMatchObject({ previewId: null, refusal: { kind: 'file' } });
  });

  it('should keep a mapping by name and region, and give it to who works there', async () => {
    const { mappings } = first.world;
    const saved = { kind: KIND, regionCode: '15.71', name: 'Daftar Dinas', columns: COLUMNS };
    const one = await mappings.save(city, saved);
    expect(await mappings.save(city, { ...saved, name: 'daftar dinas' })).toMatchObject({ id: one.id });
    const stranger = first.world.caller(adminOf('31'));
    await expect(mappings.save(stranger, saved)).rejects.toMatchObject(GONE);
    await expect(mappings.remove(stranger, one.id)).rejects.toMatchObject(GONE);
    expect((await mappings.list(stranger, { kind: KIND })).mappings).toEqual([]);
    for (const reader of [city, province, first.world.caller(adminOf('15.71.03'))])
      expect((await mappings.list(reader, { kind: KIND })).mappings).toMatchObject([
        { name: 'daftar dinas' },
      ]);
    await mappings.remove(province, one.id);
    expect((await mappings.list(city, { kind: KIND })).mappings).toEqual([]);
  });
});
