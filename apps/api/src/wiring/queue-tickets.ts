import { Injectable } from '@nestjs/common';
import { LiveTickets } from '#siaga/booking';
import type { TicketStanding } from '#siaga/contracts';
import { TicketPort } from '#siaga/realtime';

/** How numbers of queues stand goes to the phones that follow them. */
@Injectable()
export class QueueTickets extends TicketPort {
  constructor(private readonly tickets: LiveTickets) {
    super();
  }

  onStandings(
    watched: () => Iterable<string>,
    listener: (standings: readonly TicketStanding[]) => void,
  ): () => void {
    return this.tickets.onStandings(watched, listener);
  }

  standingsOf(ids: readonly string[]): Promise<TicketStanding[]> {
    return this.tickets.standingsOf(ids);
  }
}
