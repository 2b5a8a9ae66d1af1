import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, RunsInBackground, type Logger } from '#siaga/kernel';
import { InboundArrivals } from '../eta/inbound-arrivals.js';
import { NoticeWorker } from '../notices/notice-worker.js';
import { DeadlineWorker } from './deadline-worker.js';
import { LateJobs } from './late-jobs.js';
import { UnitWatch } from './unit-watch.js';

/** The work of dispatch that no request asks for, in one process or several: deadlines, silent and late units, arrival times, what changed under jobs. */
@RunsInBackground()
@Injectable()
export class DispatchBackground {
  constructor(
    private readonly deadlines: DeadlineWorker,
    private readonly watch: UnitWatch,
    private readonly late: LateJobs,
    private readonly arrivals: InboundArrivals,
    private readonly notices: NoticeWorker,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Starts all; each ends by itself when the application stops. */
  start(): void {
    this.deadlines.start();
    this.watch.start((error) => this.logger.error({ err: error }, 'units could not be watched'));
    this.late.start();
    this.arrivals.start();
    this.notices.start();
  }
}
