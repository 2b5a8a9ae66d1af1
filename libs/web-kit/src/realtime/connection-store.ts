import { create } from 'zustand';

/** How the line to the centre is. */
export interface ConnectionState {
  line: 'online' | 'connecting' | 'offline';
  /** Server time since when it is so, in milliseconds; null before the first try. */
  sinceMs: number | null;
  /** Server time of the last message, in milliseconds: the age of what the screen shows. */
  lastMessageAtMs: number | null;
  database: 'up' | 'down';
  /** Milliseconds the last tick took to come; null before the first. */
  lagMs: number | null;
}

export const useConnection = create<ConnectionState>()(() => ({
  line: 'connecting',
  sinceMs: null,
  lastMessageAtMs: null,
  database: 'up',
  lagMs: null,
}));
