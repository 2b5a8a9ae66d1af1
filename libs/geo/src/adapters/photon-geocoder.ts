import { askJson, OutsideServiceError, readJson } from '#siaga/kernel';
import { z } from 'zod';
import { INDONESIA, isInIndonesia } from '#siaga/contracts';
import {
  contextOf,
  readMembers,
  type OutsideGeocoder,
  type OutsidePlace,
  type OutsideQuestion,
} from './outside-geocoder.js';
import { outsideRadiusM, type Extent, type OutsideKind } from './outside-radius.js';

const Text = z.string().optional();
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });
const Feature = z.object({
  geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
  properties: z.object({
    osm_type: z.string(),
    osm_id: z.number(),
    osm_key: Text,
    osm_value: Text,
    type: Text,
    countrycode: Text,
    name: Text,
    housenumber: Text,
    street: Text,
    locality: Text,
    district: Text,
    city: Text,
    county: Text,
    state: Text,
    /** West, north, east, south: not the order of a GeoJSON bbox. */
    extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  }),
});
type Properties = z.infer<typeof Feature>['properties'];

/** Radius of preference as a map zoom: a town with what is around it. */
const ZOOM = 12;
/** A caller means what is near, seldom what is famous. */
const PROMINENCE = 0.2;
const KINDS: Readonly<Record<string, OutsideKind>> = {
  street: 'street',
  locality: 'village',
  district: 'village',
  city: 'city',
  county: 'county',
  state: 'state',
  country: 'state',
};

/** Photon, `GET /api` (docs/api-v1.md of komoot/photon). Made for texts that are still being typed. */
export class PhotonGeocoder implements OutsideGeocoder {
  readonly source = 'photon' as const;
  readonly completesWords = true;

  /** `url` is the server's base address. */
  constructor(private readonly url: string) {}

  async find(question: OutsideQuestion): Promise<OutsidePlace[]> {
    const answer = await askJson(this.address(question), question.signal);
    if (answer.status !== 200) throw new OutsideServiceError(`refused with ${answer.status}`);
    const places = readMembers(readJson(Collection, answer).features, readFeature);
    if (places === null) throw new OutsideServiceError('answered with features that cannot be read');
    return places.flatMap((place) => (place === 'unfit' ? [] : [place]));
  }

  private address({ text, near, limit }: OutsideQuestion): string {
    const { minLon, minLat, maxLon, maxLat } = INDONESIA;
    const query = new URLSearchParams({ q: text, limit: String(limit), lang: 'default', countrycode: 'ID' });
    query.set('bbox', [minLon, minLat, maxLon, maxLat].join(','));
    if (near !== null) {
      query.set('lon', near.lon.toFixed(5));
      query.set('lat', near.lat.toFixed(5));
      query.set('zoom', String(ZOOM));
      query.set('location_bias_scale', String(PROMINENCE));
    }
    return `${this.url.replace(/\/+$/, '')}/api?${query.toString()}`;
  }
}

/** Null for a feature that cannot be read; unfit is what lies abroad or has no name. */
function readFeature(feature: unknown): OutsidePlace | 'unfit' | null {
  const parsed = Feature.safeParse(feature);
  if (!parsed.success) return null;
  const { geometry, properties } = parsed.data;
  const [lon, lat] = geometry.coordinates;
  const label = labelOf(properties);
  const isAbroad = !isInIndonesia({ lon, lat }) || (properties.countrycode ?? 'ID') !== 'ID';
  if (isAbroad || label === null) return 'unfit';
  const { street, locality, district, city, county, state } = properties;
  return {
    id: `photon:${properties.osm_type}${properties.osm_id}`,
    label,
    context: contextOf(label, [
      label.startsWith(`${street} No. `) ? undefined : street,
      locality,
      district,
      city,
      county ?? state,
    ]),
    point: { lon, lat },
    radiusM: outsideRadiusM(kindOf(properties), { lon, lat }, extentOf(properties.extent)),
  };
}

function labelOf({ name, street, housenumber }: Properties): string | null {
  if (name !== undefined && name !== '') return name;
  if (street === undefined) return null;
  return housenumber === undefined ? street : `${street} No. ${housenumber}`;
}

/** `type` calls every named place a house; those with a name are buildings and grounds. */
function kindOf({ type, osm_key: key, name }: Properties): OutsideKind {
  if (key === 'highway') return 'street';
  return KINDS[type ?? ''] ?? (name === undefined ? 'house' : 'place');
}

function extentOf(extent: Properties['extent']): Extent | null {
  if (extent === undefined) return null;
  const [minLon, maxLat, maxLon, minLat] = extent;
  return { minLon, minLat, maxLon, maxLat };
}
