import { Injectable } from '@nestjs/common';
import { Database } from '#siaga/persistence';
import { TAKE_TOKENS_SQL } from './outbox.statements.js';

/** Without a limit: more than anybody takes. */
const NO_LIMIT = 1e9;

/** How many messages a second go to a provider, counted over all processes. */
@Injectable()
export class RateRepository {
  constructor(private readonly database: Database) {}

  /** Up to `wanted` that may go now. A full second's worth may be saved up. */
  async take(provider: string, ratePerS: number | null, wanted: number, now: Date): Promise<number> {
    const rate = ratePerS ?? NO_LIMIT;
    const most = Math.max(1, rate);
    const take = (): Promise<{ taken: number }[]> =>
      this.database.query<{ taken: number }>(TAKE_TOKENS_SQL, [provider, now, wanted, most, rate]);
    let [row] = await take();
    if (row === undefined) {
      await this.database.query(
        'INSERT INTO message_rate (provider, tokens, refilled_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [provider, most, now],
      );
      [row] = await take();
    }
    return row?.taken ?? 0;
  }

  /** Puts back what was not used. */
  async giveBack(provider: string, tokens: number): Promise<void> {
    await this.database.query('UPDATE message_rate SET tokens = tokens + $2 WHERE provider = $1', [
      provider,
      tokens,
    ]);
  }

  /** Nothing goes to the provider before this time. */
  async pause(provider: string, until: Date): Promise<void> {
    await this.database.query(
      'UPDATE message_rate SET paused_until = greatest(paused_until, $2) WHERE provider = $1',
      [provider, until],
    );
  }
}
