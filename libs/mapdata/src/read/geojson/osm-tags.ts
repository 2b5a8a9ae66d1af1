import type { Tags } from '../osm/osm-source.js';
import type { Properties } from './properties.js';

const OSM_KEYS: readonly string[] = [
  'highway',
  'amenity',
  'waterway',
  'natural',
  'landuse',
  'boundary',
  'shop',
  'tourism',
  'leisure',
  'healthcare',
  'man_made',
  'historic',
  'railway',
  'public_transport',
  'addr:housenumber',
  'route',
  'office',
  'place',
  'building',
];

/** What Geofabrik's shape files call `fclass`, beside the values of highway: OSM's keys that have such a value. */
const FCLASS_KEYS: Readonly<Record<string, RegExp>> = {
  waterway: /^(river|canal|stream|drain|riverbank)$/,
  natural: /^(water|wetland|wood|beach|peak|volcano|spring)$/,
  landuse: /^(forest|residential|commercial|industrial|retail|cemetery|reservoir|grass|recreation_ground)$/,
  place: /^(city|town|village|hamlet|suburb|island|locality)$/,
  tourism: /^(hotel|hostel|guesthouse|motel|museum|attraction|artwork|zoo|theme_park|camp_site)$/,
  shop: /(shop|^supermarket|^convenience|^mall|^bakery|^butcher|^clothes|^hairdresser|^laundry)$/,
  railway: /^railway_station$/,
  leisure: /^(park|pitch|playground|stadium|swimming_pool|sports_centre|nature_reserve|golf_course)$/,
  historic: /^(monument|memorial|castle|ruins|archaeological)$/,
};
const FCLASS_HIGHWAYS =
  /^(motorway|trunk|primary|secondary|tertiary|residential|unclassified|living_street|service|track(_grade\d)?|footway|path|pedestrian|cycleway|bridleway|steps|busway)(_link)?$/;
const FLAGS: Readonly<Record<string, string>> = { t: 'yes', f: 'no', true: 'yes', false: 'no' };
const GEOFABRIK_ONEWAY: Readonly<Record<string, string>> = { f: 'yes', t: '-1', b: 'no' };

/** The properties as OSM tags when they are OSM's, as osmium, ogr2ogr, QGIS, Overpass or Geofabrik write them; else null. */
export function osmTagsOf(properties: Properties): Tags | null {
  if (properties.fclass !== undefined) return geofabrikTags(properties, properties.fclass);
  return OSM_KEYS.some((key) => properties[key] !== undefined) ? withFlags(properties) : null;
}

function withFlags(properties: Properties): Tags {
  const tags: Record<string, string> = { ...properties };
  for (const key of ['bridge', 'tunnel', 'oneway']) {
    const flag = FLAGS[tags[key]?.toLowerCase() ?? ''];
    if (flag !== undefined) tags[key] = flag;
  }
  return tags;
}

function geofabrikTags(properties: Properties, fclass: string): Tags {
  const { maxspeed, oneway, ...rest } = properties;
  const tags: Record<string, string> = { ...withFlags(rest) } as Record<string, string>;
  const direction = GEOFABRIK_ONEWAY[oneway?.toLowerCase() ?? ''];
  if (direction !== undefined) tags.oneway = direction;
  if (maxspeed !== undefined && maxspeed !== '0') tags.maxspeed = maxspeed;
  if (FCLASS_HIGHWAYS.test(fclass)) tags.highway = fclass.replace(/_grade\d$/, '');
  else tags[keyOfFclass(fclass)] = fclass === 'railway_station' ? 'station' : fclass;
  return tags;
}

function keyOfFclass(fclass: string): string {
  return Object.entries(FCLASS_KEYS).find(([, values]) => values.test(fclass))?.[0] ?? 'amenity';
}
