import { Inject, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import {
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { TICK_INTERVAL_MS } from '#siaga/contracts';
import { LOGGER, type Logger } from '#siaga/kernel';
import { ChangeRelay } from './changes/change-relay.js';
import { ConnectionDoor, VISITORS } from './connections/connection-door.js';
import type { ClientSocket, SocketServer } from './connections/socket-server.js';
import { LineState } from './line-state.js';
import { Frames } from './positions/frames.js';

/** The life of the socket server: guarded from its making on, sending when the API starts, closed first when it stops. */
@WebSocketGateway()
export class RealtimeGateway
  implements
    OnGatewayInit<SocketServer>,
    OnGatewayConnection<ClientSocket>,
    OnGatewayDisconnect<ClientSocket>,
    OnApplicationBootstrap,
    BeforeApplicationShutdown
{
  @WebSocketServer() private readonly server!: SocketServer;
  private stops: (() => void)[] = [];

  constructor(
    private readonly door: ConnectionDoor,
    private readonly changes: ChangeRelay,
    private readonly frames: Frames,
    private readonly line: LineState,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  afterInit(server: SocketServer): void {
    this.door.open(server);
  }

  handleConnection(socket: ClientSocket): void {
    this.door.entered(socket);
  }

  handleDisconnect(socket: ClientSocket): void {
    this.door.left(socket);
  }

  onApplicationBootstrap(): void {
    const { server } = this;
    const timer = setInterval(() => this.tick(server), TICK_INTERVAL_MS);
    this.stops = [this.changes.start(server), this.frames.start(server), () => clearInterval(timer)];
  }

  /**
   * New sockets are refused first, then the open ones are closed as by a lost line, so that clients come back by
   * themselves, to another process or to this one's successor. Nobody is marked offline.
   */
  beforeApplicationShutdown(): void {
    this.door.close();
    for (const stop of this.stops) stop();
    this.server.engine.close();
  }

  private tick(server: SocketServer): void {
    server.except(VISITORS).emit('tick', this.line.now());
    server.to(VISITORS).emit('tick', this.line.forVisitors());
    this.door
      .recheck()
      .catch((error: unknown) => this.logger.error({ err: error }, 'sessions could not be looked up again'));
  }
}
