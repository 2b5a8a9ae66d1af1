import { Injectable } from '@nestjs/common';
import { RealtimeStats } from '../realtime-stats.js';
import { ConnectionRegistry } from './connection-registry.js';
import { Handshake, RefusedHandshake } from './handshake.js';
import { SocketCommands } from './socket-commands.js';
import type { ClientSocket, SocketServer } from './socket-server.js';

/** Lets sockets in and out. */
@Injectable()
export class ConnectionDoor {
  private isClosing = false;

  constructor(
    private readonly handshake: Handshake,
    private readonly registry: ConnectionRegistry,
    private readonly commands: SocketCommands,
    private readonly stats: RealtimeStats,
  ) {}

  /** Admits sockets of `server` from now on. */
  open(server: SocketServer): void {
    server.use((socket, next) => void this.admit(socket).then(() => next(), next));
    server.on('connection', (socket) => {
      this.registry.add(socket);
      this.stats.connectedSockets += 1;
      socket.on('disconnect', () => {
        this.registry.remove(socket);
        this.stats.connectedSockets -= 1;
      });
      this.commands.bind(socket);
    });
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
