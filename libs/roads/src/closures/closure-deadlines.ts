import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, RunsInBackground, TimedWork, type Logger } from '#siaga/kernel';
import { ClosureService } from './closure.service.js';

const INTERVAL_MS = 5_000;

/**
 * Ends closures whose time has come, so that screens and the journal hear of it. Routes heed the time by themselves. The rows
 * are claimed with SKIP LOCKED: several workers neither lose nor double one.
 */
@RunsInBackground()
@Injectable()
export class ClosureDeadlines extends TimedWork {
  constructor(
    private readonly closures: ClosureService,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'closures cannot be ended');
  }

  protected turn(): Promise<unknown> {
    return this.closures.liftDue();
  }
}
