import { askJson, OutsideServiceError, readJson } from '#siaga/kernel';
import { z } from 'zod';
import { isInIndonesia } from '#siaga/contracts';
import {
  contextOf,
  readMembers,
  type OutsideGeocoder,
  type OutsidePlace,
  type OutsideQuestion,
} from './outside-geocoder.js';
import { outsideRadiusM, type OutsideKind } from './outside-radius.js';

const Text = z.string().optional();
/** Numbers come as text. */
const Degrees = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number);
const Found = z.object({
  osm_type: Text,
  osm_id: z.number().optional(),
  place_id: z.number(),
  lat: Degrees,
  lon: Degrees,
  name: Text,
  display_name: z.string(),
  category: Text,
  addresstype: Text,
  address: z.record(z.string(), z.string()).default({}),
  /** South, north, west, east. */
  boundingbox: z.tuple([Degrees, Degrees, Degrees, Degrees]).optional(),
});
type Found = z.infer<typeof Found>;

/** Half the side of the box of preference, degrees: some 30 km. */
const PREFERRED_DEGREES = 0.3;
const KINDS: Readonly<Record<string, OutsideKind>> = {
  house_number: 'house',
  road: 'street',
  hamlet: 'village',
  neighbourhood: 'village',
  quarter: 'village',
  village: 'village',
  suburb: 'village',
  town: 'district',
  city_district: 'district',
  municipality: 'district',
  city: 'city',
  county: 'county',
  state: 'state',
  country: 'state',
};
/** From small to large, as Indonesian addresses are mapped. */
const SMALLER = ['road', 'hamlet', 'neighbourhood', 'village', 'suburb'];
const LARGER = ['city_district', 'municipality', 'town', 'city', 'county'];

/**
 * Nominatim, `GET /search` with `format=jsonv2`. It looks for whole words only and its makers forbid asking it at every key
 * press, so it is asked about finished texts.
 */
export class NominatimGeocoder implements OutsideGeocoder {
  readonly source = 'nominatim' as const;
  readonly completesWords = false;

  /** `url` is the server's base address. */
  constructor(private readonly url: string) {}

  async find(question: OutsideQuestion): Promise<OutsidePlace[]> {
    const answer = await askJson(this.address(question), question.signal);
    if (answer.status !== 200) throw new OutsideServiceError(`refused with ${answer.status}`);
    const { body } = answer;
    // Some faults come with status 200 and an object in place of the list.
    if (typeof body === 'object' && body !== null && 'error' in body)
      throw new OutsideServiceError('answered with an error');
    const places = readMembers(readJson(z.array(z.unknown()), answer), readFound);
    if (places === null) throw new OutsideServiceError('answered with places that cannot be read');
    return places.flatMap((place) => (place === 'unfit' ? [] : [place]));
  }

  private address({ text, near, limit }: OutsideQuestion): string {
    const query = new URLSearchParams({
      q: text,
      format: 'jsonv2',
      countrycodes: 'id',
      addressdetails: '1',
      'accept-language': 'id',
      limit: String(limit),
    });
    if (near !== null) {
      const west = near.lon - PREFERRED_DEGREES;
      const east = near.lon + PREFERRED_DEGREES;
      const corners = [west, near.lat - PREFERRED_DEGREES, east, near.lat + PREFERRED_DEGREES];
      query.set('viewbox', corners.map((degrees) => degrees.toFixed(5)).join(','));
      query.set('bounded', '0');
    }
    return `${this.url.replace(/\/+$/, '')}/search?${query.toString()}`;
  }
}

/** Null for a place that cannot be read; unfit is what lies abroad. */
function readFound(place: unknown): OutsidePlace | 'unfit' | null {
  const parsed = Found.safeParse(place);
  if (!parsed.success) return null;
  const found = parsed.data;
  const { lon, lat, boundingbox, address } = found;
  if (!isInIndonesia({ lon, lat }) || (address.country_code ?? 'id') !== 'id') return 'unfit';
  const label = labelOf(found);
  const own = label.startsWith(`${address.road} No. `) ? SMALLER.slice(1) : SMALLER;
  const larger = LARGER.map((part) => address[part]).filter((part) => part !== undefined);
  const [minLat, maxLat, minLon, maxLon] = boundingbox ?? [];
  const extent =
    minLat === undefined || maxLat === undefined || minLon === undefined || maxLon === undefined
      ? null
      : { minLat, maxLat, minLon, maxLon };
  return {
    id: `nominatim:${found.osm_type ?? 'place'}/${found.osm_id ?? found.place_id}`,
    label,
    context: contextOf(label, [
      ...own.map((part) => address[part]),
      ...(larger.length > 0 ? larger : [address.state]),
    ]),
    point: { lon, lat },
    radiusM: outsideRadiusM(kindOf(found), { lon, lat }, extent),
  };
}

function labelOf({ name, display_name: whole, address }: Found): string {
  if (name !== undefined && name !== '') return name;
  const { road, house_number: number } = address;
  if (road !== undefined && number !== undefined) return `${road} No. ${number}`;
  return road ?? whole.split(',')[0] ?? whole;
}

function kindOf({ category, addresstype }: Found): OutsideKind {
  if (category === 'highway') return 'street';
  if (addresstype === 'place') return 'house';
  return KINDS[addresstype ?? ''] ?? 'place';
}
