export { FleetModule } from './fleet.module.js';
export { FleetService } from './units/fleet.service.js';
export { FleetSnapshot } from './units/fleet.snapshot.js';
export { UnitJobs } from './units/unit-jobs.js';
export { UnitMirror } from './units/unit-mirror.js';
export { PositionStore, type PositionBatch, type PositionReceipt } from './positions/position-store.js';
export { toUnitPosition, type LivePosition } from './positions/live-position.js';
export { TrackQuery, type UnitTrack } from './positions/track.query.js';
export { UnitEditing } from './units/unit-editing.service.js';
