import { setImmediate as breathe } from 'node:timers/promises';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { EXTENT, TileFrame, type TileAddress } from './tile-address.js';
import { TileLayers, type RoadLines, type TileFeature } from './tile-layers.js';
import type { RoadTileRow, TileQuery } from './tile.query.js';

const SPEC_VERSION = 2;
/** Read in some two milliseconds. */
const SLICE_ROWS = 500;

/**
 * Makes one tile. Its layers are read and written one by one, with room for other work between them: bytes of
 * layers put one behind the other are a tile (repeated fields of a message may come in pieces).
 */
export class TileBuilder {
  constructor(private readonly query: TileQuery) {}

  /** The bytes of a Mapbox vector tile; none where there is nothing. */
  async build(address: TileAddress, importIds: readonly string[]): Promise<Uint8Array> {
    const frame = new TileFrame(address);
    const layers = new TileLayers(frame);
    const parts: Uint8Array[] = [];
    const write = async (name: string, features: readonly TileFeature[]): Promise<void> => {
      if (features.length === 0) return;
      await breathe();
      parts.push(fromGeojsonVt({ [name]: { features } }, { version: SPEC_VERSION, extent: EXTENT }));
    };
    const { areas, lines } = layers.shapes(await this.query.shapes(frame, importIds));
    await write('areas', areas);
    await write('waterlines', lines);
    const roads = layers.roads();
    await addInSlices(roads, await this.query.roads(frame, importIds));
    await write('roads', roads.features());
    await write('borders', layers.borders(await this.query.borders(frame)));
    await write('places', layers.places(await this.query.places(frame, importIds)));
    await write('regions', layers.regions(await this.query.regions(frame)));
    return Buffer.concat(parts);
  }
}

async function addInSlices(roads: RoadLines, rows: readonly RoadTileRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += SLICE_ROWS) {
    await breathe();
    roads.add(rows.slice(at, at + SLICE_ROWS));
  }
}
