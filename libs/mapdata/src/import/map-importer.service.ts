import { Injectable } from '@nestjs/common';
import type { Actor, MapImport } from '#siaga/contracts';
import { BorderStageService } from '#siaga/geo';
import { Journal } from '#siaga/journal';
import { Database } from '#siaga/persistence';
import type { MapFeature } from '../read/map-feature.js';
import { MapImportRepository } from '../store/map-import.repository.js';
import { MapReadQuery } from '../store/map-read.query.js';
import { MapRowRepository } from '../store/map-row.repository.js';
import { FeatureStage, type FacilitySink } from './feature-stage.js';
import { ImportLease, LEASE_TIMES, type LeaseTimes } from './import-lease.js';
import type { MapImportReport } from './import-report.js';
import { EmptyMapError, UnknownMapSourceError } from './map-import.errors.js';

/** How an import is to be done. */
export interface MapImportOptions {
  /** The name to keep the map under; what was imported under it before is replaced. */
  source: string;
  /** Names of the files, without folders. */
  files: readonly string[];
  /** Who the journal names. */
  actor: Actor;
  /** Stores the facilities of the files; they are left out without one. */
  facilities?: FacilitySink;
  /** Gives up at the next batch and leaves nothing behind; the import then throws the signal's reason. */
  signal?: AbortSignal;
  /**
   * `waiting` when another import of the source may still live, `reading` until all rows are aside, then `using`, then
   * `clearing` what was replaced.
   */
  onPhase?: (phase: 'waiting' | 'reading' | 'using' | 'clearing') => void;
  /** Judges what was read before any of it is used; what it throws gives the import up. */
  check?: (counts: MapImport['counts']) => void;
  lease?: LeaseTimes;
}

/**
 * Imports map features. Rows are laid aside and become visible by one transaction that also takes the borders and the
 * import before out of use; a process that dies in the middle leaves that one in use, and the next import of the source
 * clears the remains.
 */
@Injectable()
export class MapImporter {
  private readonly imports: MapImportRepository;
  private readonly rows: MapRowRepository;
  private readonly maps: MapReadQuery;

  constructor(
    private readonly database: Database,
    private readonly borders: BorderStageService,
    private readonly journal: Journal,
  ) {
    this.imports = new MapImportRepository(database);
    this.rows = new MapRowRepository(database);
    this.maps = new MapReadQuery(database);
  }

  /**
   * Imports everything that `features` gives. Throws MapImportBusyError when the source is being imported elsewhere,
   * EmptyMapError when there is nothing, what `features` throws, and the signal's reason; the import before then stays in use.
   */
  async import(
    features: AsyncIterable<readonly MapFeature[]>,
    options: MapImportOptions,
  ): Promise<MapImportReport> {
    const { source, files, lease: times = LEASE_TIMES } = options;
    const lease = await ImportLease.take(this.imports, source, files, times, () =>
      options.onPhase?.('waiting'),
    );
    const startedAtMs = performance.now();
    const stage = new FeatureStage(lease.importId, this.rows, this.borders, options.facilities ?? null);
    let active: MapImport;
    try {
      await this.clear(source);
      await this.fill(stage, features, lease, options);
      options.onPhase?.('using');
      active = await this.use(stage, lease, options.actor);
    } catch (error) {
      await this.giveUp(lease, stage, error);
      throw error;
    }
    this.borders.changed();
    options.onPhase?.('clearing');
    await this.clear(source);
    const seconds = (performance.now() - startedAtMs) / 1000;
    return { import: active, problems: stage.problems, seconds };
  }

  /** Takes a source out of use and deletes its rows and borders. Throws UnknownMapSourceError. */
  async remove(source: string, actor: Actor): Promise<MapImport> {
    const removed = await this.database.transaction(async (tx) => {
      const gone = await this.imports.remove(tx, source);
      if (gone === null) return null;
      await this.borders.removeSource(tx, source);
      await this.journal.append(tx, changeOf(gone, actor));
      return gone;
    });
    if (removed === null) throw new UnknownMapSourceError(source, await this.imports.activeSources());
    this.borders.changed();
    await this.clear(source);
    return removed;
  }

  /** The sources in use with the bytes that their rows take, without indexes. */
  async list(): Promise<(MapImport & { bytes: number })[]> {
    const active = await this.maps.active();
    const listed: (MapImport & { bytes: number })[] = [];
    for (const each of active) listed.push({ ...each, bytes: await this.imports.bytesOf(each.id) });
    return listed;
  }

  private async fill(
    stage: FeatureStage,
    features: AsyncIterable<readonly MapFeature[]>,
    lease: ImportLease,
    { source, files, signal, onPhase, check }: MapImportOptions,
  ): Promise<void> {
    onPhase?.('reading');
    for await (const batch of features) {
      signal?.throwIfAborted();
      lease.assertHeld();
      await stage.add(batch);
    }
    signal?.throwIfAborted();
    // Before facilities are stored, which is not undone.
    if (!stage.isEmpty) check?.(stage.counts);
    await stage.finish(source);
    signal?.throwIfAborted();
    if (stage.isEmpty) throw new EmptyMapError(files);
  }

  private async use(stage: FeatureStage, lease: ImportLease, actor: Actor): Promise<MapImport> {
    await lease.end();
    lease.assertHeld();
    return this.database.transaction(async (tx) => {
      const active = await this.imports.activate(tx, lease.importId, stage.counts, stage.bounds);
      if (active === null) throw lease.lost();
      await this.borders.use(tx, lease.importId, active.source);
      await this.journal.append(tx, changeOf(active, actor));
      return active;
    });
  }

  /** When even this fails, the next import of the source does it. */
  private async giveUp(lease: ImportLease, stage: FeatureStage, why: unknown): Promise<void> {
    try {
      await stage.settle();
      await lease.end();
      await this.imports.fail(lease.importId);
      await this.clearOne(lease.importId);
    } catch (error) {
      const message = why instanceof Error ? why.message : String(why);
      throw new AggregateError([why, error], message, { cause: error });
    }
  }

  /** Rows of imports that were replaced, removed, given up or killed. */
  private async clear(source: string): Promise<void> {
    for (const importId of await this.imports.leftovers(source)) await this.clearOne(importId);
  }

  private async clearOne(importId: string): Promise<void> {
    await this.imports.deleteRows(importId);
    await this.borders.drop(importId);
    await this.imports.noteCleared(importId);
  }
}

/** A map has no region of its own: every centre may read it. */
function changeOf(data: MapImport, actor: Actor): Parameters<Journal['append']>[1] {
  const { id: entityId, version } = data;
  return { type: 'map.changed.v1', entity: 'map', entityId, version, regionCode: 'ID', actor, data };
}
