import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOGGER, newId, runInContext, SYSTEM_ACTOR, type Logger } from '#siaga/kernel';
import { ClosureService } from './closure.service.js';

const INTERVAL_MS = 5_000;

/**
 * Ends closures whose time has come, so that screens and the journal hear of it. Routes heed the time by themselves. The rows
 * are claimed with SKIP LOCKED: several workers neither lose nor double one.
 */
@Injectable()
export class ClosureDeadlines implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isBusy = false;
  private isFailing = false;

  constructor(
    private readonly closures: ClosureService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      if (this.isBusy) return;
      this.isBusy = true;
      this.running = runInContext({ correlationId: newId(), actor: SYSTEM_ACTOR }, () => this.look()).finally(
        () => {
          this.isBusy = false;
        },
      );
    }, INTERVAL_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async look(): Promise<void> {
    try {
      await this.closures.liftDue();
      this.isFailing = false;
    } catch (error) {
      // The rows stay due, so the next look handles them.
      if (!this.isFailing) this.logger.error({ err: error }, 'closures cannot be ended');
      this.isFailing = true;
    }
  }
}
