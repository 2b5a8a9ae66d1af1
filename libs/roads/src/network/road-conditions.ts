import { Injectable } from '@nestjs/common';
import type { Closure, SpeedTable } from '#siaga/contracts';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import { ClosureRepository } from '../closures/closure.repository.js';
import { DEFAULT_SIREN_FACTOR, defaultSpeeds } from '../speeds/default-speeds.js';
import { SpeedTableRepository } from '../speeds/speed-table.repository.js';

/** Journal entities this lib writes. */
export const CLOSURE_ENTITY = 'closure';
export const SPEEDS_ENTITY = 'speed_table';

/**
 * Speeds and closed areas as this process knows them: read once, then kept current by the journal, so that a change made by
 * any process counts here a moment later.
 */
@Injectable()
export class RoadConditions {
  private table: SpeedTable = {
    version: 0,
    sirenFactor: DEFAULT_SIREN_FACTOR,
    rows: defaultSpeeds(),
    changedAt: null,
    changedBy: null,
  };
  private readonly closures = new Map<string, Closure>();
  /** Lifted ones by version, so that an older row which comes late does not close the road again. */
  private readonly lifted = new Map<string, number>();
  private active: readonly Closure[] = [];
  private activeUntilMs = Infinity;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly feed: JournalFeed,
    private readonly speedTables: SpeedTableRepository,
    private readonly repository: ClosureRepository,
    private readonly clock: Clock,
  ) {}

  /** Loads, and follows the journal from now on. The feed must run. */
  async start(): Promise<void> {
    this.feed.subscribe((row) => this.hear(row));
    this.takeSpeeds(await this.speedTables.newest());
    for (const closure of await this.repository.active()) this.takeClosure(closure);
  }

  /** The speed table in use; another object after each change. */
  get speeds(): SpeedTable {
    return this.table;
  }

  /** Closures that hold at this moment; the same array as long as nothing changes. */
  activeClosures(): readonly Closure[] {
    if (this.clock.now().getTime() >= this.activeUntilMs) this.renew();
    return this.active;
  }

  /** Calls `listener` after each change of speeds or closures. It must not throw. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Takes a table that was stored; an older one changes nothing. */
  takeSpeeds(table: SpeedTable): void {
    if (table.version <= this.table.version) return;
    this.table = table;
    this.tell();
  }

  /** Takes a closure as it was stored; an older version changes nothing. */
  takeClosure(closure: Closure): void {
    const known = this.lifted.get(closure.id) ?? this.closures.get(closure.id)?.version ?? 0;
    if (closure.version <= known) return;
    if (closure.liftedAt === null) this.closures.set(closure.id, closure);
    else {
      this.closures.delete(closure.id);
      this.lifted.set(closure.id, closure.version);
    }
    this.renew();
    this.tell();
  }

  private hear(row: JournalRow): void {
    if (row.entity === SPEEDS_ENTITY) this.takeSpeeds(row.data);
    if (row.entity === CLOSURE_ENTITY) this.takeClosure(row.data);
  }

  private renew(): void {
    const nowMs = this.clock.now().getTime();
    const ends = (closure: Closure): number =>
      closure.until === null ? Infinity : Date.parse(closure.until);
    this.active = [...this.closures.values()].filter((closure) => ends(closure) > nowMs);
    this.activeUntilMs = this.active.reduce((first, closure) => Math.min(first, ends(closure)), Infinity);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
