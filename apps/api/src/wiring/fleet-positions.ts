import { Injectable } from '@nestjs/common';
import { PositionStore, type PositionBatch, type PositionReceipt } from '#siaga/fleet';
import type { Caller } from '#siaga/identity';
import { PositionPort, type MovingUnit } from '#siaga/realtime';

/** Positions that come over the socket go to the fleet; the fleet's go to the map. */
@Injectable()
export class FleetPositions extends PositionPort {
  constructor(private readonly store: PositionStore) {
    super();
  }

  accept(caller: Caller, batch: PositionBatch): Promise<PositionReceipt> {
    return this.store.accept(caller, batch);
  }

  onBatch(listener: (moved: readonly MovingUnit[]) => void): () => void {
    const endMoves = this.store.onBatch((moved) => listener(moved.map((unit) => this.withDoubt(unit))));
    // It stays where it was believed to be, with what is wrong.
    const endDoubts = this.store.onDoubt((unitId) => {
      const believed = this.store.positionOf(unitId);
      if (believed) listener([this.withDoubt(believed)]);
    });
    return () => {
      endMoves();
      endDoubts();
    };
  }

  *all(): Iterable<MovingUnit> {
    for (const unit of this.store.all()) yield this.withDoubt(unit);
  }

  private withDoubt(unit: MovingUnit): MovingUnit {
    const doubt = this.store.doubtedOf(unit.unitId)?.doubt;
    return doubt === undefined ? unit : { ...unit, doubt };
  }
}
