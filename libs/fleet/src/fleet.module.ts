import { Module } from '@nestjs/common';
import { FacilitiesModule } from '#siaga/facilities';
import { GeoModule } from '#siaga/geo';
import { NewestPositions } from './positions/newest-positions.js';
import { PositionPoller } from './positions/position-poller.js';
import { PositionStore } from './positions/position-store.js';
import { PositionWriter } from './positions/position-writer.js';
import { PositionRepository } from './positions/position.repository.js';
import { PositionsController } from './positions/positions.controller.js';
import { TrackQuery } from './positions/track.query.js';
import { FleetService } from './units/fleet.service.js';
import { FleetSnapshot } from './units/fleet.snapshot.js';
import { HomePosts } from './units/home-posts.js';
import { UnitChanges } from './units/unit-changes.js';
import { UnitEditing } from './units/unit-editing.service.js';
import { UnitMirror } from './units/unit-mirror.js';
import { ShiftCrews } from './units/shift-crews.query.js';
import { UnitNames } from './units/unit-names.query.js';
import { UnitScopes } from './units/unit-scopes.js';
import { UnitRepository } from './units/unit.repository.js';
import { UnitsController } from './units/units.controller.js';

/** Units, shifts and positions. Needs a global module that provides `UnitJobs`. */
@Module({
  imports: [FacilitiesModule, GeoModule],
  controllers: [UnitsController, PositionsController],
  providers: [
    UnitRepository,
    UnitScopes,
    HomePosts,
    UnitMirror,
    ShiftCrews,
    UnitNames,
    UnitChanges,
    UnitEditing,
    FleetService,
    FleetSnapshot,
    PositionRepository,
    PositionWriter,
    PositionPoller,
    NewestPositions,
    PositionStore,
    TrackQuery,
  ],
  exports: [ShiftCrews, UnitNames, FleetService, FleetSnapshot, PositionStore, UnitMirror, TrackQuery],
})
export class FleetModule {}
