import { distanceBetweenM } from '#siaga/contracts';
import { levelOfCode, regencyOfCode } from '../../domain/region.js';
import type { StreetStore } from '../../streets/street-store.js';
import type { RegionStore } from '../entries/entry-store.js';
import type { NameMatches } from '../names/name-match.js';

/** A village that the text names. */
interface NamedVillage {
  readonly code: string;
  readonly lon: number;
  readonly lat: number;
  readonly radiusM: number;
}

/**
 * The villages that a text names and that reach a street although no stretch of it was placed in them: the edges of
 * villages are known to some hundred metres only where no border was imported, and many streets are the border.
 */
export class NearbyVillages {
  private named: Map<string, NamedVillage[]> | null = null;

  constructor(
    private readonly regions: RegionStore,
    private readonly matches: NameMatches,
  ) {}

  /** Codes of the named villages whose radius reaches a stretch of the street. */
  codesOf(store: StreetStore, entry: number): string[] {
    const known = store.regionCodes(entry);
    const regency = regencyOfCode(known[0] ?? '');
    if (regency === null) return [];
    this.named ??= this.namedVillages();
    const { stretches } = store.street(entry);
    return (this.named.get(regency) ?? []).flatMap(({ code, lon, lat, radiusM }) => {
      if (known.includes(code)) return [];
      const reaches = stretches.some(
        ({ line }) => distanceBetweenM(line[0] ?? 0, line[1] ?? 0, lon, lat) <= radiusM,
      );
      return reaches ? [code] : [];
    });
  }

  private namedVillages(): Map<string, NamedVillage[]> {
    const found = new Map<string, NamedVillage[]>();
    for (const name of this.matches.readings.keys()) {
      for (const entry of this.regions.index.entriesOf(name)) {
        const code = this.regions.id(entry);
        if (levelOfCode(code) !== 4) continue;
        const regency = code.slice(0, 5);
        const village = {
          code,
          lon: this.regions.lon(entry),
          lat: this.regions.lat(entry),
          radiusM: this.regions.radiusM(entry),
        };
        const known = found.get(regency);
        if (known === undefined) found.set(regency, [village]);
        else known.push(village);
      }
    }
    return found;
  }
}
