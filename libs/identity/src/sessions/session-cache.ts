import { Injectable } from '@nestjs/common';
import type { Account } from '#siaga/contracts';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { LookedUp } from '../access/looked-up.js';

export interface LiveSession {
  sessionId: string;
  account: Account;
  expiresAt: Date;
}

/** Even unchanged, a session is looked up again after this time. */
const FRESH_MS = 30_000;
const MAX_ENTRIES = 20_000;

/** Sessions this process has seen lately; dropped as soon as the journal says that one ended or that rights changed. */
@Injectable()
export class SessionCache {
  private readonly lookedUp = new LookedUp<LiveSession>(MAX_ENTRIES);

  constructor(feed: JournalFeed) {
    feed.subscribe((row) => this.forget(row));
  }

  /** To be taken before a session is read that is put here. */
  get mark(): number {
    return this.lookedUp.mark;
  }

  get(key: string, now: Date): LiveSession | null {
    return this.lookedUp.get(key, now);
  }

  put(key: string, session: LiveSession, now: Date, mark: number): void {
    const until = Math.min(session.expiresAt.getTime(), now.getTime() + FRESH_MS);
    this.lookedUp.put(key, session, until, mark);
  }

  private forget(row: JournalRow): void {
    if (row.entity !== 'session' && row.entity !== 'account') return;
    const ended = row.data;
    this.lookedUp.dropWhere((session) =>
      ended.sessionId === null
        ? session.account.id === ended.accountId
        : session.sessionId === ended.sessionId,
    );
  }
}
