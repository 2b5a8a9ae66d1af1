import { Injectable } from '@nestjs/common';
import { RunsInBackground } from '#siaga/kernel';
import { OutboxWorker } from '../peers/outbox.worker.js';
import { HandoverClock } from './handover-clock.js';

/** What hand-overs do without being asked: clocks that run out, messages to other centres. */
@RunsInBackground()
@Injectable()
export class HandoverBackground {
  constructor(
    private readonly clock: HandoverClock,
    private readonly outbox: OutboxWorker,
  ) {}

  /** To be started in processes that do background work; ends with the application. */
  start(): void {
    this.clock.start();
    this.outbox.start();
  }
}
