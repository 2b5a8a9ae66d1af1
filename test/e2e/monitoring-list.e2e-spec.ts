import { beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { LIST_MAX_ROWS, type ListPreview } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { bringList, importList } from '../support/list-files.js';
import {
  buildMonitoring,
  dayInJambi,
  monitoredNo,
  openCase,
  programInput,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { openableWords } from '../support/openable-words.js';
import { useServer } from '../support/server.js';

/** As a day is typed at a puskesmas. */
const typed = (days: number): string => dayInJambi(days).split('-').reverse().join('/');
const TITLE = 'DAFTAR PEMANTAUAN PUSKESMAS CONTOH;;;;;;;;\n';
const HEADING = 'No;Nama Lengkap;NIK;Tgl. Lahir;L/P;No. HP;Alamat;RT/RW;Kelurahan;Status;Tgl Mulai Isolasi\n';
const nikNo = (n: number): string => `157103150892${String(n).padStart(4, '0')}`;

interface Typed {
  nik?: string;
  born?: string;
  sex?: string;
  phone?: string;
  address?: string;
  village?: string;
  kind?: string;
  since?: string;
}
const line = (n: number, name: string, change: Typed = {}): string =>
  [
    ...[String(n), name, change.nik ?? `'${nikNo(n)}`, change.born ?? '15/08/92', change.sex ?? 'L'],
    ...[change.phone ?? `0812-5557-${String(1_000 + n)}`, change.address ?? `Jalan Contoh ${String(n)}`],
    ...['03/01', change.village ?? 'Kel. Talang Banjar', change.kind ?? 'ODP', change.since ?? typed(-1)],
  ].join(';');

describe('an officer’s spreadsheet', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, { SIAGA_PUBLIC_URL: 'https://siaga.uji' });
  let world: MonitoringWorld;

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
  }, 120_000);

  const LIST = { kind: 'followups', regionCode: OWN_REGION } as const;
  const given = () => ({ program: world.program.id });
  const shown = (content: string | Buffer, reading: object = { given: given() }): Promise<ListPreview> =>
    bringList(world.officer, LIST, content, reading);
  const said = ({ problems }: ListPreview) =>
    problems.map(({ line: at, column, code, isRefusal }) => [at, column, code, isRefusal]);
  const query = (sql: string, values?: unknown[]) =>
    database.pool.query<Record<string, unknown>>(sql, values);
  const open = async (): Promise<number> =>
    Number((await query('SELECT count(*) AS n FROM monitored_case')).rows[0]?.n);
  const foundBy = async (words: string) =>
    (await world.officer.call('findCases', { regionCode: OWN_REGION, words })).cases;

  it('should be read as officers type it, shown, imported as shown, and change nothing when it comes again', async () => {
    const list =
      TITLE +
      HEADING +
      [line(1, 'Budi Contoh'), line(2, 'Siti Contoh', { nik: '', kind: 'Kontak erat', sex: 'P' })].join('\n');
    const preview = await shown(list);
    expect(preview.refusal).toBeNull();
    expect(said(preview)).toEqual([]);
    expect(preview.counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 0 });
    expect(preview.first[0]).toMatchObject({
      name: 'Budi Contoh',
      cells: { kind: 'odp', dayOne: dayInJambi(-1), regionCode: '15.71.03.1003' },
    });
    expect(await open()).toBe(0);
    const done = await importList(world.officer, preview);
    expect(done.counts).toEqual(preview.counts);
    const [budi] = await foundBy(nikNo(1));
    expect(budi).toMatchObject({
      ...{ kind: 'odp', regionCode: '15.71.03.1003', dayOne: dayInJambi(-1), isReporter: true },
      person: { bornOn: '1992-08-15', sex: 'male', phone: '+6281255571001', rt: '03', rw: '01' },
    });
    expect((await query('SELECT count(*) AS n FROM monitoring_access')).rows).toEqual([{ n: '2' }]);
    const again = await shown(list);
    expect(again.counts).toEqual({ created: 0, updated: 0, unchanged: 2, refused: 0 });
    await importList(world.officer, again);
    expect(await open()).toBe(2);
    // Closed, they are not opened anew by the list of before.
    const id = budi?.id ?? '';
    const { version } = (await world.officer.call('monitoredCase', { id })).case;
    await world.officer.call('closeFollowUp', { id, version, as: 'completed' });
    expect((await shown(list)).counts).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('should say what is wrong by row, name who is followed up already, and take the others', async () => {
    await openCase(world, 90, { person: { ...monitoredNo(90), nik: nikNo(90) } });
    const list =
      HEADING +
      [
        line(11, 'Baik Contoh'),
        line(12, '=HYPERLINK(A1)'),
        line(13, 'Nik Pendek', { nik: '1,57103E+15' }),
        line(14, 'Nik Salah', { nik: '1571039908920014' }),
        line(15, 'Tanpa Hari', { since: '' }),
        line(16, 'Jauh Sekali', { since: '01/02/2020' }),
        line(17, 'Sehat Saja', { kind: 'sehat' }),
        line(18, 'Kelurahan Asing', { village: 'Antah Berantah' }),
        line(19, 'Sudah Dipantau', { nik: nikNo(90) }),
        line(11, 'Baik Lagi'),
        line(21, 'Lahir Lain', { born: '16/08/92', sex: 'P' }),
        line(22, 'Telepon Rusak', { phone: '8,13E+10' }),
        line(23, 'Nik Jauh', { nik: '9876541508920023' }),
      ].join('\n');
    const preview = await shown(list);
    expect(said(preview)).toEqual([
      [3, 'Nama Lengkap', 'cell.formula', true],
      [4, 'NIK', 'nik.shortened', true],
      [5, 'NIK', 'nik.unreadable', true],
      [6, 'Tgl Mulai Isolasi', 'cell.missing', true],
      [7, 'Tgl Mulai Isolasi', 'followup.day_far', true],
      [8, 'Status', 'followup.kind', true],
      [9, 'Kelurahan', 'region.unknown', true],
      [10, 'NIK', 'followup.known', true],
      [11, 'NIK', 'row.repeated', true],
      [12, 'NIK', 'nik.born_on', false],
      [12, 'NIK', 'nik.sex', false],
      [13, 'No. HP', 'phone.shortened', false],
      [14, 'NIK', 'nik.area', false],
    ]);
    expect(preview.counts).toEqual({ created: 4, updated: 0, unchanged: 0, refused: 9 });
    const done = await importList(world.officer, preview);
    expect(done.results.find(({ name }) => name === 'Sudah Dipantau')).toMatchObject({
      result: 'refused',
      problem: { code: 'followup.known', line: 10 },
    });
    expect((await foundBy(nikNo(22)))[0]?.person.phone).toBeNull();
  });

  it('should take a workbook as Excel keeps it: numbers for NIKs and days, titles above', async () => {
    const serial = (date: string): number => Date.parse(date) / 86_400_000 + 25_569;
    const rows: (string | number)[][] = [
      ['Rekap Pemantauan'],
      ['Nama', 'NIK', 'Tanggal Lahir', 'Alamat', 'Kode Wilayah', 'Status', 'Hari 1'],
      [
        'Eksel Contoh',
        nikNo(31),
        serial('1992-08-15'),
        'Jalan Eksel 1',
        '15.71.03.1003',
        'OTG',
        serial(dayInJambi(-2)),
      ],
      [
        'Angka Contoh',
        1_571_031_508_920_032,
        serial('1992-08-15'),
        'Jalan Eksel 2',
        OTHER_REGION,
        'OTG',
        serial(dayInJambi(-2)),
      ],
    ];
    const preview = await shown(workbook(rows));
    expect(said(preview)).toEqual([[4, 'Kode Wilayah', 'region.others', true]]);
    await importList(world.officer, preview);
    expect((await foundBy(nikNo(31)))[0]).toMatchObject({ kind: 'otg', dayOne: dayInJambi(-2) });
  });

  it('should be of one program by name or by choice for all, and never by guess', async () => {
    const list = HEADING + line(41, 'Satu Contoh');
    // The shipped programs hold everywhere: which one is meant has to be said.
    expect(said(await shown(list, {}))).toEqual([[2, null, 'followup.program', true]]);
    const other = await world.office.call(
      'setMonitoringProgram',
      programInput({ name: { id: 'Campak Contoh', en: 'Measles' }, kinds: ['contact'] }),
    );
    const named = `${HEADING.trim()};Program\n${line(41, 'Satu Contoh')};covid 19 contoh\n`;
    expect((await shown(named, {})).counts).toMatchObject({ created: 1 });
    const measles = { given: { program: other.id, kind: 'contact' } };
    expect((await shown(HEADING + line(41, 'Satu Contoh', { kind: '' }), measles)).counts).toMatchObject({
      created: 1,
    });
    const { id } = (await shown(list)).file;
    for (const [field, code] of [
      ['name', 'INPUT.INVALID'],
      ['phone', 'INPUT.INVALID'],
    ] as const)
      expect((await world.officer.refusal('previewListFile', { id, given: { [field]: 'x' } })).code).toBe(
        code,
      );
  });

  it('should be an officer’s of the region, and each row of theirs', async () => {
    const stranger = await own.server.session(inRegion('field_officer', OTHER_REGION), 'Petugas Jauh');
    const begin = { ...LIST, fileName: 'x.csv', bytes: 10 };
    expect((await stranger.refusal('beginListFile', begin)).code).toBe('RESOURCE.NOT_FOUND');
    const { file, previewId } = await shown(HEADING + line(51, 'Milik Kami'));
    expect((await stranger.refusal('previewListFile', { id: file.id })).code).toBe('RESOURCE.NOT_FOUND');
    expect((await stranger.refusal('importListFile', { id: file.id, previewId: previewId ?? '' })).code).toBe(
      'RESOURCE.NOT_FOUND',
    );
    const narrow = await own.server.session(inRegion('field_officer', '15.71.09'), 'Petugas Kecamatan');
    const preview = await bringList(
      narrow,
      { kind: 'followups', regionCode: '15.71.09' },
      HEADING + line(52, 'Sebelah'),
      { given: given() },
    );
    expect(said(preview)).toEqual([[2, 'Kelurahan', 'region.unknown', true]]);
  });

  it('should open nobody twice when two bring one list at once', async () => {
    const list =
      HEADING + Array.from({ length: 60 }, (_, n) => line(200 + n, `Bersama ${String(n)}`)).join('\n');
    const before = await open();
    const both = await Promise.all([shown(list), shown(list)]);
    const done = await Promise.all(both.map((preview) => importList(world.officer, preview)));
    expect(await open()).toBe(before + 60);
    expect(done.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(60);
    for (const { counts } of done) expect(counts.created + counts.unchanged + counts.refused).toBe(60);
  });

  it('should be imported once when it is asked for twice at once, and say so to both', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => line(300 + n, `Serentak ${String(n)}`));
    const preview = await shown(HEADING + rows.join('\n'));
    const before = await open();
    const done = await Promise.all([1, 2, 3].map(() => importList(world.officer, preview)));
    expect(await open()).toBe(before + 250);
    for (const { counts } of done)
      expect(counts).toEqual({ created: 250, updated: 0, unchanged: 0, refused: 0 });
  });

  it('should not be readable by the name of its file', async () => {
    const named = { ...LIST, fileName: 'Positif Rahasia Sekali.csv' };
    const { file } = await bringList(world.officer, named, HEADING + line(71, 'Bernama Contoh'), {
      given: given(),
    });
    expect(file.fileName).toBe(named.fileName);
    const { rows } = await query('SELECT list_file::text AS words FROM list_file');
    expect(JSON.stringify(rows)).not.toContain('Rahasia Sekali');
  });

  it('should leave nothing of the list once it was imported, but what was done, and that for half an hour', async () => {
    const preview = await shown(HEADING + line(61, 'Tersembunyi Sekali', { address: 'Gang Rahasia Lima' }));
    const readable = (): Promise<string[]> =>
      openableWords(query, own.server.get(PersonalDataCipher), ['Tersembunyi Sekali', 'Gang Rahasia Lima']);
    await importList(world.officer, preview);
    const rows = await query('SELECT 1 FROM list_file_piece WHERE file_id = $1', [preview.file.id]);
    expect(rows.rows).toEqual([]);
    await query("UPDATE list_file SET expires_at = now() - interval '1 minute'");
    await query('DELETE FROM list_file WHERE expires_at <= now()');
    await query('DELETE FROM idempotency');
    await query(
      'UPDATE monitored_case SET key_sealed = NULL, person_sealed = NULL, place_sealed = NULL, nik_digest = NULL, row_digest = NULL WHERE nik_digest IS NOT NULL OR row_digest IS NOT NULL',
    );
    expect(await readable()).toEqual([]);
  });

  it('should show the most that a screen brings, with its one bad row, and no more', async () => {
    const rows = Array.from({ length: LIST_MAX_ROWS }, (_, n) => line(1_000 + n, `Banyak ${String(n)}`));
    rows[2_500] = line(3_500, 'Satu Buruk', { kind: 'sehat' });
    const preview = await shown(HEADING + rows.join('\n'));
    expect(preview.counts).toEqual({ created: LIST_MAX_ROWS - 1, updated: 0, unchanged: 0, refused: 1 });
    const more = await shown(`${HEADING}${rows.join('\n')}\n${line(9_999, 'Terlalu')}`);
    expect(more.refusal?.kind).toBe('rows');
  }, 120_000);
});

/** A workbook of one sheet, its texts within the cells. */
function workbook(rows: readonly (readonly (string | number)[])[]): Buffer {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const cell = (value: string | number, column: number, row: number): string => {
    const at = `${String.fromCharCode(65 + column)}${String(row + 1)}`;
    return typeof value === 'number'
      ? `<c r="${at}"${value < 100_000 ? ' s="1"' : ''}><v>${String(value)}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  const sheet = rows
    .map(
      (cells, row) =>
        `<row r="${String(row + 1)}">${cells.map((value, column) => cell(value, column, row)).join('')}</row>`,
    )
    .join('');
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${main} ${r}><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/styles.xml': `<styleSheet ${main}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );
}
