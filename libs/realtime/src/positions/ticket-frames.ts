import { Inject, Injectable } from '@nestjs/common';
import { topicKindOf, topicName } from '#siaga/contracts';
import { AppError, LOGGER, type Logger } from '#siaga/kernel';
import { broadcast } from '../connections/broadcast.js';
import { roomsOf } from '../connections/connection.js';
import type { SocketServer, VisitorSocket } from '../connections/socket-server.js';
import { VisitorRegistry } from '../connections/visitor-registry.js';
import { TicketPort } from '../ports.js';

const KIND = 'booking';

/** Sends each phone how its numbers stand: as it goes live, and at each change of their queues. */
@Injectable()
export class TicketFrames {
  constructor(
    private readonly port: TicketPort,
    private readonly visitors: VisitorRegistry,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Starts sending; gives a function that ends it. */
  start(server: SocketServer): () => void {
    return this.port.onStandings(
      () => this.watched(),
      (standings) => {
        for (const standing of standings)
          broadcast(server, [topicName(KIND, standing.id)], 'ticket', standing);
      },
    );
  }

  /** To one that is in its rooms from now on: what happened between the page's reading and this was told to nobody. */
  async begin(socket: VisitorSocket): Promise<void> {
    try {
      const standings = await this.port.standingsOf(ticketsOf(socket));
      for (const standing of standings) socket.emit('ticket', standing);
    } catch (error) {
      // A database that is away: the page asks by itself.
      if (!(error instanceof AppError))
        this.logger.error({ err: error }, 'a phone could not be told how its numbers stand');
    }
  }

  private watched(): Set<string> {
    const ids = new Set<string>();
    for (const socket of this.visitors.all())
      if (socket.data.isLive) for (const id of ticketsOf(socket)) ids.add(id);
    return ids;
  }
}

function ticketsOf({ data }: VisitorSocket): string[] {
  return [...roomsOf(data)]
    .filter((topic) => topicKindOf(topic) === KIND)
    .map((topic) => topic.slice(KIND.length + 1));
}
