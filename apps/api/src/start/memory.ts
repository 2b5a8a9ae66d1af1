import { Injectable } from '@nestjs/common';
import { EtaTracker, FacilityCandidates, UnitCandidates } from '#siaga/dispatch';
import { FacilityPlaces } from '#siaga/facilities';
import { PositionStore } from '#siaga/fleet';
import { JournalRelay } from '#siaga/journal';

/** What this process keeps in memory beside the database, in the order it must be filled. */
@Injectable()
export class Memory {
  constructor(
    private readonly relay: JournalRelay,
    private readonly positions: PositionStore,
    private readonly units: UnitCandidates,
    private readonly facilities: FacilityCandidates,
    private readonly places: FacilityPlaces,
    private readonly etas: EtaTracker,
  ) {}

  /** The feed runs first, so that no change falls between loading and following. */
  async fill(): Promise<void> {
    await this.relay.start();
    await this.positions.start();
    await this.units.start();
    await this.etas.start();
    await this.facilities.start();
    await this.places.start();
  }
}
