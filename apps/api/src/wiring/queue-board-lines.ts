import { Injectable } from '@nestjs/common';
import { LiveBoards } from '#siaga/booking';
import type { QueueBoard } from '#siaga/contracts';
import { BoardPort } from '#siaga/realtime';

/** What boards of waiting rooms show goes to their televisions. */
@Injectable()
export class QueueBoardLines extends BoardPort {
  constructor(private readonly boards: LiveBoards) {
    super();
  }

  onBoards(watched: () => Iterable<string>, listener: (boards: readonly QueueBoard[]) => void): () => void {
    return this.boards.onBoards(watched, listener);
  }

  boardsOf(ids: readonly string[]): Promise<QueueBoard[]> {
    return this.boards.boardsOf(ids);
  }
}
