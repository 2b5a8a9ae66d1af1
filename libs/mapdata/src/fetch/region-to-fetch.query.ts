import { Injectable } from '@nestjs/common';
import type { Bounds } from '#siaga/contracts';
import { RegionService, type StoredRegion } from '#siaga/geo';
import { UnknownRegionError } from './map-fetch.errors.js';
import { extentOf, type Reach } from './region-extent.js';

/** A province, kabupaten or kota whose map can be fetched. */
export interface RegionToFetch {
  readonly code: string;
  /** As people say it: Kota Jambi. */
  readonly name: string;
  readonly isProvince: boolean;
  readonly bounds: Bounds;
  /** What the download of a kabupaten or kota takes, roughly; null for a province. */
  readonly megabytes: number | null;
}

/** Megabytes on the wire for each village: streets of towns are many. */
const MB_A_VILLAGE = { kota: 0.05, kabupaten: 0.025 } as const;
const VILLAGE_LEVEL = 4;
const SHORT_TITLES: Partial<Record<StoredRegion['kind'], string>> = { provinsi: 'prov', kabupaten: 'kab' };

/** Finds what somebody calls a region. */
@Injectable()
export class RegionToFetchQuery {
  constructor(private readonly regions: RegionService) {}

  /** By its code (`15.71`, `15`) or name (`Kota Jambi`). Throws UnknownRegionError, naming what it may have meant. */
  async find(asked: string): Promise<RegionToFetch> {
    const large: StoredRegion[] = [];
    const villages = new Map<string, Reach[]>();
    for await (const region of this.regions.all()) {
      if (region.level <= 2) large.push(region);
      if (region.level !== VILLAGE_LEVEL || region.center === null || !region.hasOwnPoint) continue;
      const regency = region.code.slice(0, 5);
      const own = villages.get(regency) ?? [];
      own.push({ point: region.center, radiusM: region.radiusM });
      villages.set(regency, own);
    }
    const found = theOne(asked, large);
    const within = [...villages].flatMap(([code, own]) => (code.startsWith(found.code) ? own : []));
    const bounds = extentOf(within);
    if (bounds === null) throw new UnknownRegionError(`Nobody knows where ${fullName(found)} lies`);
    return {
      code: found.code,
      name: fullName(found),
      isProvince: found.level === 1,
      bounds,
      megabytes: megabytesOf(found, within.length),
    };
  }
}

function megabytesOf({ kind }: StoredRegion, villages: number): number | null {
  if (kind !== 'kota' && kind !== 'kabupaten') return null;
  return Math.max(1, Math.round(MB_A_VILLAGE[kind] * villages));
}

function theOne(asked: string, regions: readonly StoredRegion[]): StoredRegion {
  const wanted = folded(asked);
  const found = regions.filter((region) => region.code === wanted || namesOf(region).includes(wanted));
  const [first, ...others] = found;
  if (first === undefined)
    throw new UnknownRegionError(
      `No province, kabupaten or kota is called "${asked}"; give its code (15.71) or its name ("Kota Jambi")`,
    );
  if (others.length > 0) {
    const choices = found.map((region) => `${region.code} (${fullName(region)})`).join(', ');
    throw new UnknownRegionError(`"${asked}" may be ${choices}; give the code`);
  }
  return first;
}

/** With its title, with the title in short, and without any ("Jakarta Pusat" is a "Kota Administrasi"). */
function namesOf(region: StoredRegion): string[] {
  const full = folded(fullName(region));
  const bare = full.replace(/^(provinsi|kabupaten|kota) (administrasi )?/, '');
  return [full, bare, `${SHORT_TITLES[region.kind] ?? region.kind} ${bare}`];
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\bkab\./g, 'kab')
    .replace(/\s+/g, ' ')
    .trim();
}

function fullName({ kind, name }: StoredRegion): string {
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);
  return name.toLowerCase().startsWith(kind) ? name : `${title} ${name}`;
}
