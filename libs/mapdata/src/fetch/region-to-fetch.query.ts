import { Injectable } from '@nestjs/common';
import { isInRegion, type Bounds, type Point } from '#siaga/contracts';
import { regencyOfCode, RegionService, type StoredRegion } from '#siaga/geo';
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
  /** A few of its villages, spread over all. */
  readonly samples: readonly Point[];
}

type LargeRegion = Pick<StoredRegion, 'code' | 'level' | 'name' | 'kind'>;

interface Known {
  readonly large: readonly LargeRegion[];
  /** By code of the kabupaten or kota. */
  readonly extents: ReadonlyMap<string, { bounds: Bounds; villages: number; samples: readonly Point[] }>;
}

/** Megabytes on the wire for each village: streets of towns are many. */
const MB_A_VILLAGE = { kota: 0.05, kabupaten: 0.025 } as const;
const VILLAGE_LEVEL = 4;
const MOST_SAMPLES = 12;
const SHORT_TITLES: Partial<Record<StoredRegion['kind'], string>> = { provinsi: 'prov', kabupaten: 'kab' };

/** Finds what somebody calls a region. */
@Injectable()
export class RegionToFetchQuery {
  private known: Promise<Known> | null = null;

  constructor(private readonly regions: RegionService) {}

  /** By its code (`15.71`, `15`) or name (`Kota Jambi`). Throws UnknownRegionError, naming what it may have meant. */
  async find(asked: string): Promise<RegionToFetch> {
    const known = await this.read();
    const found = theOne(asked, known.large);
    const region = described(found, known);
    if (region === null) throw new UnknownRegionError(`Nobody knows where ${fullName(found)} lies`);
    return region;
  }

  /** Those of the codes that are known, in their order. */
  async byCodes(codes: readonly string[]): Promise<RegionToFetch[]> {
    const known = await this.read();
    return codes.flatMap((code) => {
      const found = known.large.find((region) => region.code === code);
      return (found && described(found, known)) ?? [];
    });
  }

  /** Kabupaten and kota that `asked` may mean, at most `limit` of those that are wanted: by code, or by a part of the name. */
  async search(
    asked: string,
    limit: number,
    isWanted: (code: string) => boolean = () => true,
  ): Promise<RegionToFetch[]> {
    const known = await this.read();
    const wanted = folded(asked);
    const matching = known.large.filter(
      (region) =>
        region.level === 2 &&
        isWanted(region.code) &&
        (region.code === wanted || namesOf(region).some((name) => name.includes(wanted))),
    );
    return matching.flatMap((region) => described(region, known) ?? []).slice(0, limit);
  }

  /** Read once: the gazetteer changes with the program. One that was not loaded yet is read again. */
  private read(): Promise<Known> {
    if (this.known !== null) return this.known;
    const reading = this.summarize();
    const forget = (): void => {
      if (this.known === reading) this.known = null;
    };
    reading.then(({ extents }) => (extents.size === 0 ? forget() : undefined), forget);
    return (this.known = reading);
  }

  private async summarize(): Promise<Known> {
    const large: LargeRegion[] = [];
    const villages = new Map<string, Reach[]>();
    for await (const { code, level, name, kind, center, hasOwnPoint, radiusM } of this.regions.all()) {
      if (level <= 2) large.push({ code, level, name, kind });
      if (level !== VILLAGE_LEVEL || center === null || !hasOwnPoint) continue;
      const regency = regencyOfCode(code) ?? '';
      const own = villages.get(regency) ?? [];
      own.push({ point: center, radiusM });
      villages.set(regency, own);
    }
    const extents = new Map([...villages].flatMap(([code, own]) => extentEntry(code, own)));
    return { large, extents };
  }
}

function extentEntry(
  code: string,
  villages: readonly Reach[],
): [string, { bounds: Bounds; villages: number; samples: Point[] }][] {
  const bounds = extentOf(villages);
  if (bounds === null) return [];
  const step = Math.max(1, Math.floor(villages.length / MOST_SAMPLES));
  const samples = villages.filter((_, index) => index % step === 0).slice(0, MOST_SAMPLES);
  return [[code, { bounds, villages: villages.length, samples: samples.map(({ point }) => point) }]];
}

function described(region: LargeRegion, { extents }: Known): RegionToFetch | null {
  const own = [...extents].flatMap(([code, extent]) => (isInRegion(code, region.code) ? [extent] : []));
  const [first] = own;
  if (first === undefined) return null;
  const count = own.reduce((sum, { villages }) => sum + villages, 0);
  return {
    code: region.code,
    name: fullName(region),
    isProvince: region.level === 1,
    bounds: own.reduce((all, { bounds }) => union(all, bounds), first.bounds),
    megabytes: megabytesOf(region, count),
    samples: own.flatMap(({ samples }) => samples).slice(0, MOST_SAMPLES),
  };
}

function union(a: Bounds, b: Bounds): Bounds {
  return {
    west: Math.min(a.west, b.west),
    south: Math.min(a.south, b.south),
    east: Math.max(a.east, b.east),
    north: Math.max(a.north, b.north),
  };
}

function megabytesOf({ kind }: LargeRegion, villages: number): number | null {
  if (kind !== 'kota' && kind !== 'kabupaten') return null;
  return Math.max(1, Math.round(MB_A_VILLAGE[kind] * villages));
}

function theOne(asked: string, regions: readonly LargeRegion[]): LargeRegion {
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
function namesOf(region: LargeRegion): string[] {
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

function fullName({ kind, name }: LargeRegion): string {
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);
  return name.toLowerCase().startsWith(kind) ? name : `${title} ${name}`;
}
