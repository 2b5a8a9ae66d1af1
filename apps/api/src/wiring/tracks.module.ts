import { Global, Module } from '@nestjs/common';
import { FleetModule } from '#siaga/fleet';
import { TrackSource } from '#siaga/roads';
import { FleetTracks } from './fleet-tracks.js';

/** Gives the roads the fleet's tracks, which they must not know of. */
@Global()
@Module({
  imports: [FleetModule],
  providers: [{ provide: TrackSource, useClass: FleetTracks }],
  exports: [TrackSource],
})
export class TracksModule {}
