import { Module, type DynamicModule, type ModuleMetadata, type Type } from '@nestjs/common';
import { ChangeRelay } from './changes/change-relay.js';
import { ResumeService } from './changes/resume.service.js';
import { ConnectionDesk } from './connections/connection-desk.js';
import { ConnectionRegistry } from './connections/connection-registry.js';
import { Handshake } from './connections/handshake.js';
import { SocketCommands } from './connections/socket-commands.js';
import { LineState } from './line-state.js';
import { PositionPort, RealtimeScopes } from './ports.js';
import { PositionFrames } from './positions/position-frames.js';
import { RealtimeStats } from './realtime-stats.js';
import { RealtimeGateway } from './realtime.gateway.js';

interface RealtimeWiring {
  /** Modules that export the two classes below. */
  imports: NonNullable<ModuleMetadata['imports']>;
  positions: Type<PositionPort>;
  scopes: Type<RealtimeScopes>;
}

/** The sockets of the API: who is let in, what they hear, how they catch up. */
@Module({})
export class RealtimeModule {
  static with({ imports, positions, scopes }: RealtimeWiring): DynamicModule {
    return {
      module: RealtimeModule,
      imports,
      providers: [
        { provide: PositionPort, useExisting: positions },
        { provide: RealtimeScopes, useExisting: scopes },
        Handshake,
        ConnectionRegistry,
        ConnectionDesk,
        SocketCommands,
        ChangeRelay,
        ResumeService,
        PositionFrames,
        RealtimeStats,
        LineState,
        RealtimeGateway,
      ],
      exports: [RealtimeStats],
    };
  }
}
