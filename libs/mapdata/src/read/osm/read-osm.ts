import type { MapFeature, ReadMapOptions } from '../map-feature.js';
import { blockedAt } from './access.js';
import { FerryRoutes } from './ferry-routes.js';
import { BYTES_PER_NODE, NodeRequests, type NodeTable } from './node-table.js';
import { KIND, type OsmRelation, type OsmSource } from './osm-source.js';
import { PassProgress } from './pass-progress.js';
import { placesOf } from './places.js';
import { featuresOfRelation } from './relation-features.js';
import { isUsedRelation, useOfWay } from './wanted.js';
import { featuresOfWay, placeWay, pointExtent } from './way-features.js';
import { WaySpill } from './way-spill.js';
import { WindowCounter } from './window-counter.js';

const BATCH = 1000;
const MIB = 1024 * 1024;
/** Blocks read ahead, unpacked and decoded, and features on their way out. */
const WORKING_MIB = 160;
const MIN_TABLE_MIB = 1;
export const DEFAULT_MEMORY_MB = 1024;

/** Ways from `start` to before `end`, counted over those that are used; their nodes fit in memory together. */
interface Window {
  readonly start: number;
  readonly end: number;
  readonly isLast: boolean;
  readonly table: NodeTable;
}

/**
 * Reads OSM elements in passes over the file: relations; node numbers of the ways that are used; coordinates of those
 * nodes; the ways. When the nodes of all ways do not fit in memory the last three are repeated for one window of ways
 * after the other, with the same result.
 */
export class OsmReader {
  private readonly relations: OsmRelation[] = [];
  private readonly memberWays = new Set<number>();
  private readonly ferries = new FerryRoutes();
  private readonly spill = new WaySpill();
  private readonly progress: PassProgress;
  private out: MapFeature[] = [];

  constructor(
    private readonly source: OsmSource,
    options: ReadMapOptions,
    /** Node numbers, repeats counted, of one window; at least as many as a way may have (2000). */
    private readonly capacity = capacityOf(options),
  ) {
    this.progress = new PassProgress(source, options);
  }

  async *read(): AsyncGenerator<readonly MapFeature[]> {
    try {
      await this.readRelations();
      let start = 0;
      for (let isLast = false; !isLast;) {
        const window = await this.openWindow(start);
        yield* this.readNodes(window);
        yield* this.readWays(window);
        ({ isLast, end: start } = window);
      }
      for (const relation of this.relations) {
        this.out.push(...featuresOfRelation(relation, this.spill));
        if (this.out.length >= BATCH) yield this.takeBatch();
      }
      this.progress.finish();
      if (this.out.length > 0) yield this.takeBatch();
    } finally {
      this.spill.remove();
    }
  }

  private async readRelations(): Promise<void> {
    for await (const block of this.progress.blocks(KIND.relation)) {
      block.forEachRelation((relation) => {
        this.ferries.add(relation);
        if (!isUsedRelation(relation)) return;
        this.relations.push(relation);
        for (const member of relation.members) if (member.type === 'way') this.memberWays.add(member.ref);
      });
    }
  }

  private async openWindow(start: number): Promise<Window> {
    const requests = new NodeRequests(this.capacity);
    const state = { end: start, isFull: false };
    const counter = start === 0 ? new WindowCounter(this.capacity) : null;
    await this.eachUsedWay((ordinal, use, refs) => {
      if (state.isFull) counter?.add(refs().length);
      if (ordinal < start || state.isFull) return;
      const own = refs();
      counter?.add(own.length);
      state.isFull = !requests.add(own, use === 'road');
      if (!state.isFull) state.end = ordinal + 1;
    });
    if (counter !== null) this.progress.setWindows(counter.windows);
    const table = requests.toTable();
    const window = { start, end: state.end, isLast: !state.isFull, table };
    if (start > 0 || state.isFull) await this.countRoadsOutside(window);
    return window;
  }

  /** What is a junction does not depend on which roads happen to share a window. */
  private async countRoadsOutside({ start, end, table }: Window): Promise<void> {
    await this.eachUsedWay((ordinal, use, refs) => {
      if (use !== 'road' || (ordinal >= start && ordinal < end)) return;
      for (const ref of refs()) {
        const at = table.find(ref);
        if (at >= 0) table.countRoad(at);
      }
    });
  }

  private async eachUsedWay(
    visit: (ordinal: number, use: 'road' | 'other', refs: () => readonly number[]) => void,
  ): Promise<void> {
    let ordinal = 0;
    for await (const block of this.progress.blocks(KIND.way)) {
      block.forEachWay((way) => {
        const tags = this.ferries.tagsFor(way);
        const use = useOfWay(tags) ?? (this.memberWays.has(way.id) ? 'other' : null);
        if (use !== null) visit(ordinal++, use, () => way.refs());
      });
    }
  }

  private async *readNodes(window: Window): AsyncGenerator<readonly MapFeature[]> {
    const { table } = window;
    const isFirst = window.start === 0;
    for await (const block of this.progress.blocks(KIND.node)) {
      block.forEachNode((id, lonE7, latE7, tags) => {
        const at = table.find(id);
        if (at >= 0) table.place(at, lonE7, latE7);
        if (tags === null) return;
        if (at >= 0) table.block(at, blockedAt(tags));
        if (isFirst) this.out.push(...placesOf(`node/${id}`, tags, pointExtent(lonE7, latE7)));
      });
      if (this.out.length >= BATCH) yield this.takeBatch();
    }
  }

  private async *readWays({ start, end, table }: Window): AsyncGenerator<readonly MapFeature[]> {
    let ordinal = 0;
    for await (const block of this.progress.blocks(KIND.way)) {
      block.forEachWay((way) => {
        const isMember = this.memberWays.has(way.id);
        const tags = this.ferries.tagsFor(way);
        if (useOfWay(tags) === null && !isMember) return;
        const own = ordinal++;
        if (own < start || own >= end) return;
        const placed = placeWay(way.id, tags, way.refs(), table);
        if (isMember) this.spill.put(way.id, placed.line);
        this.out.push(...featuresOfWay(placed, table, isMember));
      });
      if (this.out.length >= BATCH) yield this.takeBatch();
    }
  }

  private takeBatch(): readonly MapFeature[] {
    const batch = this.out;
    this.out = [];
    return batch;
  }
}

function capacityOf(options: ReadMapOptions): number {
  const tableMb = Math.max(MIN_TABLE_MIB, (options.memoryMb ?? DEFAULT_MEMORY_MB) - WORKING_MIB);
  return Math.floor((tableMb * MIB) / BYTES_PER_NODE);
}
