import { Injectable } from '@nestjs/common';
import type { Eta } from '#siaga/contracts';
import { EtaTracker } from '#siaga/dispatch';
import { EtaPort } from '#siaga/realtime';

/** Arrivals that dispatch estimates go to those who watch. */
@Injectable()
export class UnitArrivals extends EtaPort {
  constructor(private readonly tracker: EtaTracker) {
    super();
  }

  onEtas(listener: (etas: readonly Eta[]) => void): () => void {
    return this.tracker.onEtas(listener);
  }
}
