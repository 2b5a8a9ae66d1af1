import type { LocateCandidate, LocateResult } from '#siaga/contracts';
import { readAddress } from './address-parts.js';
import { extentOf } from './district-reach.js';
import { matchDistrict } from './district-match.policy.js';
import type { AddressPlace } from './placement.policy.js';
import type { RowRegion } from './resolve-region.policy.js';

/** A place made from an address, with the kecamatan it lies in when that is known. */
export interface FoundAddress extends AddressPlace {
  districtCode: string | null;
}

/** The one thing the importer asks of the geocoder: `locate` with the regions to prefer. */
export type Locate = (
  text: string,
  options: { regionCodes: string[]; limit: number },
) => LocateResult | Promise<LocateResult>;

/** A radius beyond this ranks nothing: such a place is no better than none. */
const USELESS_ACCURACY_M = 50_000;
const CANDIDATES = 20;
/** Facilities themselves can be searched too, this one from an earlier import perhaps: a place must not be its own witness. */
const PLACE_SOURCES: ReadonlySet<string> = new Set(['village', 'district', 'address', 'road']);

/** Places facilities by their address within the region they are known to lie in. */
export class AddressFinder {
  constructor(private readonly locate: Locate) {}

  /**
   * Where `address` points inside the row's kecamatan (or regency where none is known): the best candidate there, else the
   * kecamatan with its whole extent. A puskesmas mostly bears its village's name, so its own name is tried after the address.
   * Null when there is neither, or only a radius over 50 km.
   */
  async find(address: string, region: RowRegion, name: string): Promise<FoundAddress | null> {
    const found =
      (await this.search(address, region)) ??
      (await this.search(villageOf(name), region)) ??
      districtPlace(region);
    return found !== null && found.accuracyM <= USELESS_ACCURACY_M ? found : null;
  }

  private async search(text: string, { regency, district }: RowRegion): Promise<FoundAddress | null> {
    if (text.replace(/[^\p{L}\p{N}]/gu, '') === '') return null;
    const within = district?.code ?? regency.code;
    const stated = readAddress(text).district;
    const isNamed = district !== null && stated !== null && matchDistrict(stated, [district]) !== null;
    const query = [text, district === null || isNamed ? '' : `Kec. ${district.name}`, regency.name]
      .filter((part) => part !== '')
      .join(', ');
    const { candidates } = await this.locate(query, { regionCodes: [within], limit: CANDIDATES });
    const best = candidates.find(
      (candidate) => isWithin(candidate, within) && PLACE_SOURCES.has(candidate.source),
    );
    return best === undefined ? null : toPlace(best);
  }
}

function isWithin(candidate: LocateCandidate, within: string): boolean {
  return (
    candidate.regionCode !== null &&
    (candidate.regionCode === within || candidate.regionCode.startsWith(`${within}.`))
  );
}

function toPlace(candidate: LocateCandidate): FoundAddress {
  const { point, accuracyM, source, regionCode } = candidate;
  return {
    point,
    accuracyM,
    source,
    districtCode: regionCode !== null && regionCode.length >= 8 ? regionCode.slice(0, 8) : null,
  };
}

function districtPlace({ district }: RowRegion): FoundAddress | null {
  const extent = district === null ? null : extentOf(district);
  if (district === null || extent === null) return null;
  return { point: extent.center, accuracyM: extent.radiusM, source: 'district', districtCode: district.code };
}

function villageOf(name: string): string {
  return /^puskesmas\s+/i.test(name) ? name.replace(/^puskesmas\s+/i, 'Kel. ') : '';
}
