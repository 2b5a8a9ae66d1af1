import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import {
  BOARD_CODE_LENGTH,
  BOARD_CODE_SIGNS,
  type BoardCodeShown,
  type BoardDeviceInput,
  type OpenedBoard,
} from '#siaga/contracts';
import { VisitorPasses } from '#siaga/identity';
import { AppError, Clock, PersonalDataCipher, SYSTEM_ACTOR } from '#siaga/kernel';
import { Database, isUniqueViolation, type Tx } from '#siaga/persistence';
import { PortalLimits } from '../portal/portal-limits.js';
import { BoardRepository } from '../store/board.repository.js';

/** By what a pass names a board. */
export const BOARD_SUBJECT = 'board';

const MINUTE_MS = 60_000;
const S = 1_000;
/** So long a code is good, and so long its television may fetch what it was typed for. */
const CODE_LASTS_MS = 10 * MINUTE_MS;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;
/** Two televisions seldom show the same code: a third time is a fault of ours. */
const MOST_TRIES = 3;

/** How a television is let in: it shows a code, a person at the desk types it, and the television fetches its pass. */
@Injectable()
export class BoardCodes {
  constructor(
    private readonly boards: BoardRepository,
    private readonly limits: PortalLimits,
    private readonly passes: VisitorPasses,
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  /** A new code for this television; the one before is no longer good. Throws BOOKING.TOO_OFTEN. */
  async ask({ device }: BoardDeviceInput, address: string): Promise<BoardCodeShown> {
    await this.limits.countAddress('board address', address);
    await this.limits.count('board device', device);
    const expiresAt = new Date(this.clock.now().getTime() + CODE_LASTS_MS);
    for (let tries = 1; ; tries += 1) {
      const code = newCode();
      try {
        await this.boards.putCode(this.deviceDigest(device), this.codeDigest(code), expiresAt);
        return { code, lastsS: CODE_LASTS_MS / S };
      } catch (error) {
        if (tries >= MOST_TRIES || !isUniqueViolation(error, 'queue_board_code_uq')) throw error;
      }
    }
  }

  /** Takes the code for a board. Throws BOOKING.BOARD_CODE_UNKNOWN; of two desks that type it at once for one. */
  async take(tx: Tx, code: string, boardId: string): Promise<void> {
    const now = this.clock.now();
    const fetchUntil = new Date(now.getTime() + CODE_LASTS_MS);
    if (!(await this.boards.takeCode(tx, this.codeDigest(code), { boardId, now, fetchUntil })))
      throw new AppError('BOOKING.BOARD_CODE_UNKNOWN');
  }

  /**
   * The secret by which this television opens its board, null while nobody typed its code. Asked again, since an answer may be lost, it gives a
   * new one, and the one before opens nothing. Throws BOOKING.TOO_OFTEN.
   */
  async open({ device }: BoardDeviceInput, address: string): Promise<OpenedBoard> {
    await this.limits.countAddress('board look address', address);
    await this.limits.count('board look device', device);
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const id = await this.boards.boardOfDevice(tx, this.deviceDigest(device), now);
      const board = id === null ? null : await this.boards.lock(tx, id);
      if (board === null || board.endedAt !== null) return { secret: null };
      const subject = { kind: BOARD_SUBJECT, id: board.id };
      await this.passes.end(tx, { subject }, SYSTEM_ACTOR);
      const endsAt = new Date(now.getTime() + YEAR_MS);
      // It is nobody's: there is no one to greet.
      const { secret } = await this.passes.issue(tx, { scope: 'screen', subject, label: '', endsAt });
      return { secret };
    });
  }

  private codeDigest(code: string): Buffer {
    return this.cipher.textDigest(`booking board code ${code}`);
  }

  private deviceDigest(device: string): Buffer {
    return this.cipher.textDigest(`booking board device ${device}`);
  }
}

function newCode(): string {
  return Array.from(
    { length: BOARD_CODE_LENGTH },
    () => BOARD_CODE_SIGNS[randomInt(BOARD_CODE_SIGNS.length)],
  ).join('');
}
