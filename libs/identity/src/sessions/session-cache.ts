import { Injectable } from '@nestjs/common';
import type { Account } from '#siaga/contracts';
import { JournalFeed, type JournalRow } from '#siaga/journal';

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
  private readonly entries = new Map<string, { session: LiveSession; until: number }>();

  constructor(feed: JournalFeed) {
    feed.subscribe((row) => this.forget(row));
  }

  get(key: string, now: Date): LiveSession | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    if (entry.until > now.getTime()) return entry.session;
    this.entries.delete(key);
    return null;
  }

  put(key: string, session: LiveSession, now: Date): void {
    if (this.entries.size >= MAX_ENTRIES) this.entries.clear();
    this.entries.set(key, {
      session,
      until: Math.min(session.expiresAt.getTime(), now.getTime() + FRESH_MS),
    });
  }

  private forget(row: JournalRow): void {
    if (row.entity !== 'session' && row.entity !== 'account') return;
    const ended = row.data;
    for (const [key, { session }] of this.entries) {
      const isEnded =
        ended.sessionId === null
          ? session.account.id === ended.accountId
          : session.sessionId === ended.sessionId;
      if (isEnded) this.entries.delete(key);
    }
  }
}
