import { Inject, Injectable } from '@nestjs/common';
import type { TicketStanding } from '#siaga/contracts';
import { LOGGER, type Logger } from '#siaga/kernel';
import { broadcast } from '../connections/broadcast.js';
import type { SocketServer, VisitorSocket } from '../connections/socket-server.js';
import { VisitorRegistry } from '../connections/visitor-registry.js';
import { TicketPort } from '../ports.js';
import { VisitorFrames } from './visitor-frames.js';

/** How numbers of queues stand, to the phones that follow them. */
@Injectable()
export class TicketFrames extends VisitorFrames<TicketStanding> {
  protected readonly kind = 'booking';

  constructor(
    private readonly port: TicketPort,
    visitors: VisitorRegistry,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(visitors, logger);
  }

  protected follow(
    watched: () => Iterable<string>,
    listener: (things: readonly TicketStanding[]) => void,
  ): () => void {
    return this.port.onStandings(watched, listener);
  }

  protected read(ids: readonly string[]): Promise<TicketStanding[]> {
    return this.port.standingsOf(ids);
  }

  protected sendTo(server: SocketServer, topic: string, thing: TicketStanding): void {
    broadcast(server, [topic], 'ticket', thing);
  }

  protected tell(socket: VisitorSocket, thing: TicketStanding): void {
    socket.emit('ticket', thing);
  }
}
