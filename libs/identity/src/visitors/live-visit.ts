import type { JournalRow } from '#siaga/journal';
import type { HeldPass } from '../access/visitor.js';

/** A visit as it was last looked up. */
export interface LiveVisit {
  sessionId: string;
  passes: readonly HeldPass[];
  expiresAt: Date;
}

/** True when a journal row says that this visit is no longer what was looked up: it ended, opened more, or a pass of it ended. */
export function endsVisit(row: JournalRow, visit: Pick<LiveVisit, 'sessionId' | 'passes'>): boolean {
  if (row.entity === 'visit') return row.data.sessionId === visit.sessionId;
  return row.entity === 'pass' && visit.passes.some(({ id }) => id === row.data.passId);
}
