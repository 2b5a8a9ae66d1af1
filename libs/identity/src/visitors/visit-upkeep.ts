import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, RunsInBackground, TimedWork, type Logger } from '#siaga/kernel';
import { SignInThrottle } from '../sessions/sign-in-throttle.js';
import { IDLE_MS, KEPT_AFTER_END_MS } from './visit.policy.js';
import { VisitRepository } from './visit.repository.js';

const HOUR_MS = 3_600_000;
const BATCH = 5_000;
/** Counts of tries are of use for a quarter of an hour. */
const TRIES_KEPT_MS = HOUR_MS;

/** Deletes passes and visits a week after they ended, and counts of tries after an hour. */
@RunsInBackground()
@Injectable()
export class VisitUpkeep extends TimedWork {
  constructor(
    private readonly visits: VisitRepository,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(HOUR_MS, logger, 'upkeep of visits failed');
  }

  protected turn(): Promise<void> {
    return this.tidy();
  }

  /** Deletes all that is due, a batch at a time. */
  async tidy(): Promise<void> {
    const nowMs = this.clock.now().getTime();
    const before = new Date(nowMs - KEPT_AFTER_END_MS);
    const idleBefore = new Date(nowMs - IDLE_MS - KEPT_AFTER_END_MS);
    await this.throttle.forget(new Date(nowMs - TRIES_KEPT_MS));
    while ((await this.visits.forget(before, idleBefore, BATCH)) > 0);
  }
}
