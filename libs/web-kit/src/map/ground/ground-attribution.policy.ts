import { type MapImport } from '#siaga/contracts';

const OPEN_STREET_MAP = '© OpenStreetMap';

/** OpenStreetMap's licence wants its name on the map; its files are known by their form or by their name. */
function isOpenStreetMap({ source, files }: Pick<MapImport, 'source' | 'files'>): boolean {
  return (
    /\bosm\b|_osm|osm_|openstreetmap|geofabrik/i.test(source) ||
    files.some((file) => /\.osm(\.|$)|\.pbf$|osm|openstreetmap|geofabrik/i.test(file))
  );
}

/** Whose data the ground is made from, as it must stand on the map; empty when nobody asks for it. */
export function attributionOf(sources: readonly Pick<MapImport, 'source' | 'files'>[]): string {
  return sources.some(isOpenStreetMap) ? OPEN_STREET_MAP : '';
}
