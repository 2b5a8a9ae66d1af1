import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, RunsInBackground, TimedWork, type Logger } from '#siaga/kernel';
import { ListFileRepository } from './list-file.repository.js';

const INTERVAL_MS = 60_000;

/** Forgets lists that nobody imported in time. */
@RunsInBackground()
@Injectable()
export class ListFileUpkeep extends TimedWork {
  constructor(
    private readonly files: ListFileRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'lists that ran out cannot be forgotten');
  }

  protected turn(): Promise<number> {
    return this.files.forget(this.clock.now());
  }
}
