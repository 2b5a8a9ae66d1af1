import { Injectable } from '@nestjs/common';
import { RealtimeStats } from '../realtime-stats.js';
import { ConnectionRegistry } from './connection-registry.js';
import { Handshake, RefusedHandshake } from './handshake.js';
import type { ClientSocket, SocketServer } from './socket-server.js';

/** Lets sockets in and out. */
@Injectable()
export class ConnectionDoor {
  private isClosing = false;

  constructor(
    private readonly handshake: Handshake,
    private readonly registry: ConnectionRegistry,
    private readonly stats: RealtimeStats,
  ) {}

  /** Admits sockets of `server` from now on. Guards would ask once a message; this asks once a socket, before it is connected. */
  open(server: SocketServer): void {
    server.use((socket, next) => void this.admit(socket).then(() => next(), next));
  }

  /** A socket that was admitted is connected. */
  entered(socket: ClientSocket): void {
    this.registry.add(socket);
    this.stats.connectedSockets += 1;
  }

  /** Its line is gone. */
  left(socket: ClientSocket): void {
    this.registry.remove(socket);
    this.stats.connectedSockets -= 1;
  }

  /** Refuses new sockets from now on. */
  close(): void {
    this.isClosing = true;
  }

  /** Cuts sockets whose session is over. */
  async recheck(): Promise<void> {
    await this.registry.recheck();
  }

  private async admit(socket: ClientSocket): Promise<void> {
    try {
      if (this.isClosing) throw new RefusedHandshake('SYSTEM.OVERLOADED');
      Object.assign(socket.data, await this.handshake.admit(socket.request));
    } catch (error) {
      this.stats.refusedHandshakes += 1;
      throw error;
    }
  }
}
