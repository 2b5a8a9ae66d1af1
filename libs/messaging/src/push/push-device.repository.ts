import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

/** What a browser gives when it subscribes. */
export const Subscription = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
});
export type Subscription = z.infer<typeof Subscription>;

export interface PushDevice {
  id: string;
  ownerId: string;
  language: 'id' | 'en';
}

interface DeviceRow {
  id: string;
  owner_id: string;
  language: 'id' | 'en';
}

/** Phones and browsers that may be rung. */
@Injectable()
export class PushDeviceRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** Adds a device, or hands it to whom it belongs to now. */
  async save(
    tx: Tx,
    ownerId: string,
    subscription: Subscription,
    language: string,
    now: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO push_device (id, owner_id, endpoint_digest, subscription_sealed, language, made_at, seen_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6)
       ON CONFLICT (endpoint_digest) DO UPDATE SET owner_id = $2, subscription_sealed = $4, language = $5, seen_at = $6`,
      [newId(), ownerId, this.digestOf(subscription.endpoint), this.cipher.seal(subscription), language, now],
    );
  }

  /** Forgets the person's device; of another person nothing. */
  async remove(tx: Tx, ownerId: string, endpoint: string): Promise<void> {
    await tx.query('DELETE FROM push_device WHERE owner_id = $1 AND endpoint_digest = $2', [
      ownerId,
      this.digestOf(endpoint),
    ]);
  }

  /** Forgets a device that its push service does not know any more. */
  async removeDead(id: string): Promise<void> {
    await this.database.query('DELETE FROM push_device WHERE id = $1', [id]);
  }

  async ofOwners(tx: Tx, ownerIds: readonly string[]): Promise<PushDevice[]> {
    const rows = await tx.query<DeviceRow>(
      'SELECT id, owner_id, language FROM push_device WHERE owner_id = ANY($1) ORDER BY id',
      [ownerIds],
    );
    return rows.map(({ id, owner_id: ownerId, language }) => ({ id, ownerId, language }));
  }

  async subscriptionOf(id: string): Promise<Subscription | null> {
    const [row] = await this.database.query<{ subscription_sealed: string }>(
      'SELECT subscription_sealed FROM push_device WHERE id = $1',
      [id],
    );
    return row ? Subscription.parse(this.cipher.open(row.subscription_sealed)) : null;
  }

  private digestOf(endpoint: string): Buffer {
    return this.cipher.textDigest(`push:${endpoint}`);
  }
}
