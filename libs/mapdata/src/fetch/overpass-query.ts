import type { Bounds } from '#siaga/contracts';

/** Seconds and bytes that the server may spend; it answers with a remark and half a map when they are not enough. */
export const SERVER_TIMEOUT_S = 180;
const SERVER_BYTES = 512 * 1024 * 1024;

/** Kinds of area that may be a place or are drawn; a relation with other tags may be as large as an island. */
const AREA_KEYS = 'amenity|building|healthcare|emergency|shop|office|tourism|leisure|landuse|railway|aeroway';

/** What the reader of OSM makes anything of, in one box: see `read/osm/wanted.ts`. In Overpass QL. */
export function overpassQuery({ south, west, north, east }: Bounds): string {
  return `[out:xml][timeout:${SERVER_TIMEOUT_S}][maxsize:${SERVER_BYTES}][bbox:${south},${west},${north},${east}];
(
  way[highway];
  way[route=ferry];
  way[waterway];
  way[natural];
  way[landuse];
  way[leisure];
  way["bridge:name"];
  nw[name];
  nw["addr:housenumber"];
  node[barrier];
  node[highway=milestone];
  node[railway=milestone];
  relation[route=ferry];
  relation[boundary=administrative][admin_level~"^[5-7]$"];
  relation[type=multipolygon][natural=water];
  relation[type=multipolygon][~"^(${AREA_KEYS})$"~"."];
);
(._;>;);
out body;`;
}
