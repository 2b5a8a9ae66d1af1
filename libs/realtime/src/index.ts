export { RealtimeModule } from './realtime.module.js';
export { SiagaIoAdapter } from './connections/siaga-io.adapter.js';
export { RealtimeStats } from './realtime-stats.js';
export { BoardPort, EtaPort, PositionPort, RealtimeScopes, TicketPort, type MovingUnit } from './ports.js';
export {
  askedScopes,
  heardScopes,
  roomsFor,
  visitorScopes,
  type CrewedUnit,
  type HeardScopes,
} from './rooms/rooms.policy.js';
