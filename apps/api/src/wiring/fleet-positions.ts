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
    return this.store.onBatch(listener);
  }

  all(): Iterable<MovingUnit> {
    return this.store.all();
  }
}
