import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { distanceM, makeGazetteer, PlaceSearch, type LocateOptions } from '#siaga/geo';

// 93 places as operators of a real 112 centre typed them, with the pin they set. Not in the repository: where the folder
// is absent the report says so and nothing is measured.
const FILE = path.resolve(import.meta.dirname, '../../../shared/data/sumenep-112/location_strings.csv');
const SERVED: LocateOptions = { near: { lon: 113.86, lat: -7.01 }, regionCodes: ['35.29'] };
const REGION_ONLY_SCORE = 0.1;

interface Row {
  alamat: string;
  desa: string;
  kecamatan: string;
  lat: string;
  lng: string;
}

interface Report {
  rows: number;
  within2Km: number;
  within5Km: number;
  withinRadius: number;
  regionOnly: number;
  notFound: number;
}

function evaluate(search: PlaceSearch, rows: readonly Row[], textOf: (row: Row) => string): Report {
  const report: Report = {
    rows: rows.length,
    within2Km: 0,
    within5Km: 0,
    withinRadius: 0,
    regionOnly: 0,
    notFound: 0,
  };
  for (const row of rows) {
    const best = search.locate(textOf(row), SERVED).candidates[0];
    if (best === undefined) report.notFound += 1;
    else if (best.score <= REGION_ONLY_SCORE) report.regionOnly += 1;
    else {
      const awayM = distanceM(best.point, { lon: Number(row.lng), lat: Number(row.lat) });
      if (awayM <= 2_000) report.within2Km += 1;
      if (awayM <= 5_000) report.within5Km += 1;
      if (awayM <= best.accuracyM) report.withinRadius += 1;
    }
  }
  return report;
}

describe('93 places as operators typed them', () => {
  it('should place most within 2 km of the operators pin', async () => {
    if (!existsSync(FILE)) {
      process.stdout.write('sumenep: not measured, the file with the real notes is absent\n');
      return;
    }
    const rows: Row[] = parse(readFileSync(FILE), { columns: true });
    const search = PlaceSearch.build(await makeGazetteer());
    const whole = evaluate(search, rows, (row) => `${row.alamat}, ${row.desa}, ${row.kecamatan}`);
    const alone = evaluate(search, rows, (row) => row.alamat);
    process.stdout.write(
      `sumenep: address, desa, kecamatan ${JSON.stringify(whole)}\nsumenep: address alone ${JSON.stringify(alone)}\n`,
    );
    expect(whole.notFound).toBe(0);
    expect(whole.within2Km).toBeGreaterThanOrEqual(80);
    expect(alone.within5Km).toBeGreaterThanOrEqual(55);
  }, 60_000);
});
