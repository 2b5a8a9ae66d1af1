import { Injectable } from '@nestjs/common';
import type { Unit } from '#siaga/contracts';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { UnitRepository } from './unit.repository.js';

/** Every unit in memory, as of the newest change this process has heard of: for ranking and for the position path. */
@Injectable()
export class UnitMirror {
  private readonly units = new Map<string, Unit>();

  constructor(
    private readonly repository: UnitRepository,
    feed: JournalFeed,
  ) {
    feed.subscribe((row) => this.hear(row));
  }

  /** Loads all units. Call once the journal feed runs, so that no change falls between. */
  async load(): Promise<void> {
    for (const unit of await this.repository.all()) this.put(unit);
  }

  all(): Iterable<Unit> {
    return this.units.values();
  }

  get(id: string): Unit | null {
    return this.units.get(id) ?? null;
  }

  /** Reads one unit again: for a change that this process may not have heard of yet. */
  async refresh(id: string): Promise<Unit | null> {
    const unit = await this.repository.byId(id);
    if (unit) this.put(unit);
    return unit;
  }

  private hear(row: JournalRow): void {
    if (row.entity === 'unit') this.put(row.data);
  }

  private put(unit: Unit): void {
    const known = this.units.get(unit.id);
    if (!known || known.version < unit.version) this.units.set(unit.id, unit);
  }
}
