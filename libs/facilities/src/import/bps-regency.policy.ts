import { readAddress } from './address-parts.js';
import { groupBy } from './group-by.js';
import { foldName } from './names.js';
import type { RegencyFact, RegionDirectory } from './region-directory.js';
import type { ParsedRow } from './source-row.js';

/** One row's testimony on which regency a BPS code stands for. */
export interface BpsWitness {
  /** BPS kabupaten/kota code, four digits, from the facility code. */
  bpsCode: string;
  provinceName: string;
  /** Kecamatan its address states. */
  district: string;
}

const WINNING_SHARE = 0.5;
/** One row alone may bear an old or mistyped code. */
const LEAST_VOTES = 2;

/** BPS kabupaten/kota code inside a Kemenkes facility code (P1571070201 gives 1571), or null when it is of another shape. */
export function bpsRegencyOf(kemkesCode: string): string | null {
  return /^[A-Z](\d{4})\d{3,6}$/.exec(kemkesCode)?.[1] ?? null;
}

/**
 * Learns which Kemendagri regency each BPS code stands for. The two lists number the same regencies differently (BPS 1403 is
 * Kemendagri 14.04), so a code is never taken over: the kecamatan names of all rows under one BPS code vote, within the
 * province named in the row, for the regencies that have kecamatan of those names. A name that several regencies have is
 * shared between them. A regency wins with more than half of at least two votes; a code without a winner is left out.
 */
export function learnBpsRegencies(
  witnesses: readonly BpsWitness[],
  directory: RegionDirectory,
): Map<string, RegencyFact> {
  const byCode = groupBy(witnesses, (witness) => witness.bpsCode);
  const owners = ownersByProvince(directory);
  const learned = new Map<string, RegencyFact>();
  for (const [bpsCode, group] of byCode) {
    const winner = winnerOf(group, owners);
    if (winner !== null) learned.set(bpsCode, winner);
  }
  return learned;
}

type Owners = (provinceName: string) => ReadonlyMap<string, RegencyFact[]>;

/** For a province: folded kecamatan name to the regencies that have one of that name. */
function ownersByProvince(directory: RegionDirectory): Owners {
  const cache = new Map<string, Map<string, RegencyFact[]>>();
  return (provinceName) => {
    const known = cache.get(provinceName);
    if (known !== undefined) return known;
    const owners = new Map<string, RegencyFact[]>();
    for (const regency of directory.regenciesOfProvince(provinceName)) {
      for (const name of new Set(
        directory.districts(regency.code).map((district) => foldName(district.name)),
      )) {
        owners.set(name, [...(owners.get(name) ?? []), regency]);
      }
    }
    cache.set(provinceName, owners);
    return owners;
  };
}

function winnerOf(group: readonly BpsWitness[], ownersOf: Owners): RegencyFact | null {
  const votes = new Map<RegencyFact, number>();
  let cast = 0;
  for (const witness of group) {
    const owners = ownersOf(witness.provinceName).get(foldName(witness.district)) ?? [];
    if (owners.length > 0) cast += 1;
    for (const owner of owners) votes.set(owner, (votes.get(owner) ?? 0) + 1 / owners.length);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return best !== undefined && cast >= LEAST_VOTES && best[1] > cast * WINNING_SHARE ? best[0] : null;
}

/** The rows of a file that can testify: with a Kemenkes code, a province and a kecamatan in the address. */
export function witnessesIn(
  rows: readonly Pick<ParsedRow, 'kemkesCode' | 'provinceName' | 'address'>[],
): BpsWitness[] {
  return rows.flatMap(({ kemkesCode, provinceName, address }) => {
    const bpsCode = kemkesCode === null ? null : bpsRegencyOf(kemkesCode);
    const { district } = readAddress(address);
    return bpsCode === null || provinceName === null || district === null
      ? []
      : [{ bpsCode, provinceName, district }];
  });
}
