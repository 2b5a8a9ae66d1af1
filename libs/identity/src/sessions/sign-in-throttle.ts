import { Injectable } from '@nestjs/common';
import { addressKey, AppError, Clock } from '#siaga/kernel';
import { Database } from '#siaga/persistence';

const WINDOW_S = 15 * 60;
const FREE_TRIES_PER_ACCOUNT = 5;
/** Whoever is known on a device mistypes in peace; its own count still ends guessing at a stolen one. */
const FREE_TRIES_PER_DEVICE = 10;
/** A call centre signs in from one address; a wrong shift change must not lock everybody out. */
const FREE_TRIES_PER_ADDRESS = 50;
/** A mobile network has thousands of phones behind one address, and a link's secret cannot be guessed: this only keeps the peace. */
const FREE_LINKS_PER_ADDRESS = 300;
/** A link that no longer opens is tapped again and again by the same hopeful person. */
const FREE_TRIES_PER_LINK = 10;
/** A machine that signs in over and over at once, and is let in, must not stand in its own way. */
const FREE_TRIES_PER_DOOR = 100;
const FIRST_BLOCK_S = 30;
const LONGEST_BLOCK_S = 15 * 60;

/** Who tries, from where, and the digest of the device when it is known for that name. */
export interface SignInTry {
  username: string;
  address: string;
  device: Buffer | null;
}

/**
 * Slows guessing: the fifth failure for an account, or the fiftieth from an address, within a quarter of an hour blocks
 * further tries for half a minute, and each failure after that for twice as long, up to fifteen minutes (OWASP
 * authentication cheat sheet: exponential lockout). Whoever waits as told may try again. Links are slowed the same way, later.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a try before the password is looked at, so that tries at the same moment count too. Where the account has signed in before, the
   * device's tries count and nobody else's; elsewhere the address's, then the account's. Throws IDENTITY.THROTTLED with `retryAfterS`.
   */
  async countTry(tried: SignInTry): Promise<void> {
    if (tried.device) return this.count(deviceKey(tried.username, tried.device), FREE_TRIES_PER_DEVICE);
    // An address that is slowed down counts against no account any more, and fills no table.
    await this.count(fromKey(tried.address), FREE_TRIES_PER_ADDRESS);
    await this.count(`account:${tried.username}`, FREE_TRIES_PER_ACCOUNT);
  }

  /** A right password clears the count of the account or the known device, and takes back this try from the address. */
  async succeeded(tried: SignInTry): Promise<void> {
    if (tried.device) return this.clear(deviceKey(tried.username, tried.device));
    await this.clear(`account:${tried.username}`);
    await this.takeBack(fromKey(tried.address));
  }

  /** Counts a try of the present password by somebody signed in, who may have found an open console. Throws IDENTITY.THROTTLED. */
  async countPassword(accountId: string, address: string | null): Promise<void> {
    if (address !== null) await this.count(fromKey(address), FREE_TRIES_PER_ADDRESS);
    await this.count(`password:${accountId}`, FREE_TRIES_PER_ACCOUNT);
  }

  /** The present password was right. */
  async passwordProven(accountId: string, address: string | null): Promise<void> {
    if (address !== null) await this.takeBack(fromKey(address));
    await this.clear(`password:${accountId}`);
  }

  /** Counts a try to open a link, by the digest of its secret and by address. Throws IDENTITY.THROTTLED with `retryAfterS`. */
  async countLink(secretHash: Buffer, address: string): Promise<void> {
    await this.count(`link:${secretHash.toString('base64url')}`, FREE_TRIES_PER_LINK);
    await this.count(`links-from:${addressKey(address)}`, FREE_LINKS_PER_ADDRESS);
  }

  /** A link that opened takes back its try. */
  async linkOpened(secretHash: Buffer, address: string): Promise<void> {
    await this.clear(`link:${secretHash.toString('base64url')}`);
    await this.takeBack(`links-from:${addressKey(address)}`);
  }

  /** Counts a try to sign in at a machine's door, by address: what is guessed there has 190 bits, so this only keeps the peace. Throws IDENTITY.THROTTLED. */
  async countDoor(door: string, address: string): Promise<void> {
    await this.count(doorKey(door, address), FREE_TRIES_PER_DOOR);
  }

  /** Whoever was let in takes back the try. */
  async doorOpened(door: string, address: string): Promise<void> {
    await this.takeBack(doorKey(door, address));
  }

  /** Forgets what was counted before `before`: a key holds an address. */
  async forget(before: Date): Promise<void> {
    await this.database.query(
      'DELETE FROM sign_in_throttle WHERE window_started_at < $1 AND (blocked_until IS NULL OR blocked_until < $1)',
      [before],
    );
  }

  private async clear(key: string): Promise<void> {
    await this.database.query('DELETE FROM sign_in_throttle WHERE key = $1', [key]);
  }

  private async takeBack(key: string): Promise<void> {
    await this.database.query(
      'UPDATE sign_in_throttle SET failures = greatest(failures - 1, 0), blocked_until = NULL WHERE key = $1',
      [key],
    );
  }

  private async count(key: string, freeTries: number): Promise<void> {
    const now = this.clock.now();
    const isOver = 't.window_started_at <= $2 - make_interval(secs => $3)';
    const counted = await this.database.query(
      `INSERT INTO sign_in_throttle AS t (key, failures, window_started_at) VALUES ($1, 1, $2)
       ON CONFLICT (key) DO UPDATE SET
         failures = CASE WHEN ${isOver} THEN 1 ELSE t.failures + 1 END,
         window_started_at = CASE WHEN ${isOver} THEN $2 ELSE t.window_started_at END,
         blocked_until = CASE WHEN NOT ${isOver} AND t.failures + 1 >= $4
           THEN $2 + make_interval(secs => least($5 * power(2, least(t.failures + 1 - $4, 20)), $6)) END
       WHERE t.blocked_until IS NULL OR t.blocked_until <= $2
       RETURNING key`,
      [key, now, WINDOW_S, freeTries, FIRST_BLOCK_S, LONGEST_BLOCK_S],
    );
    if (counted.length > 0) return;
    const [row] = await this.database.query<{ blocked_until: Date }>(
      'SELECT blocked_until FROM sign_in_throttle WHERE key = $1 AND blocked_until > $2',
      [key, now],
    );
    throw new AppError('IDENTITY.THROTTLED', {
      details: { retryAfterS: row ? Math.ceil((row.blocked_until.getTime() - now.getTime()) / 1000) : 1 },
    });
  }
}

function fromKey(address: string): string {
  return `address:${addressKey(address)}`;
}

function doorKey(door: string, address: string): string {
  return `door:${door}:${addressKey(address)}`;
}

function deviceKey(username: string, device: Buffer): string {
  return `device:${device.toString('base64url')}:${username}`;
}
