import { z } from 'zod';

/** A tile is shown on 512 CSS pixels, so zoom 17 is the map's zoom 18; nearer, the same tiles are drawn larger. */
export const TILE_PX = 512;
export const TILE_MAX_ZOOM = 17;

/** Which tile, by the web's usual count: zoom, column from the west, row from the north. */
export const MapTileInput = z
  .object({
    z: z.coerce.number().int().min(0).max(TILE_MAX_ZOOM),
    x: z.coerce.number().int().min(0),
    y: z.coerce.number().int().min(0),
    /** The map's version as `mapSources` gives it, so that a browser asks anew when it changed. */
    v: z.string().max(64).optional(),
  })
  .superRefine(({ z: zoom, x, y }, context) => {
    const last = 2 ** zoom - 1;
    for (const [name, value] of Object.entries({ x, y })) {
      if (value <= last) continue;
      context.addIssue({ code: 'custom', path: [name], message: `At zoom ${zoom} it is at most ${last}` });
    }
  });
export type MapTileInput = z.input<typeof MapTileInput>;

/** Bytes of a Mapbox vector tile, extent 4096; empty where nothing is. Not JSON: ask for it with a plain request. */
export const MapTile = z.unknown();
