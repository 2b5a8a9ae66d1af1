import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DispatchBackground } from '#siaga/dispatch';
import { HandoverBackground } from '#siaga/handover';
import { JournalSealer } from '#siaga/journal';
import { ENV, LOGGER, type Env, type Logger } from '#siaga/kernel';
import { Database, forgetAnswers } from '#siaga/persistence';
import { ClosureDeadlines } from '#siaga/roads';

const MINUTE_MS = 60_000;
/** A command is not sent again after this time; its stored answer may go. */
const ANSWERS_KEPT = '3 days';

/** Work that no request asks for: deadlines, sealing the journal, clearing old answers. Not in a `web` process. */
@Injectable()
export class BackgroundWork implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly dispatch: DispatchBackground,
    private readonly closures: ClosureDeadlines,
    private readonly handovers: HandoverBackground,
    private readonly sealer: JournalSealer,
    private readonly database: Database,
    @Inject(ENV) private readonly env: Env,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    if (this.env.SIAGA_ROLE === 'web') return;
    this.dispatch.start();
    this.handovers.start();
    this.closures.start();
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.tidy());
    }, MINUTE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.round;
  }

  private async tidy(): Promise<void> {
    try {
      await this.sealer.sealNew();
      await forgetAnswers(this.database, ANSWERS_KEPT);
    } catch (error) {
      // Both start again from where they stopped, next minute.
      this.logger.error({ err: error }, 'background work failed');
    }
  }
}
