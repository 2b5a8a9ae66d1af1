import { Inject, Injectable } from '@nestjs/common';
import { PAIRING_SLACK_S, PAIRING_WAITS_S } from '#siaga/contracts';
import { Clock, LOGGER, RunsInBackground, SYSTEM_ACTOR, TimedWork, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { ClaimRepository } from '../store/claim.repository.js';
import { EntryRepository } from '../store/entry.repository.js';
import { ShiftRepository } from '../store/shift.repository.js';
import { ShiftsService } from './shifts.service.js';

const INTERVAL_MS = 60_000;
const BATCH = 50;
const DAY_MS = 86_400_000;
/** The last code of a shift is over by then. */
const SECRET_KEPT_MS = (PAIRING_WAITS_S + PAIRING_SLACK_S) * 1_000;
/** A note may name somebody, and is for the next officer. */
const NOTE_KEPT_MS = DAY_MS;
/** Until then an entry may come whose code was claimed before it. */
const CLAIM_KEPT_MS = 3 * DAY_MS;

/** Ends shifts whose time ran out, and forgets secrets, notes and claims when nothing needs them. Any number of processes may do it at once. */
@RunsInBackground()
@Injectable()
export class EntryUpkeep extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly shifts: ShiftsService,
    private readonly stored: ShiftRepository,
    private readonly claims: ClaimRepository,
    private readonly entries: EntryRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'upkeep of ports of entry failed');
  }

  /** Ends and forgets all that is due. */
  async tidy(): Promise<void> {
    for (let done = BATCH; done === BATCH;)
      done = await this.database.transaction((tx) => this.shifts.endOverdue(tx, BATCH, SYSTEM_ACTOR));
    const now = this.clock.now().getTime();
    await this.database.transaction(async (tx) => {
      await this.stored.forget(tx, new Date(now - SECRET_KEPT_MS), new Date(now - NOTE_KEPT_MS));
      await this.entries.forgetNiks(tx, new Date(now - DAY_MS));
      await this.claims.forget(tx, new Date(now - CLAIM_KEPT_MS));
    });
  }

  protected turn(): Promise<void> {
    return this.tidy();
  }
}
