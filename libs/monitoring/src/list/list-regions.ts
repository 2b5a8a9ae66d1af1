import { isInRegion, RegionCode, type ListRowProblem, type RegionName } from '#siaga/contracts';
import { foldRegion } from '../domain/read-followup.policy.js';

const KECAMATAN = 3;
const KELURAHAN = 4;

/** Where a row says that somebody lives, or why that is nowhere. */
export type FoundRegion =
  { readonly code: string } | { readonly field: 'regionCode' | 'village'; readonly problem: ListRowProblem };

/** Finds the regions of a list: by code, or by the names of kelurahan and kecamatan within the list's own region. */
export class ListRegions {
  private readonly codes: ReadonlySet<string>;
  private readonly byName = new Map<string, RegionName[]>();

  constructor(
    /** Of rows that say none. */
    readonly home: string,
    /** Of the whole list. */
    private readonly own: string,
    regions: readonly RegionName[],
  ) {
    this.codes = new Set([own, ...regions.map(({ code }) => code)]);
    for (const region of regions) {
      const key = `${String(region.code.split('.').length)} ${foldRegion(region.name)}`;
      this.byName.set(key, [...(this.byName.get(key) ?? []), region]);
    }
  }

  find({ regionCode = '', village = '', district = '' }: Readonly<Record<string, string>>): FoundRegion {
    if (regionCode !== '') return this.byCode(regionCode);
    if (village === '' && district === '') return this.byCode(this.home);
    const districts = district === '' ? null : this.named(KECAMATAN, district);
    if (village === '') return this.only(districts ?? []);
    const villages = this.named(KELURAHAN, village);
    return this.only(
      districts === null
        ? villages
        : villages.filter(({ code }) => districts.some((above) => isInRegion(code, above.code))),
    );
  }

  private byCode(text: string): FoundRegion {
    const code = text.trim();
    if (!RegionCode.safeParse(code).success) return { field: 'regionCode', problem: 'region.no_code' };
    if (!isInRegion(code, this.own)) return { field: 'regionCode', problem: 'region.others' };
    return this.codes.has(code) ? { code } : { field: 'regionCode', problem: 'region.unknown' };
  }

  private named(level: number, name: string): readonly RegionName[] {
    return this.byName.get(`${String(level)} ${foldRegion(name)}`) ?? [];
  }

  private only([first, ...others]: readonly RegionName[]): FoundRegion {
    if (first === undefined) return { field: 'village', problem: 'region.unknown' };
    return others.length === 0 ? { code: first.code } : { field: 'village', problem: 'region.ambiguous' };
  }
}
