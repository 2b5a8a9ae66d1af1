import { Injectable } from '@nestjs/common';
import type { SocketServer } from '../connections/socket-server.js';
import { EtaFrames } from './eta-frames.js';
import { PositionFrames } from './position-frames.js';
import { TicketFrames } from './ticket-frames.js';

/** Everything that is sent beside the journal: where units are, when they will be there, how numbers of queues stand. */
@Injectable()
export class Frames {
  constructor(
    private readonly positions: PositionFrames,
    private readonly etas: EtaFrames,
    private readonly tickets: TicketFrames,
  ) {}

  /** Starts sending; gives a function that ends it. */
  start(server: SocketServer): () => void {
    const stops = [this.positions.start(server), this.etas.start(server), this.tickets.start(server)];
    return () => {
      for (const stop of stops) stop();
    };
  }
}
