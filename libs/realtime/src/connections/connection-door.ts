import { Injectable } from '@nestjs/common';
import { RealtimeStats } from '../realtime-stats.js';
import { ConnectionRegistry } from './connection-registry.js';
import { Handshake } from './handshake.js';
import { RefusedHandshake } from './refused-handshake.js';
import { limitMessages } from './message-limit.js';
import { isStaffSocket, isVisitorSocket, type ClientSocket, type SocketServer } from './socket-server.js';
import { VisitorRegistry } from './visitor-registry.js';

/** The room of all who have no account; no topic bears such a name. */
export const VISITORS = '#visitors';

/** Lets sockets in and out. */
@Injectable()
export class ConnectionDoor {
  private isClosing = false;

  constructor(
    private readonly handshake: Handshake,
    private readonly registry: ConnectionRegistry,
    private readonly visitors: VisitorRegistry,
    private readonly stats: RealtimeStats,
  ) {}

  /** Admits sockets of `server` from now on. Guards would ask once a message; this asks once a socket, before it is connected. */
  open(server: SocketServer): void {
    server.use((socket, next) => void this.admit(socket).then(() => next(), next));
  }

  /** A socket that was admitted is connected. */
  entered(socket: ClientSocket): void {
    if (isStaffSocket(socket)) this.registry.add(socket);
    if (isVisitorSocket(socket)) {
      void socket.join(VISITORS);
      this.visitors.add(socket);
    }
    limitMessages(socket, this.stats, () => performance.now());
    this.stats.connectedSockets += 1;
  }

  /** Its line is gone. */
  left(socket: ClientSocket): void {
    if (isStaffSocket(socket)) this.registry.remove(socket);
    if (isVisitorSocket(socket)) this.visitors.remove(socket);
    this.stats.connectedSockets -= 1;
  }

  /** Refuses new sockets from now on. */
  close(): void {
    this.isClosing = true;
  }

  /** Cuts sockets whose session or visit is over. */
  async recheck(): Promise<void> {
    await this.registry.recheck();
    await this.visitors.recheck();
  }

  private async admit(socket: ClientSocket): Promise<void> {
    try {
      if (this.isClosing) throw new RefusedHandshake('SYSTEM.OVERLOADED');
      Object.assign(socket.data, await this.handshake.admit(socket.request, socket.handshake.auth));
    } catch (error) {
      this.stats.refusedHandshakes += 1;
      throw error;
    }
  }
}
