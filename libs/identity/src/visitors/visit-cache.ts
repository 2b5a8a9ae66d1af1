import { Injectable } from '@nestjs/common';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { endsVisit, type LiveVisit } from './live-visit.js';

/** Even unchanged, a visit is looked up again after this time. */
const FRESH_MS = 30_000;
const MAX_ENTRIES = 50_000;

/** Visits this process has seen lately; dropped as soon as the journal says that one changed or that a pass of it ended. */
@Injectable()
export class VisitCache {
  private readonly entries = new Map<string, { visit: LiveVisit; until: number }>();

  constructor(feed: JournalFeed) {
    feed.subscribe((row) => this.forget(row));
  }

  get(key: string, now: Date): LiveVisit | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    if (entry.until > now.getTime()) return entry.visit;
    this.entries.delete(key);
    return null;
  }

  put(key: string, visit: LiveVisit, now: Date): void {
    if (this.entries.size >= MAX_ENTRIES) this.entries.clear();
    const ends = visit.passes.map(({ endsAt }) => Date.parse(endsAt));
    const until = Math.min(visit.expiresAt.getTime(), now.getTime() + FRESH_MS, ...ends);
    this.entries.set(key, { visit, until });
  }

  /** Looks a visit up again the next time. */
  drop(sessionId: string): void {
    this.dropWhere((visit) => visit.sessionId === sessionId);
  }

  private forget(row: JournalRow): void {
    if (row.entity === 'visit' || row.entity === 'pass') this.dropWhere((visit) => endsVisit(row, visit));
  }

  private dropWhere(isMeant: (visit: LiveVisit) => boolean): void {
    for (const [key, { visit }] of this.entries) if (isMeant(visit)) this.entries.delete(key);
  }
}
