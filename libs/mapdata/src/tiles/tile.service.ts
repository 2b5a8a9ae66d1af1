import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip as gzipCallback } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { Turns } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { MapDataService } from '../map-data.service.js';
import type { TileAddress } from './tile-address.js';
import { TileBuilder } from './tile-builder.js';
import { TileStore } from './tile-store.js';
import { TileQuery } from './tile.query.js';

const gzip = promisify(gzipCallback);
const KEPT_BYTES = 64 * 1024 * 1024;
/** Tiles that are made at a time: a screen that opens asks for a dozen, and dispatch shares the database with them. */
const AT_ONCE = 2;
const STAMP_FOR_MS = 10_000;

/** A tile as it is sent. */
export interface MapTile {
  /** Compressed with gzip; empty, and then not compressed, where nothing is. */
  readonly body: Buffer;
  /** Which state of the map the tile is of, and which tile. */
  readonly etag: string;
}

/** Vector tiles of the imported maps, the borders and the gazetteer's names; made when first asked for and kept in memory. */
@Injectable()
export class MapTileService {
  private readonly query: TileQuery;
  private readonly builder: TileBuilder;
  private readonly store = new TileStore(KEPT_BYTES);
  private readonly turns = new Turns(AT_ONCE);
  private readonly running = new Map<string, Promise<Buffer>>();
  private stamp: { text: Promise<string>; untilMs: number } | null = null;

  constructor(
    db: Database,
    private readonly maps: MapDataService,
  ) {
    this.query = new TileQuery(db);
    this.builder = new TileBuilder(this.query);
  }

  /** The tag of the tile as it would be now: a client that has it needs no tile. */
  async etag({ z, x, y }: TileAddress): Promise<string> {
    return `"${await this.state()}-${z}-${x}-${y}"`;
  }

  /** The tile. Two that ask for the same at once wait for one making. */
  async tile(address: TileAddress): Promise<MapTile> {
    const etag = await this.etag(address);
    const kept = this.store.get(etag);
    if (kept) return { body: kept, etag };
    const body = await (this.running.get(etag) ?? this.make(etag, address));
    return { body, etag };
  }

  private make(etag: string, address: TileAddress): Promise<Buffer> {
    const work = this.turns
      .run(async () => {
        const sources = await this.maps.sources();
        const bytes = await this.builder.build(
          address,
          sources.map((source) => source.id),
        );
        const body = bytes.length === 0 ? Buffer.alloc(0) : await gzip(bytes);
        this.store.set(etag, body);
        return body;
      })
      .finally(() => this.running.delete(etag));
    this.running.set(etag, work);
    return work;
  }

  private async state(): Promise<string> {
    const parts = await Promise.all([this.maps.version(), this.recentStamp()]);
    return createHash('sha256').update(parts.join('/')).digest('hex').slice(0, 16);
  }

  /** Gazetteer and borders change seldom, and by other processes too: looked at every few seconds while tiles are asked for. */
  private recentStamp(): Promise<string> {
    const nowMs = performance.now();
    if (this.stamp && this.stamp.untilMs > nowMs) return this.stamp.text;
    const text = this.query.stamp();
    const made = { text, untilMs: nowMs + STAMP_FOR_MS };
    this.stamp = made;
    text.catch(() => {
      if (this.stamp === made) this.stamp = null;
    });
    return text;
  }
}
