import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Point } from '#siaga/contracts';
import { NearestIndex, rank, straightDistanceM, type Verdict } from '#siaga/dispatch';
import { StraightLineTravelTimes } from '#siaga/roads';
import { describeWithFiles, sharedFile } from '../support/shared-data.js';

const FILE = sharedFile('national/faskes_indonesia_2019.csv');

interface Row {
  kode_faskes: string;
  jenis_faskes: string;
  lat_: string;
  long_: string;
}

interface Place {
  id: string;
  isHospital: boolean;
  point: Point;
}

const ORIGINS: Point[] = [
  { lon: 103.61, lat: -1.6 },
  { lon: 106.845, lat: -6.209 },
  { lon: 95.32, lat: 5.55 },
  { lon: 140.7, lat: -2.55 },
  { lon: 123.6, lat: -10.17 },
  { lon: 113.86, lat: -7.01 },
];
const LIMIT = 10;

describeWithFiles('rank on the national file', [FILE], () => {
  const index = new NearestIndex<Place>();
  const places: Place[] = [];
  const travel = new StraightLineTravelTimes();
  const options = { vehicle: 'ambulance', localHour: 12, isUrgent: true } as const;
  // Hospitals only, and every seventh is left out, so that what is skipped on the way matters.
  const judge = (place: Place): Verdict<{ id: string; seconds: number }, string> => {
    if (!place.isHospital) return { kind: 'ignored' };
    if (places.indexOf(place) % 7 === 0) return { kind: 'left_out', leftOut: place.id };
    return { kind: 'ranked', isLast: false, make: ({ seconds }) => ({ id: place.id, seconds }) };
  };

  beforeAll(() => {
    const rows: Row[] = parse(readFileSync(FILE), { columns: true, relax_column_count: true });
    for (const row of rows) {
      const point = { lon: Number(row.long_), lat: Number(row.lat_) };
      if (!(Math.abs(point.lon) <= 180 && Math.abs(point.lat) <= 90)) continue;
      places.push({ id: row.kode_faskes, isHospital: row.jenis_faskes !== 'PUSKESMAS', point });
    }
    places.forEach((place, position) => index.set(String(position), place.point, place));
  });

  it.each(ORIGINS)('should equal brute force over all facilities at $lon $lat', async (origin) => {
    expect(places.length).toBeGreaterThan(10_000);
    const model = {
      leastSeconds: (straightM: number) => travel.leastSeconds(straightM, options),
      travel: (candidates: readonly { distanceM: number }[]) =>
        Promise.resolve(
          candidates.map(({ distanceM }) => ({ ...travel.travelTime(distanceM, options), isEstimate: true })),
        ),
    };
    const { ranked } = await rank(index, origin, model, judge, { limit: LIMIT, leftOutLimit: 5 });
    const all = places
      .filter((place, position) => place.isHospital && position % 7 !== 0)
      .map((place) => travel.travelTime(straightDistanceM(origin, place.point), options).seconds)
      .sort((a, b) => a - b);
    expect(ranked.map(({ seconds }) => seconds)).toEqual(all.slice(0, LIMIT));
  });
});
