import { Module, type DynamicModule, type ModuleMetadata, type Type } from '@nestjs/common';
import { ChangeRelay } from './changes/change-relay.js';
import { ResumeService } from './changes/resume.service.js';
import { CommandCheck } from './connections/command-check.js';
import { ConnectionDoor } from './connections/connection-door.js';
import { ConnectionRegistry } from './connections/connection-registry.js';
import { Handshake } from './connections/handshake.js';
import { VisitorHandshake } from './connections/visitor-handshake.js';
import { VisitorRegistry } from './connections/visitor-registry.js';
import { LineState } from './line-state.js';
import { BoardPort, EtaPort, PositionPort, RealtimeScopes, TicketPort } from './ports.js';
import { BoardFrames } from './positions/board-frames.js';
import { EtaFrames } from './positions/eta-frames.js';
import { Frames } from './positions/frames.js';
import { PositionFrames } from './positions/position-frames.js';
import { TicketFrames } from './positions/ticket-frames.js';
import { RealtimeStats } from './realtime-stats.js';
import { RealtimeCommandsGateway } from './realtime-commands.gateway.js';
import { RealtimeGateway } from './realtime.gateway.js';

interface RealtimeWiring {
  /** Modules that export the classes below. */
  imports: NonNullable<ModuleMetadata['imports']>;
  positions: Type<PositionPort>;
  etas: Type<EtaPort>;
  scopes: Type<RealtimeScopes>;
  tickets: Type<TicketPort>;
  boards: Type<BoardPort>;
}

/** The sockets of the API: who is let in, what they hear, how they catch up. */
@Module({})
export class RealtimeModule {
  static with({ imports, positions, etas, scopes, tickets, boards }: RealtimeWiring): DynamicModule {
    return {
      module: RealtimeModule,
      imports,
      providers: [
        { provide: PositionPort, useExisting: positions },
        { provide: EtaPort, useExisting: etas },
        { provide: RealtimeScopes, useExisting: scopes },
        { provide: TicketPort, useExisting: tickets },
        { provide: BoardPort, useExisting: boards },
        CommandCheck,
        Handshake,
        VisitorHandshake,
        VisitorRegistry,
        ConnectionRegistry,
        ConnectionDoor,
        ChangeRelay,
        ResumeService,
        PositionFrames,
        EtaFrames,
        TicketFrames,
        BoardFrames,
        Frames,
        RealtimeStats,
        LineState,
        RealtimeGateway,
        RealtimeCommandsGateway,
      ],
      exports: [RealtimeStats, RealtimeScopes],
    };
  }
}
