import { describe, expect, it } from '@jest/globals';
import type { LocateCandidate } from '#siaga/contracts';
import { AddressFinder } from './address-finder.js';
import { RowPlacer, sharedPointsOf, type ImportedFacility } from './place-rows.js';
import { smallGazetteer } from './small-gazetteer.fixture.js';
import type { ParsedRow, RowProblem } from './source-row.js';

const row = (overrides: Partial<ParsedRow>): ParsedRow => ({
  line: 2,
  sourceKey: 'k',
  kemkesCode: null,
  name: 'Puskesmas Uji',
  kind: 'puskesmas',
  address: '',
  provinceName: 'JAMBI',
  regencyName: null,
  districtName: null,
  regionCode: null,
  stated: null,
  phone: null,
  erLevel: null,
  capabilities: null,
  isAlwaysOpen: null,
  openHours: null,
  firstBeds: null,
  ...overrides,
});
const at = (lon: number, lat: number): ParsedRow['stated'] => ({
  point: { lon, lat },
  decimals: 6,
  accuracyM: null,
});

const village = (regionCode: string): LocateCandidate => ({
  id: regionCode,
  label: '',
  context: '',
  point: { lon: 103.634, lat: -1.602 },
  accuracyM: 700,
  ownAccuracyM: null,
  isOutside: false,
  source: 'village',
  regionCode,
  score: 1,
  lines: null,
  matched: [],
  notUnderstood: [],
});

/** Places a row with a geocoder that answers with `candidates` whatever it is asked. */
async function place(
  given: ParsedRow,
  candidates: LocateCandidate[] = [],
  defaultRegion: string | null = null,
): Promise<ImportedFacility | RowProblem> {
  const directory = smallGazetteer();
  const regency = directory.regency('15.71');
  const bps = new Map(regency === null ? [] : [['1571', regency]]);
  const finder = new AddressFinder(() => ({ candidates, problem: null }));
  return new RowPlacer({ directory, bps, defaultRegion }, finder, 1_000, sharedPointsOf([given])).place(
    given,
  );
}

describe('RowPlacer', () => {
  it('should flag a puskesmas pinned east of its kecamatan and place it by its address', async () => {
    const given = row({
      kemkesCode: 'P1571080203',
      address: 'Jl. Panca Karya, Kec. Jambi Timur',
      stated: at(103.690742, -1.601603),
    });
    await expect(place(given, [village('15.71.03.1003')])).resolves.toMatchObject({
      regionCode: '15.71',
      districtCode: '15.71.03',
      flags: ['point_outside_regency', 'placed_by_address'],
      pointSource: 'village',
      accuracyM: 700,
      statedPoint: { lon: 103.690742, lat: -1.601603 },
    });
  });

  it('should not take a namesake in another kecamatan for the address, but the kecamatan’s own extent', async () => {
    const given = row({ kemkesCode: 'P1571080203', address: 'Kec. Jambi Timur' });
    const placed = await place(given, [village('15.05.06.2001')]);
    expect(placed).toMatchObject({
      pointSource: 'district',
      districtCode: '15.71.03',
      accuracyM: 2_000,
      flags: ['placed_by_address'],
    });
  });

  it('should use a point in its kecamatan as stated', async () => {
    const given = row({
      kemkesCode: 'P1571080203',
      address: 'Kec. Jambi Timur',
      stated: at(103.635, -1.601),
    });
    await expect(place(given)).resolves.toMatchObject({ flags: [], pointSource: 'import', accuracyM: 1_000 });
  });

  it('should tell Kota Bandung from the kabupaten by the point', async () => {
    const given = row({
      provinceName: 'JAWA BARAT',
      regencyName: 'BANDUNG, JAWA BARAT',
      address: 'JL. PASTEUR',
      stated: at(107.598, -6.9),
    });
    await expect(place(given)).resolves.toMatchObject({
      regionCode: '32.73',
      districtCode: '32.73.06',
      flags: ['district_unknown'],
    });
  });

  it('should believe kecamatan and point together against the code’s regency', async () => {
    const given = row({ kemkesCode: 'P1571080203', address: 'Kec. Kumpeh Ulu', stated: at(103.681, -1.601) });
    await expect(place(given)).resolves.toMatchObject({
      regionCode: '15.05',
      districtCode: '15.05.06',
      flags: [],
    });
  });

  it('should take the default region for rows that state none', async () => {
    const given = row({ provinceName: null, districtName: 'Alam Barajo', stated: at(103.545, -1.64) });
    await expect(place(given, [], '15.71')).resolves.toMatchObject({
      regionCode: '15.71',
      districtCode: '15.71.09',
      flags: [],
    });
  });

  it('should refuse a row of which nothing tells the regency, saying what to do', async () => {
    await expect(place(row({ provinceName: null }))).resolves.toMatchObject({
      line: 2,
      field: 'region_code',
    });
  });
});

describe('sharedPointsOf', () => {
  it('should find points that rows of different addresses state', () => {
    const a = row({ address: 'Kec. Jambi Timur', stated: at(103.6, -1.6) });
    const b = row({ address: 'Kec. Alam Barajo', stated: at(103.6, -1.6) });
    expect(sharedPointsOf([a, b]).size).toBe(1);
    expect(sharedPointsOf([a, a]).size).toBe(0);
  });
});
