import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, RunsInBackground, TimedWork, type Logger } from '#siaga/kernel';
import { BoardRepository } from '../store/board.repository.js';
import { CodeRepository } from '../store/code.repository.js';
import { HoldRepository } from '../store/hold.repository.js';
import { WaitRepository } from '../store/wait.repository.js';

const HOUR_MS = 3_600_000;
/** Counts of a day are of use for a day. */
const KEPT_MS = 25 * HOUR_MS;
/** The page of who waited is readable for two days after the session. */
const WAITS_KEPT_MS = 72 * HOUR_MS;
/** For whoever asks why a wall is dark. */
const BOARDS_KEPT_MS = 30 * 24 * HOUR_MS;

/** Deletes holds, codes, counts, places in lines and boards that are over. */
@RunsInBackground()
@Injectable()
export class PortalUpkeep extends TimedWork {
  constructor(
    private readonly holds: HoldRepository,
    private readonly codes: CodeRepository,
    private readonly waits: WaitRepository,
    private readonly boards: BoardRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(HOUR_MS, logger, 'upkeep of held places failed');
  }

  /** Deletes all that is due. */
  async tidy(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.holds.forget(before);
    await this.codes.forget(before);
    await this.waits.forget(new Date(this.clock.now().getTime() - WAITS_KEPT_MS));
    await this.boards.forget(before, new Date(this.clock.now().getTime() - BOARDS_KEPT_MS));
  }

  protected turn(): Promise<void> {
    return this.tidy();
  }
}
