/** How the line to the centre is. */
export interface LineState {
  line: 'online' | 'connecting' | 'offline';
  /** Server time since when it is so, in milliseconds; null before the first try. */
  sinceMs: number | null;
  /** Server time of the last message, in milliseconds: the age of what is shown. */
  lastMessageAtMs: number | null;
  database: 'up' | 'down';
  /** Who runs the clocks of offers: a worker, a process that stands in for it, or nobody. */
  background: 'up' | 'stand_in' | 'away';
}
