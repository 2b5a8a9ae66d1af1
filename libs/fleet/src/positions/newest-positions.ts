import { Injectable } from '@nestjs/common';
import type { LivePosition } from './live-position.js';

/** The newest position of every unit in memory: the newest that is believed, and apart from it the newest that is not. */
@Injectable()
export class NewestPositions {
  private readonly positions = new Map<string, LivePosition>();
  private readonly doubts = new Map<string, LivePosition>();

  /** The newest that is believed. */
  get(unitId: string): LivePosition | null {
    return this.positions.get(unitId) ?? null;
  }

  /** The newest that is not believed, while nothing believed is newer. */
  doubted(unitId: string): LivePosition | null {
    const doubted = this.doubts.get(unitId);
    const believed = this.positions.get(unitId);
    return doubted && (!believed || doubted.atMs > believed.atMs) ? doubted : null;
  }

  /** Those that are believed. */
  all(): Iterable<LivePosition> {
    return this.positions.values();
  }

  /** Takes positions in any order; gives the believed ones that are now the newest of their unit. */
  take(positions: Iterable<LivePosition>): LivePosition[] {
    const taken: LivePosition[] = [];
    for (const position of positions) {
      const kind = position.doubt === undefined ? this.positions : this.doubts;
      const known = kind.get(position.unitId);
      if (known && known.atMs >= position.atMs) continue;
      kind.set(position.unitId, position);
      if (kind === this.positions) taken.push(position);
    }
    return taken;
  }
}
