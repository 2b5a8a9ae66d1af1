import { Injectable } from '@nestjs/common';
import type { LivePosition } from './live-position.js';

/** The newest position of every unit in memory. */
@Injectable()
export class NewestPositions {
  private readonly positions = new Map<string, LivePosition>();

  get(unitId: string): LivePosition | null {
    return this.positions.get(unitId) ?? null;
  }

  all(): Iterable<LivePosition> {
    return this.positions.values();
  }

  /** Takes positions in any order; gives those that are now the newest of their unit. */
  take(positions: Iterable<LivePosition>): LivePosition[] {
    const taken: LivePosition[] = [];
    for (const position of positions) {
      const known = this.positions.get(position.unitId);
      if (known && known.atMs >= position.atMs) continue;
      this.positions.set(position.unitId, position);
      taken.push(position);
    }
    return taken;
  }
}
