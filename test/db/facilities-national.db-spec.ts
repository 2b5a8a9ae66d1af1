import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { useFacilitiesWorld } from '../support/facilities-world.js';

const DATA = path.resolve(import.meta.dirname, '../../../shared/data');
const NATIONAL = path.join(DATA, 'national/faskes_indonesia_2019.csv');
const JAMBI = path.join(DATA, 'kota-jambi/faskes_kemenkes_2019.csv');
const REFERRAL = path.join(DATA, 'national/rs_rujukan.csv');
const TIMEOUT_MS = 300_000;

const isThere = [NATIONAL, JAMBI, REFERRAL].every((file) => existsSync(file));
if (!isThere) process.stdout.write('facilities-national: skipped, ../shared/data is not here\n');
const describeWithData = isThere ? describe : describe.skip;

// Real: the database, the national gazetteer, the files as they came. Nothing is mocked.
describeWithData('national facility list', () => {
  const testDatabase = useDatabase();
  const own = useFacilitiesWorld(testDatabase.databaseUrl, 'national', TIMEOUT_MS);

  it(
    'should import 10,282 of 10,284 rows, flag what contradicts itself and change nothing the second time',
    async () => {
      const { importer } = own.world;
      const startedAt = performance.now();
      const first = await importer.importFile(NATIONAL, { actor: SYSTEM_ACTOR });
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      const { rows, imported, flagged, flags, duplicates } = first;
      process.stdout.write(
        `${JSON.stringify({ rows, imported, flagged, flags, duplicates: duplicates.length, seconds })}\n`,
      );
      expect([rows, imported, first.refused.map((row) => row.line)]).toEqual([10_284, 10_282, [438, 2746]]);
      expect(first.notes).toMatchObject([{ line: 9453, field: 'lon' }]);
      expect(flags.point_outside_district ?? 0).toBeGreaterThan(500);
      expect(flags.point_shared ?? 0).toBeGreaterThan(180);
      expect(flags.point_coarse ?? 0).toBeGreaterThan(100);
      const second = await importer.importFile(NATIONAL, { actor: SYSTEM_ACTOR });
      expect(second).toMatchObject({ created: 0, updated: 0, unchanged: 10_282, absent: 0 });
    },
    TIMEOUT_MS,
  );

  it(
    'should put BPS 1403 into Kemendagri 14.04 and believe no misplaced puskesmas of Kota Jambi',
    async () => {
      const all = [...(await own.world.importer.facilitiesOf('kemenkes'))];
      const indragiriHilir = all.filter(([key]) => key.startsWith('P1403'));
      expect(new Set(indragiriHilir.map(([, facility]) => facility.regionCode))).toEqual(new Set(['14.04']));
      const jambi = all.filter(([key]) => key.startsWith('P1571'));
      expect(jambi).toHaveLength(20);
      const doubted = jambi.filter(([, facility]) => facility.flags.includes('placed_by_address'));
      expect(doubted.length).toBeGreaterThanOrEqual(12);
      const outside = ['P1571080203', 'P1571080202', 'P1571020101', 'P1571070201'];
      expect(doubted.map(([key]) => key)).toEqual(expect.arrayContaining(outside));
    },
    TIMEOUT_MS,
  );

  it(
    'should report the referral hospitals that the national list has too',
    async () => {
      const report = await own.world.importer.importFile(REFERRAL, { actor: SYSTEM_ACTOR });
      expect(report).toMatchObject({ source: 'rs_rujukan', rows: 128, refused: [] });
      expect(report.duplicates.length).toBeGreaterThan(30);
    },
    TIMEOUT_MS,
  );
});
