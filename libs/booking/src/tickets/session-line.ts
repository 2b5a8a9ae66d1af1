import { Injectable } from '@nestjs/common';
import { AppError } from '#siaga/kernel';

/** So many may wait for one session in a process; who comes after them is told that it is busy. */
const MOST_WAITING = 500;
/** Who has waited longer is told so too: their screen has given up, or soon will. */
const LONGEST_WAIT_MS = 20_000;

/**
 * Who wants something of one session waits here and not at its row: a crowd at one clinic holds one connection of the process, and the
 * others serve calls. Between processes the row decides.
 */
@Injectable()
export class SessionLine {
  private readonly lines = new Map<string, { last: Promise<unknown>; waiting: number }>();

  /** Does `work` behind all that came before for this session; gives what it gives. Throws SYSTEM.OVERLOADED when
   * the line is too long, or was too slow. */
  async inTurn<T>(sessionId: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(sessionId) ?? { last: Promise.resolve(), waiting: 0 };
    if (line.waiting >= MOST_WAITING) throw new AppError('SYSTEM.OVERLOADED');
    line.waiting += 1;
    this.lines.set(sessionId, line);
    const cameMs = performance.now();
    const mine = line.last.then(() => {
      if (performance.now() - cameMs > LONGEST_WAIT_MS) throw new AppError('SYSTEM.OVERLOADED');
      return work();
    });
    // The next in line does not mind how the one before it fared: its caller is told.
    line.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) this.lines.delete(sessionId);
    }
  }
}
