import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { FillsMemory } from '#siaga/kernel';
import type { Bounds, MapImport } from '#siaga/contracts';
import { JournalFeed } from '#siaga/journal';
import { Database } from '#siaga/persistence';
import type { MapPlace, MapShape, RoadSegment } from './domain/map-records.js';
import { MapReadQuery } from './store/map-read.query.js';

type Listener = (change: MapImport) => void;

/**
 * The imported maps: what is in use of them, and when that changes. Only imports that were finished are read; a reader in
 * whose middle a source is replaced gets MapChangedError and reads again (`onChange` tells of it as well).
 */
@FillsMemory({})
@Injectable()
export class MapDataService implements OnApplicationShutdown {
  private readonly read: MapReadQuery;
  private readonly listeners = new Set<Listener>();
  private unsubscribe: (() => void) | null = null;
  private known: Promise<MapImport[]> | null = null;

  constructor(
    db: Database,
    private readonly feed: JournalFeed,
  ) {
    this.read = new MapReadQuery(db);
  }

  /** Follows changes of every process. Call once, when the journal's relay runs; before it nothing is remembered. */
  start(): void {
    this.unsubscribe ??= this.feed.subscribe((row) => {
      if (row.entity !== 'map') return;
      this.known = null;
      for (const listener of this.listeners) listener(row.data);
    });
  }

  onApplicationShutdown(): void {
    this.unsubscribe?.();
  }

  /** The imports in use, one a source, by source name. */
  sources(): Promise<MapImport[]> {
    if (this.unsubscribe === null) return this.read.active();
    if (this.known !== null) return this.known;
    const reading = this.read.active();
    this.known = reading;
    reading.catch(() => {
      if (this.known === reading) this.known = null;
    });
    return reading;
  }

  /** A short text that is another one whenever the set of imports in use is another one. */
  async version(): Promise<string> {
    const ids = (await this.sources()).map((source) => source.id).sort();
    return createHash('sha256').update(ids.join()).digest('hex').slice(0, 16);
  }

  /** Calls `listener` after each import or removal in any process until the returned function is called; it must not throw. */
  onChange(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Roads in use in batches of a few thousand, source after source in the order of their numbers; with `bounds` those whose
   * box touches them, with `source` only its own. Sources that overlap give a road twice. Throws MapChangedError.
   */
  async *roadSegments(
    bounds: Bounds | null = null,
    source: string | null = null,
  ): AsyncGenerator<RoadSegment[]> {
    yield* this.read.roads(await this.activeIds(source), bounds);
  }

  /** Places and house numbers in use, in batches; of one source when named. Throws MapChangedError. */
  async *places(bounds: Bounds | null = null, source: string | null = null): AsyncGenerator<MapPlace[]> {
    yield* this.read.places(await this.activeIds(source), bounds);
  }

  /**
   * Places and house numbers of a source that are to be found by name: all but those stored as facilities, which are found
   * as such. In batches. Throws MapChangedError.
   */
  async *landmarks(source: string): AsyncGenerator<MapPlace[]> {
    yield* this.read.landmarks(await this.activeIds(source));
  }

  /** Shapes in use that touch `bounds`, in batches. Throws MapChangedError. */
  async *shapes(bounds: Bounds | null = null): AsyncGenerator<MapShape[]> {
    yield* this.read.shapes(await this.activeIds(null), bounds);
  }

  private async activeIds(source: string | null): Promise<string[]> {
    const active = await this.read.active();
    return active.flatMap((each) => (source === null || each.source === source ? [each.id] : []));
  }
}
