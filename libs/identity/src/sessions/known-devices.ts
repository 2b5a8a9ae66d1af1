import { Injectable } from '@nestjs/common';
import { Clock } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { digestOf, newSecret } from '../access/secret.js';

/** A browser on which nobody signed in for so long is a stranger again. */
export const DEVICE_DAYS = 180;
/** The newest of an account: an operator meets a handful of consoles. */
const MOST_DEVICES = 50;

/**
 * Browsers on which a person has signed in before (OWASP's device cookies). Tries from such a one are counted by themselves, so that
 * strangers who guess at an account do not lock out who is known.
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Digest of the device when the person with this name has signed in on it; null for a stranger. */
  async known(username: string, token: string | null): Promise<Buffer | null> {
    if (!token) return null;
    const since = new Date(this.clock.now().getTime() - DEVICE_DAYS * 86_400_000);
    const hash = digestOf(token);
    const rows = await this.database.query(
      `SELECT 1 FROM sign_in_device d JOIN account a ON a.id = d.account_id
       WHERE a.username = $1 AND d.device_hash = $2 AND d.seen_at > $3`,
      [username, hash, since],
    );
    return rows.length > 0 ? hash : null;
  }

  /** From now on the device is known for the account; gives what the browser keeps. Several people may share one. */
  async remember(accountId: string, token: string | null, now: Date): Promise<string> {
    const kept = token ?? newSecret();
    await this.database.query(
      `INSERT INTO sign_in_device (account_id, device_hash, seen_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id, device_hash) DO UPDATE SET seen_at = excluded.seen_at`,
      [accountId, digestOf(kept), now],
    );
    await this.database.query(
      `DELETE FROM sign_in_device WHERE account_id = $1 AND device_hash NOT IN (
         SELECT device_hash FROM sign_in_device WHERE account_id = $1 ORDER BY seen_at DESC LIMIT $2)`,
      [accountId, MOST_DEVICES],
    );
    return kept;
  }
}
