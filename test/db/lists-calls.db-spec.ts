import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CallService, IngestService } from '#siaga/calls';
import { newId } from '#siaga/kernel';
import { ListFilesService } from '#siaga/lists';
import { callEvent, callsContext, FakeClock, JAMBI, person, SUMENEP } from '../support/calls.js';
import { useDatabase } from '../support/database.js';
import { listBringer } from '../support/lists.js';

const CDR = [
  'calldate,clid,src,dst,dcontext,dstchannel,duration,billsec,disposition,uniqueid,did,cnam,outbound_cnum,linkedid',
  '2026-11-18 09:15:31,"""BUDI"" <081300000011>",081300000011,119,from-trunk,PJSIP/201-00000a02,95,80,ANSWERED,1795831531.100,119,BUDI,,1795831531.100',
  '2026-11-18 09:15:35,"""BUDI"" <081300000011>",081300000011,201,from-trunk,,10,0,NO ANSWER,1795831531.102,119,BUDI,,1795831531.100',
  '2026-11-18 10:00:00,081300000012,081300000012,119,from-trunk,,30,0,NO ANSWER,1795834200.1,119,,,1795834200.1',
  '2026-11-18 11:00:00,201,201,081300000099,from-internal,PJSIP/trunk-1,30,20,ANSWERED,1795837800.1,,,0741-119,1795837800.1',
].join('\n');
const HEADING = 'Waktu;Nomor penelepon;Nama pelapor;Lokasi;Kode wilayah';
const GONE = { code: 'RESOURCE.NOT_FOUND' };

// Real: the database, lists, calls and what is below them. Not loaded: gazetteer and ranking. Mocked: the clock.
describe('lists of past calls over a screen', () => {
  const db = useDatabase();
  const clock = new FakeClock();
  let app: INestApplicationContext;
  const admin = person('admin', JAMBI);
  const operator = person('operator', JAMBI);
  const { bring, shown, imported } = listBringer(() => app, 'calls', JAMBI);

  beforeAll(async () => {
    app = await callsContext(db.dataSource, clock);
  });
  beforeEach(() => db.truncateAll());
  afterAll(() => app.close());

  const rows = async <T>(sql: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await db.pool.query(sql, [...values])).rows as T[];
  const count = async (from: string): Promise<number> =>
    (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]?.n ?? -1;
  const alive = (): ReturnType<CallService['alive']> =>
    app.get(CallService).alive({ query: rows }, operator.audience('call.read'), []);

  it('should put the rows of an exchange together, in its zone, and store calls that ring for nobody', async () => {
    const preview = await shown(admin, CDR);
    expect(preview).toMatchObject({ layout: 'asterisk', columns: {}, refusal: null, rows: 3 });
    expect(preview.counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 1 });
    expect(preview.problems).toMatchObject([{ line: 5, code: 'call.outgoing', isRefusal: true }]);
    expect(preview.first).toMatchObject([
      {
        name: '081300000011',
        cells: { at: '2026-11-18T02:15:31.000Z', state: 'ended', callerName: 'BUDI', regionCode: JAMBI },
        result: 'created',
      },
      { name: '081300000012', cells: { state: 'abandoned' } },
    ]);
    expect(await count('call')).toBe(0);
    const result = await imported(admin, preview);
    expect(result.counts).toEqual(preview.counts);
    expect(
      await rows(
        'SELECT state, disposition, source, answered_at, closed_at IS NULL AS open FROM call ORDER BY offered_at',
      ),
    ).toEqual([
      {
        ...{ state: 'ended', disposition: 'record', source: `list:${JAMBI}`, open: false },
        answered_at: new Date('2026-11-18T02:15:46.000Z'),
      },
      { state: 'abandoned', disposition: 'record', source: `list:${JAMBI}`, open: false, answered_at: null },
    ]);
    expect(await alive()).toEqual([]);
    expect(await count("journal WHERE entity = 'past_call' AND cardinality(topics) = 0")).toBe(2);
    expect([await count("journal WHERE entity = 'call'"), await count('alert')]).toEqual([0, 0]);
    expect(await count("security_trail WHERE act = 'imported' AND subject_kind = 'list_of_calls'")).toBe(1);
    // The same again, by whoever brings it, changes nothing.
    const again = await shown(person('admin', '15'), CDR);
    expect((await imported(admin, again)).counts).toMatchObject({ created: 0, unchanged: 2 });
    expect(await count('call')).toBe(2);
  });

  it('should refuse what a record of the past must not be, by row and column, and take the rest', async () => {
    const list = [
      HEADING,
      '18/11/2026 09.15;0741-60001;Sari;Jl. Sudirman 2;',
      '21/11/2027 09.15;0741-60002;;;',
      'kemarin;0741-60003;;;',
      `18/11/2026 09.20;0741-60004;;;${SUMENEP}`,
      '18/11/2026 09.25;8,13E+10;;Pasar;',
      '18/11/1999 09.25;0741-60005;;Pasar;',
    ].join('\n');
    const preview = await shown(admin, list);
    expect(preview.counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 4 });
    expect(preview.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'Waktu', 'date.ahead'],
      [4, 'Waktu', 'date.unreadable'],
      [5, 'Kode wilayah', 'region.others'],
      [7, 'Waktu', 'date.too_old'],
      [6, 'Nomor penelepon', 'phone.shortened'],
    ]);
    const result = await imported(admin, preview);
    expect(result.results.map(({ line, result: what }) => [line, what])).toEqual([
      [2, 'created'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
      [6, 'created'],
      [7, 'refused'],
    ]);
    // A list that tells of calls and of nothing more says neither that they were answered nor that they were missed.
    expect(await rows('SELECT DISTINCT state FROM call')).toEqual([{ state: 'ended' }]);
    const kept = await rows<{ text: string }>(
      'SELECT concat(result_sealed, (SELECT string_agg(body_sealed, $$ $$) FROM call_event)) AS text FROM list_file',
    );
    expect(JSON.stringify(kept)).not.toMatch(/60001|Sari|Sudirman/);
  });

  it('should want a region of every call, told by its row, for all rows, or by whose list it is', async () => {
    const national = listBringer(() => app, 'calls', 'ID');
    const everywhere = person('admin', 'ID');
    const list = [HEADING, '18/11/2026 09.15;0741-60001;;;', `18/11/2026 09.20;0741-60002;;;${SUMENEP}`].join(
      '\n',
    );
    const unsure = await national.shown(everywhere, list);
    expect(unsure.problems).toMatchObject([{ line: 2, code: 'region.unknown', isRefusal: true }]);
    const sure = await national.shown(everywhere, list, { regionCode: JAMBI });
    expect((await national.imported(everywhere, sure)).counts).toMatchObject({ created: 2 });
    expect(await rows('SELECT region_code, source FROM call ORDER BY offered_at')).toEqual([
      { region_code: JAMBI, source: `list:${JAMBI}` },
      { region_code: SUMENEP, source: `list:${SUMENEP}` },
    ]);
    // What one brought for the country is known to who brings it for the city.
    const own = await shown(admin, list.split('\n').slice(0, 2).join('\n'));
    expect(own.counts).toMatchObject({ created: 0, unchanged: 1 });
  });

  it('should ask what 05/11/2026 means where no row tells', async () => {
    const list = [HEADING, '05/11/2026 09.15;0741-60001;;;', '06/11/2026 09.15;0741-60002;;;'].join('\n');
    const unsure = await shown(admin, list);
    expect(unsure.problems.map(({ code }) => code)).toEqual(['date.ambiguous', 'date.ambiguous']);
    const sure = await shown(admin, list, { dateOrder: 'dmy' });
    expect(sure.first.map(({ cells }) => cells['at'])).toEqual([
      '2026-11-05T02:15:00.000Z',
      '2026-11-06T02:15:00.000Z',
    ]);
    expect((await imported(admin, sure)).counts).toMatchObject({ created: 2 });
  });

  it('should know a call that was heard live, and take an id of another day as another call', async () => {
    const live = callEvent({ sourceCallId: 'A1', at: '2026-11-21T06:59:00.000Z' });
    const source = { name: 'pbx', regionCode: JAMBI };
    await app.get(IngestService).receive(source, JSON.stringify(live));
    const list = [
      'sourceCallId,type,at,from',
      'A1,offered,2026-11-21T06:59:00Z,0811-0000-0001',
      'A1,offered,2026-11-18T06:59:00Z,0811-0000-0002',
      'A1,answered,2026-11-18T06:59:09Z,0811-0000-0002',
      'A1,offered,2026-11-17T06:59:00Z,0811-0000-0003',
    ].join('\n');
    const preview = await shown(admin, list);
    expect(preview.counts).toEqual({ created: 2, updated: 0, unchanged: 1, refused: 0 });
    expect((await imported(admin, preview)).counts).toEqual(preview.counts);
    expect(
      await rows(`SELECT state, source_use FROM call WHERE source = 'list:${JAMBI}' ORDER BY offered_at`),
    ).toEqual([
      { state: 'abandoned', source_use: expect.any(Number) },
      { state: 'ended', source_use: expect.any(Number) },
    ]);
    // The live one still rings.
    expect(await alive()).toMatchObject([{ sourceCallId: 'A1', state: 'ringing' }]);
  });

  it('should store each call once when the same list is imported twice at once', async () => {
    const list = [
      'at,from',
      ...Array.from(
        { length: 130 },
        (_, n) => `2026-11-18T0${n % 10}:${String(n % 60).padStart(2, '0')}:00Z,0811-0000-${1000 + n}`,
      ),
    ].join('\n');
    const [a, b] = [await shown(admin, list), await shown(person('admin', '15'), list)];
    const both = await Promise.all([imported(admin, a), imported(admin, b)]);
    expect(both.map(({ counts }) => counts.created).reduce((sum, n) => sum + n)).toBe(130);
    expect(await count('call')).toBe(130);
  });

  it('should be for who may record calls of the region, and for nobody else', async () => {
    const files = app.get(ListFilesService, { strict: false });
    const id = await bring(admin, CDR);
    const preview = await files.preview(admin, { id });
    for (const other of [person('admin', SUMENEP), person('supervisor', JAMBI), operator]) {
      const begun = files.begin(other, { kind: 'calls', regionCode: JAMBI, fileName: 'x', bytes: 4 });
      await expect(begun).rejects.toMatchObject(GONE);
      await expect(files.preview(other, { id })).rejects.toMatchObject(GONE);
      await expect(imported(other, preview)).rejects.toMatchObject(GONE);
    }
    await expect(files.import(admin, { id, previewId: newId() })).rejects.toMatchObject({
      code: 'LIST.NOT_PREVIEWED',
    });
    expect(await count('call')).toBe(0);
    expect((await imported(admin, preview)).counts.created).toBe(2);
  });

  it('should name the columns of a layout that is not known, read it by those that are picked, and take no other field', async () => {
    const foreign = 'Address,Type,Datetime,Latitude\n4th Av,Aid Response,11/18/2026 09:15:31 AM,47.60\n';
    expect(await shown(admin, foreign)).toMatchObject({
      previewId: null,
      refusal: { kind: 'columns' },
      headings: ['Address', 'Type', 'Datetime', 'Latitude'],
      // What a heading tells alone is picked already.
      columns: { lat: 'Latitude', type: 'Type' },
    });
    const columns = { at: 'Datetime', locationText: 'Address', cause: 'Type' };
    expect(await shown(admin, foreign, { columns })).toMatchObject({
      columns,
      counts: { created: 1, refused: 0 },
    });
    await expect(shown(admin, foreign, { columns: { nik: 'Type' } })).rejects.toMatchObject({
      code: 'INPUT.INVALID',
    });
  });
});
