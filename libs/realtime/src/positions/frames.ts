import { Injectable } from '@nestjs/common';
import type { SocketServer, VisitorSocket } from '../connections/socket-server.js';
import { BoardFrames } from './board-frames.js';
import { EtaFrames } from './eta-frames.js';
import { PositionFrames } from './position-frames.js';
import { TicketFrames } from './ticket-frames.js';

/** Everything that is sent beside the journal: where units are, when they will be there, how numbers of queues and boards of waiting rooms stand. */
@Injectable()
export class Frames {
  constructor(
    private readonly positions: PositionFrames,
    private readonly etas: EtaFrames,
    private readonly tickets: TicketFrames,
    private readonly boards: BoardFrames,
  ) {}

  /** How the things of a visitor's passes stand, to a socket that hears of changes from now on. */
  begin(socket: VisitorSocket): void {
    for (const each of [this.tickets, this.boards]) void each.begin(socket);
  }

  /** Starts sending; gives a function that ends it. */
  start(server: SocketServer): () => void {
    const stops = [this.positions, this.etas, this.tickets, this.boards].map((each) => each.start(server));
    return () => {
      for (const stop of stops) stop();
    };
  }
}
