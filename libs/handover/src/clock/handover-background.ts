import { Injectable } from '@nestjs/common';
import { RunsInBackground } from '#siaga/kernel';
import { HandoverClock } from './handover-clock.js';

/** What hand-overs do without being asked: clocks that run out. Their messages go with all others. */
@RunsInBackground()
@Injectable()
export class HandoverBackground {
  constructor(private readonly clock: HandoverClock) {}

  /** To be started in processes that do background work; ends with the application. */
  start(): void {
    this.clock.start();
  }
}
