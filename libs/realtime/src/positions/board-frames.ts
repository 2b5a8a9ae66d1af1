import { Inject, Injectable } from '@nestjs/common';
import type { QueueBoard } from '#siaga/contracts';
import { LOGGER, type Logger } from '#siaga/kernel';
import { broadcast } from '../connections/broadcast.js';
import type { SocketServer, VisitorSocket } from '../connections/socket-server.js';
import { VisitorRegistry } from '../connections/visitor-registry.js';
import { BoardPort } from '../ports.js';
import { VisitorFrames } from './visitor-frames.js';

/** What boards of waiting rooms show, to their televisions. */
@Injectable()
export class BoardFrames extends VisitorFrames<QueueBoard> {
  protected readonly kind = 'board';

  constructor(
    private readonly port: BoardPort,
    visitors: VisitorRegistry,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(visitors, logger);
  }

  protected follow(
    watched: () => Iterable<string>,
    listener: (things: readonly QueueBoard[]) => void,
  ): () => void {
    return this.port.onBoards(watched, listener);
  }

  protected read(ids: readonly string[]): Promise<QueueBoard[]> {
    return this.port.boardsOf(ids);
  }

  protected sendTo(server: SocketServer, topic: string, thing: QueueBoard): void {
    broadcast(server, [topic], 'board', thing);
  }

  protected tell(socket: VisitorSocket, thing: QueueBoard): void {
    socket.emit('board', thing);
  }
}
