import { Injectable } from '@nestjs/common';
import { RunsInBackground } from '#siaga/kernel';
import { CaseWatch } from '../jurisdiction/case-watch.js';
import { HandoverClock } from './handover-clock.js';

/** What hand-overs do without being asked: clocks that run out, cases that became another's. Their messages go with all others. */
@RunsInBackground()
@Injectable()
export class HandoverBackground {
  constructor(
    private readonly clock: HandoverClock,
    private readonly cases: CaseWatch,
  ) {}

  /** To be started in processes that do background work; ends with the application. */
  start(): void {
    this.clock.start();
    this.cases.start();
  }
}
