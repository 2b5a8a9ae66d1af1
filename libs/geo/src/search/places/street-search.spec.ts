import { beforeAll, describe, expect, it } from '@jest/globals';
import { distanceM, type LocateCandidate, type Point } from '#siaga/contracts';
import { nearestOnLines } from '../../streets/lines.js';
import type { HouseNumber, StreetPiece } from '../../streets/map-content.js';
import type { NamedPlace, SearchableRegion } from '../entries/entry-store.js';
import { PlaceSearch, type LocateOptions } from './place-search.js';

// An invented town: Tanjung Wareng with the kecamatan Wareng Lor and Wareng Kidul, 0.01 degree is about 1.1 km.
const TOWN = { near: { lon: 120.02, lat: -3.0 }, regionCodes: ['99.01'] };

function region(code: string, name: string, lon: number, lat: number, radiusM: number): SearchableRegion {
  const level = code.split('.').length as 1 | 2 | 3 | 4;
  const kind = (['provinsi', 'kabupaten', 'kecamatan', 'desa'] as const)[level - 1] ?? 'desa';
  return { code, level, name, kind, radiusM, center: { lon, lat } };
}

const REGIONS = [
  region('99', 'Nusa Angan', 120, -3, 90_000),
  region('99.01', 'Kabupaten Tanjung Wareng', 120.02, -3, 9000),
  region('99.01.01', 'Wareng Lor', 120.02, -2.99, 3000),
  region('99.01.01.2001', 'Karangsemi', 120.01, -2.99, 1200),
  region('99.01.01.2002', 'Pringdawa', 120.03, -2.99, 1200),
  region('99.01.02', 'Wareng Kidul', 120.02, -3.01, 3000),
  region('99.01.02.2001', 'Sumberlanang', 120.01, -3.01, 1200),
  region('99.01.02.2002', 'Batutulang', 120.03, -3.01, 1200),
  region('99.02', 'Kabupaten Lembah Kroya', 121, -4, 9000),
  region('99.02.01', 'Kroya Tengah', 121, -4, 3000),
  region('99.02.01.2001', 'Diponegoro', 121, -4, 1200),
];

function villageAt(point: Point): string {
  const half = point.lat > -3 ? '99.01.01' : '99.01.02';
  return `${half}.${point.lon < 120.02 ? '2001' : '2002'}`;
}

function piece(name: string, line: number[], aliases: string[] = []): StreetPiece {
  return { ref: `way/${name}/${line[0]}/${line[1]}`, name, aliases, roadClass: 'residential', line };
}

/** West to east in steps of about 110 m, so that each stretch lies in one village. */
function eastward(name: string, lat: number, from = 120.0, to = 120.04, aliases: string[] = []): StreetPiece {
  const steps = Math.round((to - from) / 0.001);
  const line = Array.from({ length: steps + 1 }, (_, i) => [from + i * 0.001, lat]).flat();
  return piece(name, line, aliases);
}

function northward(name: string, lon: number, from = -3.02, to = -2.98): StreetPiece {
  const steps = Math.round((to - from) / 0.001);
  return piece(name, Array.from({ length: steps + 1 }, (_, i) => [lon, from + i * 0.001]).flat());
}

const STREETS = [
  northward('Jalan Pangeran Diponegoro', 120.01),
  eastward('Jalan K.H. Ahmad Dahlan', -3.005),
  eastward('Jalan Letnan Jenderal M.T. Haryono', -2.995, 120.0, 120.02),
  eastward('Jalan Letnan Jenderal M.T. Haryono', -2.995, 120.0215, 120.04),
  eastward('Jalan Robert Wolter Monginsidi', -3.015),
  northward('Jalan Trunojoyo', 120.03),
  eastward('Jalan Doktor Sutomo', -2.985, 120.0, 120.04, ['Jalan Rumah Sakit Lama']),
  // An estate whose streets bear one name and a number, and a main road of that name.
  ...Array.from({ length: 14 }, (_, n) =>
    eastward(`Jalan Griya Permai Timur ${n + 1}`, -3.003 - n * 0.0005, 120.032, 120.036),
  ),
  eastward('Jalan Griya Permai', -3.0012, 120.031, 120.04),
  eastward('Jalan Raya Griya Permai', -3.0111, 120.034, 120.04),
  northward('Jalan Griya Permai Tengah', 120.0345, -3.0095, -3.0025),
  northward('Jalan Griya Permai Barat', 120.038, -3.0115, -3.0105),
  eastward('Gang III', -2.9921, 120.012, 120.014),
  eastward('Gang IV', -2.9931, 120.012, 120.014),
  eastward('Jalan Mawar', -2.9875, 120.004, 120.006),
  eastward('Jalan Mawar', -3.0175, 120.034, 120.036),
  ...['P', 'Q', 'S'].map((block, n) =>
    eastward(`Jalan Puri Harapan Blok ${block}`, -3.0182 - n * 0.0004, 120.022, 120.025),
  ),
  // One in Pringdawa, and one nearer to the town's middle that Pringdawa only reaches.
  eastward('Gang Teratai', -2.9905, 120.034, 120.037),
  piece('Gang Teratai', [120.0195, -2.9905, 120.0185, -2.9905, 120.0175, -2.9905]),
  northward('Jalan Lingkar Barat', 120.0),
  eastward('Jalan Wahidin Sudirohusodo', -3.0125, 120.0, 120.015),
  eastward('Jalan Kadipaten Lor', -2.9901, 120.02, 120.024),
  eastward('Jalan Kadipaten Kidul', -2.9921, 120.02, 120.024),
  eastward('Jalan Supratman', -3.0185, 120.0, 120.005),
  eastward('Jalan W.R. Supratman', -3.0185, 120.005, 120.008),
  eastward('Jalan Wage Rudolf Supratman', -3.0185, 120.008, 120.012),
];

function place(id: string, name: string, kind: NamedPlace['kind'], lon: number, lat: number): NamedPlace {
  return { id, name, kind, point: { lon, lat }, radiusM: 40, regionCode: null };
}

const PLACES = [
  place('fuel-1', 'SPBU 54.691.02', 'fuel', 120.0305, -3.004),
  place('fuel-2', 'SPBU 54.691.09', 'fuel', 120.0005, -2.991),
  place('inn', 'Hotel Melati Indah', 'lodging', 120.0097, -2.99),
  place('mosque', 'Masjid Nurul Wareng', 'mosque', 120.012, -3.012),
  place('post', 'KM 4', 'kilometre_post', 120.0301, -2.982),
  place('post-7', 'KM 7', 'kilometre_post', 120.0301, -3.009),
];

function house(number: string, lon: number): HouseNumber {
  return { ref: `h${number}`, street: 'Jl. Kyai Haji Ahmad Dahlan', number, lon, lat: -3.0051 };
}

describe('PlaceSearch with a map', () => {
  const search = PlaceSearch.build(REGIONS);

  beforeAll(async () => {
    const houseNumbers = [house('10', 120.01), house('20', 120.012), house('11', 120.0104)];
    await search.replaceMap('town', { streets: STREETS, places: PLACES, houseNumbers }, villageAt);
  });

  function first(text: string, options: LocateOptions = TOWN): LocateCandidate {
    const candidate = search.locate(text, options).candidates[0];
    if (candidate === undefined) throw new Error(`Nothing found for "${text}"`);
    return candidate;
  }

  it.each([
    ['Jl. Diponegoro', 'Jalan Pangeran Diponegoro'],
    ['Jl P. Diponegoro', 'Jalan Pangeran Diponegoro'],
    ['Jln. Dipanegara', 'Jalan Pangeran Diponegoro'],
    ['Jl KHA Dahlan', 'Jalan K.H. Ahmad Dahlan'],
    ['Jl. Kyai Haji Achmad Dachlan', 'Jalan K.H. Ahmad Dahlan'],
    ['Jl. MT Haryono', 'Jalan Letnan Jenderal M.T. Haryono'],
    ['Jl. Letjend. Harjono', 'Jalan Letnan Jenderal M.T. Haryono'],
    ['jl RW Monginsidi', 'Jalan Robert Wolter Monginsidi'],
    ['Jl. Tronojoyo', 'Jalan Trunojoyo'],
    ['djalan Troenodjojo', 'Jalan Trunojoyo'],
    ['trnojoyo', 'Jalan Trunojoyo'],
    ['Jl Prof Dr Soetomo', 'Jalan Doktor Sutomo'],
    ['Jl. Rumah Sakit Lama', 'Jalan Doktor Sutomo'],
    ['Gg. 3', 'Gang III'],
    ['Gang IV', 'Gang IV'],
    ['Ring Road Barat', 'Jalan Lingkar Barat'],
    ['Jl. Wahidin Sudiro Husodo', 'Jalan Wahidin Sudirohusodo'],
  ])('should find the street that "%s" means', (text, name) => {
    const candidate = first(text);
    expect(candidate).toMatchObject({ label: name, source: 'road', notUnderstood: [] });
    expect(candidate.lines?.length).toBeGreaterThan(0);
  });

  it.each([
    ['simpang griya permai tengah griya permai timur 9', 120.0345, -3.007],
    ['pertigaan jl griya permai timur 12 dan jl griya permai tengah', 120.0345, -3.0085],
    ['perempatan raya griya permai - griya permai barat', 120.038, -3.0111],
  ])('should tell the streets of an estate apart where two of them meet: "%s"', (text, lon, lat) => {
    const [first] = search.locate(text, TOWN).candidates;
    expect(first?.label).toMatch(/^Simpang /);
    expect(distanceM(first?.point ?? { lon: 0, lat: 0 }, { lon, lat })).toBeLessThan(30);
  });

  it('should join the pieces of a name that lie near, and keep those apart that do not', () => {
    expect(search.locate('Jl. Mawar', TOWN).candidates.map(({ label }) => label)).toEqual([
      'Jalan Mawar',
      'Jalan Mawar',
    ]);
    const joined = search
      .locate('Jl. MT Haryono', TOWN)
      .candidates.filter(({ label }) => label.includes('Haryono'));
    expect(joined).toHaveLength(1);
  });

  it('should answer with a point on the street and a radius that reaches most of it', () => {
    const { point, accuracyM, lines } = first('Jl. Trunojoyo');
    expect(
      nearestOnLines(
        (lines ?? []).map((line) => line.flat()),
        point,
      )?.distanceM,
    ).toBeLessThan(1);
    expect(accuracyM).toBeGreaterThan(1900);
    expect(accuracyM).toBeLessThan(2400);
  });

  it('should leave the part of the street that lies in the village or kecamatan named', () => {
    const part = first('Jl. Trunojoyo, Batutulang, Wareng Kidul');
    expect(part.context).toBe('Batutulang, Wareng Kidul, Kabupaten Tanjung Wareng');
    expect(Math.max(...(part.lines ?? []).flat().map(([, lat]) => lat))).toBeLessThan(-2.995);
    expect(part.accuracyM).toBeLessThan(first('Jl. Trunojoyo').accuracyM * 0.7);
    expect(first('Jl. Mawar, Batutulang').point.lat).toBeLessThan(-3.01);
  });

  it('should put the street in the village named before one of its name that the village only reaches', () => {
    const [first, second] = search.locate('Gang Teratai, Pringdawa', TOWN).candidates;
    expect([first?.label, second?.label]).toEqual(['Gang Teratai', 'Gang Teratai']);
    expect(first?.point.lon).toBeGreaterThan(120.03);
    expect(second?.point.lon).toBeLessThan(120.02);
  });

  it('should prefer the street of the served area to a village of its name, unless the text says so', () => {
    expect(first('Diponegoro').source).toBe('road');
    expect(first('Desa Diponegoro Kec. Kroya Tengah')).toMatchObject({
      id: '99.02.01.2001',
      source: 'village',
    });
  });

  it.each([
    'Simpang Jl. Trunojoyo dan Jl. KH Ahmad Dahlan',
    'perempatan trunojoyo ahmad dahlan',
    'Jl. Trunojoyo x Jl. Ahmad Dahlan',
    'Jl. Trunojoyo - Jl. Ahmad Dahlan',
    'pertigaan Jl. Ahmad Dahlan ketemu Jl. Trunojoyo',
  ])('should find the junction of "%s"', (text) => {
    const candidate = first(text);
    expect(distanceM(candidate.point, { lon: 120.03, lat: -3.005 })).toBeLessThan(5);
    expect(candidate.accuracyM).toBeLessThanOrEqual(60);
  });

  it('should know house numbers, and place unknown ones between their neighbours', () => {
    expect(first('Jl. Ahmad Dahlan No. 10')).toMatchObject({
      source: 'address',
      accuracyM: 20,
      notUnderstood: [],
    });
    const between = first('Jl. Ahmad Dahlan 14');
    expect(between.point.lon).toBeCloseTo(120.0108, 6);
    expect(between.accuracyM).toBeGreaterThan(100);
    expect(first('Jl. Ahmad Dahlan No. 900').source).toBe('road');
  });

  it('should find any place of a kind beside the street, and go from there as the text says', () => {
    const north = first('Jl. Tronojoyo, utara pom bensin');
    expect(north.label).toBe('Utara SPBU 54.691.02, Jalan Trunojoyo');
    expect(north.point.lon).toBeCloseTo(120.03, 6);
    expect(north.point.lat).toBeGreaterThan(-3.004);
    expect(distanceM(north.point, { lon: 120.0305, lat: -3.004 })).toBeLessThan(north.accuracyM);
    expect(first('Jl. Diponegoro depan Hotel Melati').point.lon).toBeCloseTo(120.01, 6);
  });

  it('should find the one place of a kind in the village named', () => {
    expect(first('masjid di Sumberlanang').id).toBe('mosque');
    expect(first('pasar di Sumberlanang').source).toBe('village');
  });

  it('should move the point the way a compass word says', () => {
    const place = PLACES[2]?.point ?? TOWN.near;
    const west = first('sebelah barat Hotel Melati Indah');
    expect(west.point.lon).toBeLessThan(place.lon);
    expect(distanceM(west.point, place)).toBeLessThan(west.accuracyM);
    const far = first('Hotel Melati Indah ke utara 500 meter');
    expect(distanceM(far.point, place)).toBeCloseTo(500, -1);
  });

  it('should find kilometres by their post, else by the distance from the town', () => {
    expect(first('Jl. Trunojoyo km 4').point.lat).toBeCloseTo(-2.982, 3);
    expect(first('Jl. Trunojoyo km 2').accuracyM).toBeGreaterThanOrEqual(800);
  });

  it('should find kilometres between two posts', () => {
    const { point, accuracyM } = first('Jl. Trunojoyo km 5');
    expect(point.lat).toBeCloseTo(-2.991, 3);
    expect(accuracyM).toBeLessThan(1000);
  });

  it('should find the stretch of a street between two others, or two places', () => {
    const { label, lines } = first('Jl. Trunojoyo antara Jl. Ahmad Dahlan dan Jl. RW Monginsidi');
    expect(label).toBe('Jalan Trunojoyo, antara Jalan K.H. Ahmad Dahlan dan Jalan Robert Wolter Monginsidi');
    const latitudes = (lines ?? []).flat().map(([, lat]) => lat);
    expect(Math.max(...latitudes)).toBeCloseTo(-3.005, 3);
    expect(Math.min(...latitudes)).toBeCloseTo(-3.015, 3);
  });

  it('should answer a name that only its parts bear with all of them', () => {
    const group = first('Jl. Kadipaten');
    expect(group.label).toBe('Jalan Kadipaten Lor / Jalan Kadipaten Kidul');
    expect(new Set(group.lines?.flat().map(([, lat]) => lat)).size).toBe(2);
    expect(first('Jl. Kadipaten Lor').label).toBe('Jalan Kadipaten Lor');
  });

  it.each(['P', 'Q', 'S'])('should tell the blocks of an estate by their letter: %s', (block) => {
    for (const text of [`Jl. Puri Harapan Blok ${block}`, `puri hrapan blok ${block.toLowerCase()}`])
      expect(search.locate(text, TOWN).candidates[0]?.label).toBe(`Jalan Puri Harapan Blok ${block}`);
  });

  it('should join what bears a name and its initials', () => {
    const found = search.locate('Jl. WR Supratman', TOWN).candidates[0];
    const longitudes = (found?.lines ?? []).flat().map(([lon]) => lon);
    expect([Math.min(...longitudes), Math.max(...longitudes)]).toEqual([120, 120.012]);
  });

  it('should complete what is being typed', () => {
    const typed = (text: string): string | undefined =>
      search.locate(text, { ...TOWN, isPrefix: true }).candidates[0]?.label;
    expect(typed('jl truno')).toBe('Jalan Trunojoyo');
    expect(typed('hotel mel')).toBe('Hotel Melati Indah');
    expect(typed('hot mel')).toBe('Hotel Melati Indah');
    expect(typed('masj nur')).toBe('Masjid Nurul Wareng');
    expect(typed('karangs')).toBe('Karangsemi');
    expect(search.locate('jl truno', TOWN).candidates[0]?.source).not.toBe('road');
  });

  it('should replace and forget what a source gave', async () => {
    const other = PlaceSearch.build(REGIONS);
    const content = { streets: [eastward('Jalan Anggur', -3)], places: [], houseNumbers: [] };
    await other.replaceMap('a', content, villageAt);
    expect(other.locate('Jl. Anggur', TOWN).candidates[0]?.source).toBe('road');
    await other.replaceMap('a', { ...content, streets: [eastward('Jalan Salak', -3)] }, villageAt);
    expect(other.locate('Jl. Anggur', TOWN).candidates[0]?.source).not.toBe('road');
    other.removeMap('a');
    expect(other.locate('Jl. Salak', TOWN).candidates[0]?.source).not.toBe('road');
  });
});
