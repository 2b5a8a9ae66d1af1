import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, TimedWork, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { JobNotices } from './job-notices.js';
import { JobReviews } from './job-reviews.js';

const INTERVAL_MS = 500;
/** What time alone changes (an end of a diversion, closing time) is seen within this. */
const BY_TIME_MS = 15_000;

/** Looks at the jobs that were asked for, each in its own transaction, and now and then at those on which time acts. */
@Injectable()
export class NoticeWorker extends TimedWork {
  private lastByTimeMs = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly reviews: JobReviews,
    private readonly notices: JobNotices,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'jobs cannot be looked at anew');
  }

  /** Looks at every job that was asked for; gives how many. One that fails keeps no other waiting, and is tried again. */
  async runDue(): Promise<number> {
    const failed = new Map<string, unknown>();
    for (let looked = 0; ; looked += 1)
      if (!(await this.lookAtOne(failed))) return lookedUnless(failed, looked);
  }

  protected async turn(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - this.lastByTimeMs >= BY_TIME_MS) {
      this.lastByTimeMs = now.getTime();
      await this.reviews.askByTime(now);
    }
    await this.runDue();
  }

  private async lookAtOne(failed: Map<string, unknown>): Promise<boolean> {
    const claimed: { id: string | null } = { id: null };
    try {
      await this.database.transaction(async (tx) => {
        const id = await this.reviews.claim(tx, [...failed.keys()]);
        claimed.id = id;
        if (id === null) return;
        await this.notices.review(tx, id);
        await this.reviews.done(tx, id);
      });
    } catch (error) {
      if (claimed.id === null) throw error;
      failed.set(claimed.id, error);
    }
    return claimed.id !== null;
  }
}

function lookedUnless(failed: ReadonlyMap<string, unknown>, looked: number): number {
  const [error] = failed.values();
  if (failed.size > 0) throw error;
  return looked;
}
