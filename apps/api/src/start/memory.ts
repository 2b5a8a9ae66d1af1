import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { EtaTracker, FacilityCandidates, UnitCandidates } from '#siaga/dispatch';
import { FacilityPlaces } from '#siaga/facilities';
import { PositionStore } from '#siaga/fleet';
import { LearnedPlaces } from '#siaga/geo';
import { JournalRelay } from '#siaga/journal';
import { MapDataService, MapNames } from '#siaga/mapdata';
import { RoadNetworkService } from '#siaga/roads';

interface Part {
  start(): Promise<void> | void;
}

/**
 * What this process keeps in memory beside the database, in the order it must be filled. The feed runs first, so that no
 * change falls between loading and following. A part that takes long returns at once and loads behind: nothing here may
 * keep the server from listening for more than a moment.
 */
const PARTS: readonly Type<Part>[] = [
  JournalRelay,
  MapDataService,
  RoadNetworkService,
  PositionStore,
  UnitCandidates,
  EtaTracker,
  FacilityCandidates,
  FacilityPlaces,
  LearnedPlaces,
  MapNames,
];

/** Fills the memory of this process at its start. */
@Injectable()
export class Memory {
  constructor(private readonly modules: ModuleRef) {}

  /** Starts every part, one after the other. Throws what a part throws. */
  async fill(): Promise<void> {
    for (const part of PARTS) await this.modules.get(part, { strict: false }).start();
  }
}
