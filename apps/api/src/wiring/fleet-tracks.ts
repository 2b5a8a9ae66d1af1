import { Injectable } from '@nestjs/common';
import type { TravelMode, UnitType } from '#siaga/contracts';
import { TrackQuery } from '#siaga/fleet';
import { TrackSource, type Track } from '#siaga/roads';

const MODE: Readonly<Record<UnitType, TravelMode>> = {
  als: 'car',
  bls: 'car',
  transport: 'car',
  motorcycle: 'motorcycle',
  boat: 'boat',
};

/** The fleet's tracks, as the roads learn their speeds from them. */
@Injectable()
export class FleetTracks extends TrackSource {
  constructor(private readonly tracks: TrackQuery) {
    super();
  }

  async *read(from: Date, to: Date): AsyncGenerator<Track> {
    for await (const { unitId, type, points } of this.tracks.read(from, to))
      yield { unitId, mode: MODE[type], points };
  }
}
