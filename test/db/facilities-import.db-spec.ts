import { describe, expect, it } from '@jest/globals';
import { Facility, type Grant } from '#siaga/contracts';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { useFacilitiesWorld } from '../support/facilities-world.js';

const HEADER =
  'kode_prov,name_prov,kode_faskes,jenis_faskes,nama_faskes,alamat_faskes,lat_,long_,x_kode_kec\n';
const ROWS = [
  '15,JAMBI,P1571080203,PUSKESMAS,TALANG BANJAR,"Jl. Panca Karya, Kel. Talang Banjar, Kec. Jambi Timur",-1.601603,103.690742,15.05.06',
  '15,JAMBI,P1571080201,PUSKESMAS,TANJUNG PINANG,"Jl. Tarumanegara,  Kec. Jambi Timur",-1.593100,103.631200,15.71.03',
  '15,JAMBI,P1571010203,PUSKESMAS,KENALI BESAR,"Kel. Kenali Besar, Kec. Alam Barajo",,,',
  '15,JAMBI,R1571158,RUMAH SAKIT,RS Umum Daerah H. Abdul Manap,Kel. Mayang Mangurai Kec. Alam Barajo,-1.65,103.58,15.71.09',
  '15,JAMBI,R1571999,RUMAH SAKIT,RSUD Abdul Manap Jambi,Kel. Mayang Mangurai Kec. Alam Barajo,-1.651111,103.581111,15.71.09',
  '15,JAMBI,D1500,DINAS PROVINSI,DINAS KESEHATAN,-,-1.6,103.6,',
];
const ADMIN: Grant[] = [{ role: 'admin', scope: { kind: 'region', regionCode: 'ID' } }];

// Real: the database, journal, geo on a small gazetteer, the importer. Stated by the test: the clock.
describe('facility import', () => {
  const testDatabase = useDatabase();
  const own = useFacilitiesWorld(testDatabase.databaseUrl);
  const emptied = (): Promise<void> => testDatabase.truncateAll(['geo_region']);
  const importRows = async (rows: readonly string[]): ReturnType<typeof own.world.importer.importFile> => {
    const file = await own.world.file('faskes.csv', HEADER + rows.join('\n'));
    return own.world.importer.importFile(file, { actor: SYSTEM_ACTOR });
  };

  it('should place, flag, pair and refuse, and say so', async () => {
    await emptied();
    const report = await importRows(ROWS);
    expect(report).toMatchObject({
      source: 'kemenkes',
      rows: 6,
      imported: 5,
      created: 5,
      updated: 0,
      flagged: 4,
    });
    expect(report.refused).toMatchObject([{ line: 7, field: 'kind' }]);
    expect(report.flags).toEqual({
      placed_by_address: 2,
      possible_duplicate: 2,
      point_outside_regency: 1,
      point_coarse: 1,
    });
    expect(report.duplicates).toMatchObject([{ why: 'same_name' }]);
    const stored = await own.world.importer.facilitiesOf('kemenkes');
    expect(stored.get('P1571080203')).toMatchObject({
      pointSource: 'village',
      point: { lon: 103.634, lat: -1.602 },
      regionCode: '15.71',
    });
    expect(stored.get('P1571080201')).toMatchObject({
      pointSource: 'import',
      point: { lon: 103.6312, lat: -1.5931 },
      flags: [],
    });
    expect(stored.get('P1571010203')).toMatchObject({
      flags: ['placed_by_address'],
      districtCode: '15.71.09',
    });
    expect([...stored.values()].map((facility) => Facility.parse(facility))).toHaveLength(5);
  });

  it('should keep the point that a flagged row stated beside the one in use', async () => {
    await emptied();
    await importRows(ROWS);
    const rows = await own.world.database.query<{ lon: number }>(
      "SELECT ST_X(stated_geom) AS lon FROM facility WHERE source_key = 'P1571080203'",
    );
    expect(rows).toEqual([{ lon: 103.690742 }]);
  });

  it('should change and journal nothing when it is run again', async () => {
    await emptied();
    await importRows(ROWS);
    const before = await own.world.facilities.all();
    expect(await importRows(ROWS)).toMatchObject({
      imported: 5,
      created: 0,
      updated: 0,
      unchanged: 5,
      absent: 0,
    });
    expect(await own.world.facilities.all()).toEqual(before);
    const [journal] = await own.world.database.query<{ n: number }>('SELECT count(*)::int AS n FROM journal');
    expect(journal).toEqual({ n: 5 });
    const [imports] = await own.world.database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM facility_import',
    );
    expect(imports).toEqual({ n: 2 });
  });

  it('should change what differs under the same id and keep what people set', async () => {
    await emptied();
    await importRows(ROWS);
    const key = 'P1571080203';
    const before = (await own.world.importer.facilitiesOf('kemenkes')).get(key);
    if (!before) throw new Error('The facility is missing');
    const { facilities, caller } = own.world;
    const { version } = await facilities.setBeds(caller(ADMIN), {
      id: before.id,
      beds: [{ kind: 'er', total: 4, available: 1 }],
    });
    const diverted = await facilities.setDiversion(caller(ADMIN), {
      id: before.id,
      version,
      diversion: { reason: 'Banjir', expiresAt: null },
    });
    const moved = await facilities.setPoint(caller(ADMIN), {
      id: before.id,
      version: diverted.version,
      point: { lon: 103.633, lat: -1.6 },
      accuracyM: 15,
    });
    const report = await importRows([
      ROWS[0]?.replace('Panca Karya', 'Panca Karya No. 2') ?? '',
      ...ROWS.slice(2),
    ]);
    expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 3, absent: 1 });
    const after = (await own.world.importer.facilitiesOf('kemenkes')).get(key);
    expect(after).toEqual({
      ...moved,
      version: 5,
      address: 'Jl. Panca Karya No. 2, Kel. Talang Banjar, Kec. Jambi Timur',
    });
  });

  it('should refuse the second row of one code', async () => {
    await emptied();
    const report = await importRows([ROWS[1] ?? '', ROWS[1] ?? '']);
    expect(report).toMatchObject({ rows: 2, imported: 1, refused: [{ line: 3, field: 'code' }] });
  });

  it('should journal a batch in the order of its rows, each parseable', async () => {
    await emptied();
    await importRows(ROWS);
    const rows = await own.world.database.query<{ seq: string; type: string; data: unknown }>(
      'SELECT seq, type, data FROM journal ORDER BY seq',
    );
    const names = rows.map((row) => Facility.parse(row.data).name);
    expect(names.slice(0, 3)).toEqual([
      'Puskesmas Talang Banjar',
      'Puskesmas Tanjung Pinang',
      'Puskesmas Kenali Besar',
    ]);
    expect(new Set(rows.map((row) => row.type))).toEqual(new Set(['facility.imported.v1']));
  });

  it('should leave nothing of a source when its storing fails', async () => {
    await emptied();
    await own.world.database.query(
      "ALTER TABLE facility ADD CONSTRAINT probe_ck CHECK (source_key <> 'R1571158')",
    );
    await expect(importRows(ROWS)).rejects.toThrow('probe_ck');
    await own.world.database.query('ALTER TABLE facility DROP CONSTRAINT probe_ck');
    expect(await own.world.facilities.all()).toEqual([]);
  });
});
