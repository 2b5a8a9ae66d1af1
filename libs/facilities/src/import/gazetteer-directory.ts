import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { Point } from '#siaga/contracts';
import { metresBetween } from './distance.js';
import { groupBy } from './group-by.js';
import { wordsOf } from './names.js';
import type { DistrictFact, NearestDistrict, RegencyFact, RegionDirectory } from './region-directory.js';

/** What the directory needs of a region of any level; the level shows in the length of the dotted code. */
export interface NamedRegion {
  code: string;
  name: string;
  center: Point | null;
}

const NEAREST_WITHIN_KM = 50;
const TITLES = new Set([
  'kab',
  'kabupaten',
  'kota',
  'kotamadya',
  'adm',
  'administrasi',
  'provinsi',
  'prov',
  'daerah',
  'istimewa',
  'khusus',
  'ibukota',
]);
/** Provinces that have been split since 2019 files were made (UU 14 to 16 and 29 of 2022): the old name means all of them. */
const DAUGHTERS: Readonly<Record<string, readonly string[]>> = {
  papua: ['papuaselatan', 'papuatengah', 'papuapegunungan'],
  papuabarat: ['papuabaratdaya'],
};
const OTHER_NAMES: Readonly<Record<string, string>> = {
  diyogyakarta: 'yogyakarta',
  dkijakarta: 'jakarta',
  bangkabelitung: 'kepulauanbangkabelitung',
};

/** The region tree in memory, made from the gazetteer's regions. */
export class GazetteerDirectory implements RegionDirectory {
  private readonly regencyByCode = new Map<string, RegencyFact>();
  private readonly regenciesByProvince = new Map<string, RegencyFact[]>();
  private readonly provinceCodes = new Map<string, string>();
  private readonly districtsByRegency: Map<string, DistrictFact[]>;
  private readonly villages: NamedRegion[] = [];
  private readonly index: KDBush;

  constructor(regions: Iterable<NamedRegion>) {
    const districts: NamedRegion[] = [];
    for (const region of regions) this.place(region, districts);
    const points = groupBy(this.villages, (village) => village.code.slice(0, 8));
    this.districtsByRegency = groupBy(
      districts.map((district) => toDistrict(district, points.get(district.code) ?? [])),
      (district) => district.regencyCode,
    );
    this.index = new KDBush(Math.max(1, this.villages.length));
    for (const { center } of this.villages) this.index.add(center?.lon ?? 0, center?.lat ?? 0);
    if (this.villages.length === 0) this.index.add(0, 0);
    this.index.finish();
  }

  regenciesOfProvince(provinceName: string): readonly RegencyFact[] {
    const name = foldPlace(provinceName);
    return [name, ...(DAUGHTERS[name] ?? [])].flatMap((each) => {
      const code = this.provinceCodes.get(each);
      return code === undefined ? [] : (this.regenciesByProvince.get(code) ?? []);
    });
  }

  regency(code: string): RegencyFact | null {
    return this.regencyByCode.get(code) ?? null;
  }

  regenciesNamed(name: string, provinceName: string | null): readonly RegencyFact[] {
    const folded = foldPlace(name);
    if (folded === '') return [];
    const ofProvince = provinceName === null ? [] : this.regenciesOfProvince(provinceName);
    const pool = ofProvince.length > 0 ? ofProvince : [...this.regencyByCode.values()];
    const found = pool.filter((regency) => foldPlace(regency.name) === folded);
    // "Kota X" and "Kab. X" share a name; the title decides when it is written.
    const isCity = /^\s*kota\b/i.test(name);
    const isRegency = /^\s*kab/i.test(name);
    const titled = found.filter((regency) => /^kota\b/i.test(regency.name) === isCity);
    return (isCity || isRegency) && titled.length > 0 ? titled : found;
  }

  districts(regencyCode: string): readonly DistrictFact[] {
    return this.districtsByRegency.get(regencyCode) ?? [];
  }

  nearest(point: Point): NearestDistrict | null {
    const [at] = around(this.index, point.lon, point.lat, 1, NEAREST_WITHIN_KM);
    const village = at === undefined ? undefined : this.villages[at];
    if (!village?.center) return null;
    const districtCode = village.code.slice(0, 8);
    return {
      districtCode,
      regencyCode: village.code.slice(0, 5),
      distanceM: metresBetween(point, village.center),
    };
  }

  private place(region: NamedRegion, districts: NamedRegion[]): void {
    const { code, name } = region;
    if (code.length === 2) this.provinceCodes.set(foldPlace(name), code);
    else if (code.length === 5) this.addRegency({ code, name, provinceCode: code.slice(0, 2) });
    else if (code.length === 8) districts.push(region);
    else if (region.center !== null) this.villages.push(region);
  }

  private addRegency(regency: RegencyFact): void {
    this.regencyByCode.set(regency.code, regency);
    const siblings = this.regenciesByProvince.get(regency.provinceCode) ?? [];
    this.regenciesByProvince.set(regency.provinceCode, [...siblings, regency]);
  }
}

function toDistrict(district: NamedRegion, villages: readonly NamedRegion[]): DistrictFact {
  return {
    code: district.code,
    name: district.name,
    regencyCode: district.code.slice(0, 5),
    villages: villages.flatMap((village) => village.center ?? []),
  };
}

/** A place's name without its titles, words run together. */
function foldPlace(name: string): string {
  const folded = wordsOf(name)
    .filter((word) => !TITLES.has(word))
    .join('');
  return OTHER_NAMES[folded] ?? folded;
}
