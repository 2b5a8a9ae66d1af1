import { readAddress } from './address-parts.js';
import { bpsRegencyOf } from './bps-regency.policy.js';
import { metresToNearest } from './distance.js';
import { matchDistrict } from './district-match.policy.js';
import { reachM } from './district-reach.js';
import type { DistrictFact, RegencyFact, RegionDirectory } from './region-directory.js';
import type { ParsedRow } from './source-row.js';

/** Where a row says it lies. */
export interface RowRegion {
  regency: RegencyFact;
  district: DistrictFact | null;
}

/** What a row's words are read with. */
export interface RegionKnowledge {
  directory: RegionDirectory;
  /** Meaning of the file's BPS codes, see `learnBpsRegencies`. */
  bps: ReadonlyMap<string, RegencyFact>;
  /** Regency of rows that state none, given by the person who imports. */
  defaultRegion: string | null;
}

/**
 * The regency and kecamatan a row means. Regencies are tried in this order: a Kemendagri code in the row, a "Kab./Kota" in the
 * address, the regency column, the BPS code's meaning, the default. The first of them that has the stated kecamatan wins. Where
 * none has it, the point's own regency wins when it has a kecamatan of that name right there (codes outlive a regency's split);
 * else, without a kecamatan, the one of them the point lies in ("Bandung" may be the kota or the kabupaten), else the first, and
 * with no regency stated at all the point's own. Null when nothing tells the regency.
 */
export function resolveRegion(row: ParsedRow, knowledge: RegionKnowledge): RowRegion | null {
  const { directory } = knowledge;
  const address = readAddress(row.address);
  const candidates = candidateRegencies(row, address.regency, knowledge);
  const coded = row.regionCode !== null && row.regionCode.length >= 8 ? row.regionCode.slice(0, 8) : null;
  const stated = row.districtName ?? address.district;
  for (const regency of candidates) {
    const districts = directory.districts(regency.code);
    const district =
      coded !== null
        ? districts.find((each) => each.code === coded)
        : stated && matchDistrict(stated, districts);
    if (district) return { regency, district };
  }
  const here = regencyAt(row, directory);
  const agreed =
    here && stated !== null ? districtAtPoint(row, stated, directory.districts(here.code)) : null;
  if (here && agreed) return { regency: here, district: agreed };
  const regency = candidates.find((each) => each === here) ?? candidates[0] ?? here;
  return regency === null ? null : { regency, district: null };
}

function regencyAt(row: ParsedRow, directory: RegionDirectory): RegencyFact | null {
  const nearest = row.stated === null ? null : directory.nearest(row.stated.point);
  return nearest === null ? null : directory.regency(nearest.regencyCode);
}

function districtAtPoint(
  row: ParsedRow,
  stated: string,
  districts: readonly DistrictFact[],
): DistrictFact | null {
  const district = matchDistrict(stated, districts);
  if (district === null || row.stated === null) return null;
  return metresToNearest(row.stated.point, district.villages) <= reachM(district) ? district : null;
}

function candidateRegencies(
  row: ParsedRow,
  inAddress: string | null,
  knowledge: RegionKnowledge,
): RegencyFact[] {
  const { directory, bps, defaultRegion } = knowledge;
  const named = (name: string | null): readonly RegencyFact[] =>
    name === null ? [] : directory.regenciesNamed(name, row.provinceName);
  const coded = (code: string | null): RegencyFact[] => {
    const regency = code === null ? null : directory.regency(code.slice(0, 5));
    return regency === null ? [] : [regency];
  };
  const bpsCode = row.kemkesCode === null ? null : bpsRegencyOf(row.kemkesCode);
  const learned = bpsCode === null ? undefined : bps.get(bpsCode);
  const column = row.regencyName?.split(',')[0] ?? null;
  const all = [
    ...coded(row.regionCode),
    ...named(inAddress),
    ...named(column),
    ...(learned ? [learned] : []),
    ...coded(defaultRegion),
  ];
  return [...new Set(all)];
}
