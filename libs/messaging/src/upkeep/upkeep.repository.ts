import { Injectable } from '@nestjs/common';
import { Database } from '#siaga/persistence';

/** Forgets what was kept long enough, `limit` rows at a time; gives how many. What another worker holds is left to it. */
@Injectable()
export class UpkeepRepository {
  constructor(private readonly database: Database) {}

  /** What messages said that ended before; the rest of their rows stays. */
  forgetBodies(before: Date, limit: number): Promise<number> {
    return this.run(
      `UPDATE message SET body_sealed = NULL WHERE id IN (
         SELECT id FROM message WHERE done_at < $1 AND body_sealed IS NOT NULL ORDER BY done_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      before,
      limit,
    );
  }

  /** Messages that ended before, with their receipts. */
  forgetMessages(before: Date, limit: number): Promise<number> {
    // One that ended before was made before, and only that has an index.
    return this.run(
      `DELETE FROM message WHERE id IN (
         SELECT id FROM message WHERE made_at < $1 AND done_at < $1 ORDER BY made_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      before,
      limit,
    );
  }

  forgetInbound(before: Date, limit: number): Promise<number> {
    return this.run(
      `DELETE FROM message_inbound WHERE id IN (
         SELECT id FROM message_inbound WHERE received_at < $1 ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      before,
      limit,
    );
  }

  /** Reports that no message was found for. */
  forgetReceipts(before: Date, limit: number): Promise<number> {
    return this.run(
      `DELETE FROM message_receipt WHERE provider_id_digest IN (
         SELECT provider_id_digest FROM message_receipt WHERE at < $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING provider_id_digest`,
      before,
      limit,
    );
  }

  /** Phones and browsers that were not seen since. */
  forgetDevices(before: Date, limit: number): Promise<number> {
    return this.run(
      `DELETE FROM push_device WHERE id IN (
         SELECT id FROM push_device WHERE seen_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      before,
      limit,
    );
  }

  private async run(sql: string, before: Date, limit: number): Promise<number> {
    return (await this.database.query(sql, [before, limit])).length;
  }
}
