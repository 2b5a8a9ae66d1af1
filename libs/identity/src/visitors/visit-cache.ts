import { Injectable } from '@nestjs/common';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { LookedUp } from '../access/looked-up.js';
import { endsVisit, type LiveVisit } from './live-visit.js';

/** Even unchanged, a visit is looked up again after this time. */
const FRESH_MS = 30_000;
const MAX_ENTRIES = 50_000;

/** Visits this process has seen lately; dropped as soon as the journal says that one changed or that a pass of it ended. */
@Injectable()
export class VisitCache {
  private readonly lookedUp = new LookedUp<LiveVisit>(MAX_ENTRIES);

  constructor(feed: JournalFeed) {
    feed.subscribe((row) => this.forget(row));
  }

  /** To be taken before a visit is read that is put here. */
  get mark(): number {
    return this.lookedUp.mark;
  }

  get(key: string, now: Date): LiveVisit | null {
    return this.lookedUp.get(key, now);
  }

  put(key: string, visit: LiveVisit, now: Date, mark: number): void {
    const ends = visit.passes.map(({ endsAt }) => Date.parse(endsAt));
    const until = Math.min(visit.expiresAt.getTime(), now.getTime() + FRESH_MS, ...ends);
    this.lookedUp.put(key, visit, until, mark);
  }

  /** Looks a visit up again the next time. */
  drop(sessionId: string): void {
    this.lookedUp.dropWhere((visit) => visit.sessionId === sessionId);
  }

  private forget(row: JournalRow): void {
    if (row.entity === 'visit' || row.entity === 'pass')
      this.lookedUp.dropWhere((visit) => endsVisit(row, visit));
  }
}
