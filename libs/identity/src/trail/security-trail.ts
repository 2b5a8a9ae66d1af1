import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Account, TrailAct } from '#siaga/contracts';
import {
  addressKey,
  Clock,
  correlationId,
  currentContext,
  LOGGER,
  Observed,
  PersonalDataCipher,
  type Figure,
  type HealthState,
  type Logger,
  type ObservedPart,
} from '#siaga/kernel';
import { Database, isPassing, type Tx } from '#siaga/persistence';
import { LookedUp } from '../access/looked-up.js';
import { ScopeDirectory } from '../access/scope-directory.js';
import { maskAddress } from './trail-address.policy.js';
import type { TrailDetail, TrailLine } from './trail-chain.policy.js';
import { TrailRepository } from './trail.repository.js';

/** Something that the trail is to tell. */
export interface TrailEvent {
  readonly act: TrailAct;
  /** Whose act it was; null when nobody was known. */
  readonly by: Pick<Account, 'id' | 'grants'> | null;
  readonly sessionId?: string | null;
  /** What it was done to: a kind of record, its id, and a running number that people know it by. Never a name or a number of a person. */
  readonly subject?: { readonly kind: string; readonly id?: string | null; readonly label?: string | null };
  /** Where the record lies; left out or empty, where the account has its rights. */
  readonly regionCodes?: readonly string[];
  /** Counts, names of rights and routes; no words of people. */
  readonly detail?: TrailDetail;
  /** The same act of the same person on the same subject within ten minutes is not noted again. */
  readonly isOneLook?: boolean;
}

type Noted = Omit<TrailLine, 'seq' | 'regionCodes'> & { readonly event: TrailEvent };

interface Waiting {
  readonly noted: Noted;
  readonly settle: () => void;
}

/** An act goes on after this time, whether its line is written or still waits. */
const LONGEST_WAIT_MS = 300;
const TRY_AGAIN_MS = 1_000;
const BATCH = 100;
/** So many lines wait in memory while the database is away; what comes after them is counted. */
const MOST_WAITING = 2_000;
const MOST_REGIONS = 60;
const COUNTRY = 'ID';
const ONE_LOOK_MS = 10 * 60_000;
const MOST_LOOKS = 20_000;

/**
 * The security trail: who signed in, looked at whose record, took what out of the house, changed whose rights (ADR 0039). Three ways to
 * write it, by what the act must do when it cannot be written:
 *
 * - `recordIn(tx, event)`: in the transaction of the act, which fails with it. Rights, passwords, ended sessions.
 * - `demand(event)`: before anything leaves; throws SYSTEM.OVERLOADED or SYSTEM.DATABASE_UNAVAILABLE. Exports and downloads.
 * - `note(event)`: never throws and delays the act by 300 ms at most; what is not written by then waits in memory, and what is lost is
 *   counted, told by health and by a line `gap`. Sign-ins and views, which save lives.
 *
 * Routes need none of them: a handler marked with `@Traces` has its line written by `TraceInterceptor`.
 */
@Observed()
@Injectable()
export class SecurityTrail implements ObservedPart, BeforeApplicationShutdown {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;
  private again: NodeJS.Timeout | null = null;
  private readonly looks = new LookedUp<true>(MOST_LOOKS);
  private lost = 0;
  private untold = 0;

  constructor(
    private readonly database: Database,
    private readonly repository: TrailRepository,
    private readonly scopes: ScopeDirectory,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Writes the line with what `tx` does, behind everything else; fails `tx` when it cannot. Call it after `journal.append`. */
  recordIn(tx: Tx, event: TrailEvent): Promise<void> {
    const noted = this.noted(event);
    tx.beforeCommit(async () => this.repository.append(tx, [await this.placed(noted, tx)]));
    return Promise.resolve();
  }

  /** Resolves when the line is committed; throws when it cannot be, within the bounds of `Database`. */
  async demand(event: TrailEvent): Promise<void> {
    const noted = this.noted(event);
    await this.write([noted]);
  }

  /** Resolves when the line is written, or after 300 ms. */
  note(event: TrailEvent): Promise<void> {
    if (event.isOneLook && this.wasSeen(event)) return Promise.resolve();
    const noted = this.noted(event);
    if (this.waiting.length >= MOST_WAITING) {
      this.lose(1);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LONGEST_WAIT_MS);
      const settle = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.waiting.push({ noted, settle });
      this.drain();
    });
  }

  figures(): readonly Figure[] {
    return [
      {
        name: 'siaga_trail_waiting',
        help: 'Lines of the security trail not written yet',
        read: () => this.waiting.length,
      },
      {
        name: 'siaga_trail_lost_total',
        help: 'Lines of the security trail that were never written',
        read: () => this.lost,
      },
    ];
  }

  healthChecks(): Readonly<Record<string, () => HealthState>> {
    return { trail: () => this.health() };
  }

  /** What waits is written, if the database takes it now. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.again) clearTimeout(this.again);
    await this.writing;
    this.drain();
    await this.writing;
    if (this.again) clearTimeout(this.again);
    if (this.waiting.length > 0)
      this.logger.error({ lines: this.waiting.length }, 'lines of the security trail are lost at the end');
  }

  private health(): HealthState {
    const oldest = this.waiting[0]?.noted.at.getTime() ?? Infinity;
    const isLate = this.clock.now().getTime() - oldest > 5 * TRY_AGAIN_MS;
    if (!isLate && this.untold === 0) return { ok: true };
    return { ok: false, detail: `${this.waiting.length} lines wait, ${this.lost} are lost` };
  }

  private wasSeen({ act, by, subject, regionCodes = [], detail = {} }: TrailEvent): boolean {
    const key = JSON.stringify([
      act,
      by?.id,
      currentContext()?.address,
      subject,
      regionCodes,
      detail.route,
      detail.right,
    ]);
    const now = this.clock.now();
    if (this.looks.get(key, now)) return true;
    this.looks.put(key, true, now.getTime() + ONE_LOOK_MS, this.looks.mark);
    return false;
  }

  private drain(): void {
    if (this.writing || this.again || this.waiting.length === 0) return;
    this.writing = this.writeWaiting().finally(() => {
      this.writing = null;
      this.drain();
    });
  }

  private async writeWaiting(): Promise<void> {
    const batch = this.waiting.slice(0, BATCH);
    try {
      await this.write(batch.map(({ noted }) => noted));
    } catch (error) {
      if (isPassing(error)) this.tryLater(error);
      else await this.writeEach(batch);
      return;
    }
    this.settle(batch.length);
  }

  /** One that cannot be written must not keep the others; they wait on when the database goes away meanwhile. */
  private async writeEach(batch: readonly Waiting[]): Promise<void> {
    for (const { noted } of batch) {
      try {
        await this.write([noted]);
      } catch (error) {
        if (isPassing(error)) {
          this.tryLater(error);
          return;
        }
        this.giveUp(error);
      }
      this.settle(1);
    }
  }

  /** The first that wait are done with, written or given up. */
  private settle(count: number): void {
    const done = this.waiting.slice(0, count);
    this.waiting = this.waiting.slice(count);
    for (const { settle } of done) settle();
  }

  private giveUp(error: unknown): void {
    this.logger.error({ err: error }, 'a line of the security trail cannot be written');
    this.lose(1);
  }

  private lose(lines: number): void {
    this.lost += lines;
    this.untold += lines;
  }

  private tryLater(error: unknown): void {
    this.logger.error({ err: error, lines: this.waiting.length }, 'the security trail cannot be written');
    this.again = setTimeout(() => {
      this.again = null;
      this.drain();
    }, TRY_AGAIN_MS);
    this.again.unref();
  }

  /** All in one transaction, and with them how many were lost before. */
  private async write(noted: readonly Noted[]): Promise<void> {
    const lost = this.untold;
    // Taken before it is told: others write at the same time.
    this.untold = 0;
    const gap = lost > 0 ? [this.noted({ act: 'gap', by: null, detail: { lines: lost } })] : [];
    try {
      await this.database.transaction(async (tx) => {
        const lines: Omit<TrailLine, 'seq'>[] = [];
        for (const one of [...gap, ...noted]) lines.push(await this.placed(one, tx));
        await this.repository.append(tx, lines);
      });
    } catch (error) {
      this.untold += lost;
      throw error;
    }
  }

  private noted(event: TrailEvent): Noted {
    const { act, by, subject, detail = {} } = event;
    const address = currentContext()?.address ?? null;
    return {
      event,
      at: this.clock.now(),
      act,
      accountId: by?.id ?? null,
      sessionId: event.sessionId ?? null,
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      subjectLabel: subject?.label?.slice(0, 60) ?? null,
      addressMask: address === null ? null : maskAddress(address),
      addressDigest: address === null ? null : this.cipher.textDigest(addressKey(address)).toString('hex'),
      correlationId: correlationId(),
      detail,
    };
  }

  private async placed({ event, ...line }: Noted, tx: Tx): Promise<Omit<TrailLine, 'seq'>> {
    const given = event.regionCodes ?? [];
    const codes = given.length > 0 ? given : await this.scopes.regionsOf(event.by?.grants ?? [], tx);
    const regionCodes = [...new Set(codes)].sort().slice(0, MOST_REGIONS);
    return { ...line, regionCodes: regionCodes.length > 0 ? regionCodes : [COUNTRY] };
  }
}
