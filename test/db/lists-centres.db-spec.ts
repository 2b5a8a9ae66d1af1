import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CreateCentreInput } from '#siaga/contracts';
import { CentreService } from '#siaga/handover';
import { ListFilesService } from '#siaga/lists';
import { callsContext, FakeClock, JAMBI, person, SUMENEP } from '../support/calls.js';
import { useDatabase } from '../support/database.js';
import { listBringer } from '../support/lists.js';

const HEADING = 'Kode;Nama;Kode wilayah;Telepon;Alamat Siaga;Kunci;Pusat sendiri';
const GONE = { code: 'RESOURCE.NOT_FOUND' };
const SECRET = 'rahasia-bersama-yang-panjang';

// Real: the database, lists, hand-overs and what is below them. Mocked: the clock.
describe('lists of centres over a screen', () => {
  const db = useDatabase();
  let app: INestApplicationContext;
  const city = person('admin', JAMBI);
  const province = person('admin', '15');
  const { bring, shown, imported } = listBringer(() => app, 'centres', JAMBI);

  beforeAll(async () => {
    app = await callsContext(db.dataSource, new FakeClock());
  });
  beforeEach(async () => {
    await db.truncateAll();
    for (const [code, name, parent] of [
      ['15', 'Jambi', null],
      ['35', 'Jawa Timur', null],
      [JAMBI, 'Kota Jambi', '15'],
      ['15.05', 'Muaro Jambi', '15'],
      [SUMENEP, 'Sumenep', '35'],
    ])
      await db.pool.query(
        `INSERT INTO geo_region (code, level, name, kind, parent_code, center, radius_m, source, loaded_at)
         VALUES ($1, array_length(string_to_array($1, '.'), 1), $2, 'kota', $3, ST_SetSRID(ST_MakePoint(103.6, -1.6), 4326), 9000, 'children', now())
         ON CONFLICT DO NOTHING`,
        [code, name, parent],
      );
  });
  afterAll(() => app.close());

  const centres = () => app.get(CentreService).list();
  const count = async (from: string): Promise<number> =>
    ((await db.pool.query(`SELECT count(*)::int AS n FROM ${from}`)).rows as { n: number }[])[0]?.n ?? -1;

  it('should show what a list would do, do that, and change nothing when it comes again', async () => {
    const list = [
      HEADING,
      `psc-jambi;PSC 119 Jambi;${JAMBI};0741-60119|119;https://psc.example;${SECRET};ya`,
      `psc jambi;Salah;${JAMBI};;;;`,
      `psc-dua;PSC Dua;${JAMBI};8,13E+10;;;`,
      `psc-tiga;PSC Tiga;${JAMBI};119;;;`,
      `psc-tiga;PSC Tiga lagi;${JAMBI};119;;;`,
    ].join('\n');
    const preview = await shown(city, list);
    expect(preview.counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 3 });
    expect(preview.first[0]).toMatchObject({
      name: 'PSC 119 Jambi',
      cells: { code: 'psc-jambi', phones: '0741-60119, 119', secret: 'true', isOwn: 'true' },
    });
    expect(JSON.stringify(preview)).not.toContain(SECRET);
    expect(preview.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'Kode', 'centre.code'],
      [4, 'Telepon', 'phone.shortened'],
      [6, 'Kode', 'row.repeated'],
    ]);
    expect(await count('centre')).toBe(0);
    expect((await imported(city, preview)).counts).toEqual(preview.counts);
    expect(await centres()).toMatchObject([
      { code: 'psc-jambi', hasSecret: true, isOwn: true, baseUrl: 'https://psc.example' },
      { code: 'psc-tiga', hasSecret: false },
    ]);
    const again = await shown(city, list);
    expect(again.counts).toEqual({ created: 0, updated: 0, unchanged: 2, refused: 3 });
    await imported(city, again);
    expect((await centres()).map(({ version }) => version)).toEqual([1, 1]);
    // What a list does not say stays: here the telephone numbers, the address, the secret.
    const renamed = `Kode;Nama;Kode wilayah\npsc-jambi;PSC Kota Jambi;${JAMBI}\n`;
    expect((await imported(city, await shown(city, renamed))).counts).toMatchObject({ updated: 1 });
    expect((await centres()).find(({ code }) => code === 'psc-jambi')).toMatchObject({
      ...{ name: 'PSC Kota Jambi', version: 2, hasSecret: true, isOwn: true },
      ...{ baseUrl: 'https://psc.example', phones: [{ number: '0741-60119' }, { number: '119' }] },
    });
  });

  it('should judge every region that a row names or takes over, and addresses and secrets as when a centre is saved', async () => {
    const service = app.get(CentreService);
    const kept = { name: 'PSC Muaro', isOwn: false, regionCode: '15.05', secret: SECRET };
    await service.create(
      province,
      CreateCentreInput.parse({ ...kept, code: 'psc-muaro', regionCodes: ['15.05'] }),
    );
    const list = [
      HEADING,
      `psc-satu;PSC Satu;${JAMBI};119;;;`,
      `psc-dua;PSC Dua;${JAMBI}, 15.05;119;;;`,
      `psc-muaro;PSC Rebut;${JAMBI};119;;;`,
      `psc-loop;PSC Loop;${JAMBI};119;http://127.0.0.1:5432;;`,
      `psc-sama;PSC Sama;${JAMBI};119;;${SECRET};`,
      `psc-tiada;PSC Tiada;15.71.99;119;;;`,
    ].join('\n');
    const codes = (rows: readonly { problem: { code: string } | null; result: string }[]): string[] =>
      rows.map(({ problem, result }) => problem?.code ?? result);
    const preview = await shown(city, list);
    expect(preview.counts).toEqual({ created: 1, updated: 0, unchanged: 0, refused: 5 });
    expect(codes((await imported(city, preview)).results)).toEqual([
      'created',
      'region.others',
      'region.others',
      'centre.address',
      'centre.secret_shared',
      'region.no_code',
    ]);
    expect((await centres()).map(({ name }) => name)).toEqual(['PSC Muaro', 'PSC Satu']);
    // Whose regions they all are may take over both.
    const wide = await shown(province, list.split('\n').slice(0, 4).join('\n'));
    expect(wide.counts).toEqual({ created: 1, updated: 1, unchanged: 1, refused: 0 });
  });

  it('should be for who keeps centres of the region, and for nobody else', async () => {
    const files = app.get(ListFilesService, { strict: false });
    const id = await bring(city, `${HEADING}\npsc-satu;PSC Satu;${JAMBI};119;;;\n`);
    const preview = await files.preview(city, { id });
    for (const other of [person('admin', SUMENEP), person('supervisor', JAMBI)]) {
      const begun = files.begin(other, { kind: 'centres', regionCode: JAMBI, fileName: 'x', bytes: 4 });
      await expect(begun).rejects.toMatchObject(GONE);
      await expect(files.preview(other, { id })).rejects.toMatchObject(GONE);
      await expect(imported(other, preview)).rejects.toMatchObject(GONE);
    }
    expect(await count('centre')).toBe(0);
    expect((await imported(city, preview)).counts.created).toBe(1);
    expect(await count("security_trail WHERE act = 'imported' AND subject_kind = 'list_of_centres'")).toBe(1);
  });
});
