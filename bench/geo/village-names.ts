import type { Point } from '#siaga/contracts';
import { parentOfCode, regencyOfCode, type Region } from '#siaga/geo';

/** A village with the names above it. */
export interface FullName {
  readonly code: string;
  readonly village: string;
  readonly district: string;
  /** Without its title. */
  readonly regency: string;
  readonly regencyCode: string;
  readonly regencyCentre: Point | null;
  readonly isUrban: boolean;
  readonly isCity: boolean;
}

type Within = 'district' | 'regency';

/** The villages that can be pointed to, and which of them share a name. */
export class VillageNames {
  readonly all: readonly FullName[];
  private readonly codesByName = new Map<string, Set<string>>();

  constructor(regions: readonly Region[]) {
    const byCode = new Map(regions.map((region) => [region.code, region]));
    this.all = regions.flatMap((region) => fullName(region, byCode) ?? []);
    for (const region of regions) {
      if (region.level < 3) continue;
      const regency = regencyOfCode(region.code) ?? '';
      this.note(`${regency}/${plain(region.name)}`, region.code);
      if (region.level === 4)
        this.note(`${parentOfCode(region.code) ?? ''}/${plain(region.name)}`, region.code);
    }
  }

  /** The regions of the same name in the village's own kecamatan or kabupaten, itself included. */
  sameIn(name: FullName, within: Within): ReadonlySet<string> {
    return this.codesByName.get(`${holderOf(name, within)}/${plain(name.village)}`) ?? new Set([name.code]);
  }

  /** True when a misspelt name is the right name of a neighbour: nobody could know better. */
  isAnother(written: string, name: FullName, within: Within): boolean {
    const found = this.codesByName.get(`${holderOf(name, within)}/${plain(written)}`);
    return found !== undefined && !found.has(name.code);
  }

  private note(key: string, code: string): void {
    const codes = this.codesByName.get(key);
    if (codes === undefined) this.codesByName.set(key, new Set([code]));
    else codes.add(code);
  }
}

function holderOf(name: FullName, within: Within): string {
  return within === 'regency' ? name.regencyCode : (parentOfCode(name.code) ?? '');
}

function fullName(village: Region, byCode: ReadonlyMap<string, Region>): FullName | null {
  const district = byCode.get(village.parentCode ?? '');
  const regency = byCode.get(district?.parentCode ?? '');
  if (village.level !== 4 || village.center === null || district === undefined || regency === undefined)
    return null;
  return {
    code: village.code,
    village: village.name,
    district: district.name,
    regency: regency.name.replace(/^(Kabupaten|Kota)( Administrasi)? /, ''),
    regencyCode: regency.code,
    regencyCentre: regency.center,
    isUrban: village.kind === 'kelurahan',
    isCity: regency.kind === 'kota',
  };
}

/** Names are the same when their letters and digits are. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
