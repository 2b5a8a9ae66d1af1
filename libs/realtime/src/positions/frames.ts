import { Injectable } from '@nestjs/common';
import type { SocketServer } from '../connections/socket-server.js';
import { EtaFrames } from './eta-frames.js';
import { PositionFrames } from './position-frames.js';

/** Everything that is sent volatile: where units are, and when they will be there. */
@Injectable()
export class Frames {
  constructor(
    private readonly positions: PositionFrames,
    private readonly etas: EtaFrames,
  ) {}

  /** Starts sending; gives a function that ends it. */
  start(server: SocketServer): () => void {
    const stops = [this.positions.start(server), this.etas.start(server)];
    return () => {
      for (const stop of stops) stop();
    };
  }
}
