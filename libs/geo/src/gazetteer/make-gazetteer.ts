import { distanceM, type Point } from '#siaga/contracts';
import { parentOfCode, type PointSource, type Region, type RegionKind } from '../domain/region.js';
import { PointMatcher, type VillagePoint } from './match-points.js';
import { readNameRows, readPointRows, type NameRow } from './sources.js';
import { villageRadiiM } from './village-radius.js';

/** Share of the regions below that must lie within a region's radius. */
const HELD_SHARE = 0.95;
/** A village's point this far from the middle of its kecamatan, and 6 times as far as its neighbours, is taken for wrong. */
const STRAY_M = 40_000;
const STRAY_FACTOR = 6;
const UNKNOWN_RADIUS_M = 50_000;

interface Placed {
  row: NameRow;
  point: VillagePoint | null;
  center: Point | null;
  radiusM: number;
  source: PointSource;
}

/**
 * Makes the national gazetteer from the two npm packages: official names of 2025 down to the village, points and postal
 * codes of the 2020 list. Villages without a point of their own stand at the middle of their kecamatan with its whole
 * radius. Takes a few seconds and some 150 MB while it runs.
 */
export async function makeGazetteer(): Promise<Region[]> {
  const [provinces, regencies, districts, villages] = await Promise.all([
    readNameRows('provinces'),
    readNameRows('regencies'),
    readNameRows('districts'),
    readNameRows('villages'),
  ]);
  const matcher = new PointMatcher({ regencies: namesByCode(regencies), districts: namesByCode(districts) });
  for await (const rows of readPointRows()) for (const row of rows) matcher.add(row);
  const placed = villages.map((row): Placed => {
    const point = matcher.find(row);
    const center = point === null ? null : { lon: point.lon, lat: point.lat };
    return { row, point, center, radiusM: 0, source: center === null ? 'none' : 'geografis' };
  });
  dropStrays(placed);
  setRadii(placed);
  const districtRegions = gather(districts, placed);
  fillFromDistricts(placed, districtRegions);
  const regencyRegions = gather(regencies, placed);
  return [
    ...gather(provinces, placed).values(),
    ...regencyRegions.values(),
    ...districtRegions.values(),
    ...placed.map(villageRegion),
  ];
}

function namesByCode(rows: readonly NameRow[]): Map<string, string> {
  return new Map(rows.map((row) => [row.code, row.name]));
}

function groupBy(placed: readonly Placed[], codeLength: number): Map<string, Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const each of placed) {
    const code = each.row.code.slice(0, codeLength);
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [each]);
    else group.push(each);
  }
  return groups;
}

function middle(points: readonly Point[]): Point {
  const median = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { lon: median(points.map((point) => point.lon)), lat: median(points.map((point) => point.lat)) };
}

function dropStrays(placed: readonly Placed[]): void {
  for (const group of groupBy(placed, 8).values()) {
    const points = group.flatMap((each) => (each.center === null ? [] : [each.center]));
    if (points.length < 3) continue;
    const centre = middle(points);
    const distances = points.map((point) => distanceM(point, centre)).sort((a, b) => a - b);
    const limitM = Math.max(STRAY_M, STRAY_FACTOR * (distances[Math.floor(distances.length / 2)] ?? 0));
    for (const each of group) {
      if (each.center === null || distanceM(each.center, centre) <= limitM) continue;
      each.center = null;
      each.source = 'none';
    }
  }
}

function setRadii(placed: readonly Placed[]): void {
  const byPoint = new Map<string, Placed[]>();
  for (const each of placed) {
    if (each.center === null) continue;
    const key = `${each.center.lon},${each.center.lat}`;
    byPoint.set(key, [...(byPoint.get(key) ?? []), each]);
  }
  const groups = [...byPoint.values()];
  const radii = villageRadiiM(groups.map((group) => group[0]?.center ?? { lon: 0, lat: 0 }));
  groups.forEach((group, at) => {
    for (const each of group) {
      // One point for n villages stands for n times the land: the radius grows by the square root.
      each.radiusM = Math.round((radii[at] ?? UNKNOWN_RADIUS_M) * Math.sqrt(group.length));
      if (group.length > 1) each.source = 'shared_point';
    }
  });
}

/** Regions of a higher level from the villages below them. */
function gather(rows: readonly NameRow[], placed: readonly Placed[]): Map<string, Region> {
  const groups = groupBy(placed, rows[0]?.code.length ?? 2);
  return new Map(rows.map((row) => [row.code, regionOfGroup(row, groups.get(row.code) ?? [])]));
}

function regionOfGroup(row: NameRow, group: readonly Placed[]): Region {
  const known = group.flatMap((each) =>
    each.center === null ? [] : [{ center: each.center, radiusM: each.radiusM }],
  );
  const level = row.code.length === 2 ? 1 : row.code.length === 5 ? 2 : 3;
  const postalCodes = level === 3 ? postalCodesOf(group) : [];
  const base = {
    code: row.code,
    level,
    name: titleCase(row.name, level),
    kind: kindOf(row),
    parentCode: parentOfCode(row.code),
    postalCodes,
  } as const;
  if (known.length === 0) return { ...base, center: null, radiusM: UNKNOWN_RADIUS_M, source: 'none' };
  const center = meanPoint(known.map((each) => each.center));
  const reaches = known.map((each) => distanceM(each.center, center) + each.radiusM).sort((a, b) => a - b);
  const radiusM =
    reaches[Math.min(reaches.length - 1, Math.floor(reaches.length * HELD_SHARE))] ?? UNKNOWN_RADIUS_M;
  return { ...base, center, radiusM: Math.round(radiusM), source: 'children' };
}

function meanPoint(points: readonly Point[]): Point {
  const sum = points.reduce((total, point) => ({ lon: total.lon + point.lon, lat: total.lat + point.lat }), {
    lon: 0,
    lat: 0,
  });
  return { lon: sum.lon / points.length, lat: sum.lat / points.length };
}

function postalCodesOf(group: readonly Placed[]): string[] {
  return [...new Set(group.flatMap((each) => each.point?.postalCode ?? []))].sort();
}

function fillFromDistricts(placed: readonly Placed[], districts: ReadonlyMap<string, Region>): void {
  for (const each of placed) {
    if (each.center !== null) continue;
    const district = districts.get(each.row.code.slice(0, 8));
    each.radiusM = district?.radiusM ?? UNKNOWN_RADIUS_M;
    if (district?.center === undefined || district.center === null) continue;
    each.center = district.center;
    each.source = 'district_centre';
  }
}

function villageRegion(each: Placed): Region {
  const { row } = each;
  return {
    code: row.code,
    level: 4,
    name: row.name,
    kind: kindOf(row),
    parentCode: parentOfCode(row.code),
    center: each.center,
    radiusM: each.radiusM,
    postalCodes: postalCodesOf([each]),
    source: each.source,
  };
}

/** In a village's code the first digit of the last group tells: 1 kelurahan, 2 desa, 3 desa adat. */
function kindOf(row: NameRow): RegionKind {
  if (row.code.length === 2) return 'provinsi';
  if (row.code.length === 5) return row.name.toUpperCase().startsWith('KOTA') ? 'kota' : 'kabupaten';
  if (row.code.length === 8) return 'kecamatan';
  return row.code.charAt(9) === '1' ? 'kelurahan' : 'desa';
}

/** Provinces and kabupaten/kota are in capitals in the source. */
function titleCase(name: string, level: number): string {
  if (level > 2) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s-])([a-z])/g, (_, gap: string, letter: string) => gap + letter.toUpperCase())
    .replace(/\bDki\b/, 'DKI');
}
