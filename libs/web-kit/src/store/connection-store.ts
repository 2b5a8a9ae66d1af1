import { type LineState } from '#siaga/client';
import { create } from 'zustand';

/** How the line to the centre is, as the screens follow it. */
export type ConnectionState = LineState;

export const useConnection = create<ConnectionState>()(() => ({
  line: 'connecting',
  sinceMs: null,
  lastMessageAtMs: null,
  database: 'up',
  background: 'up',
}));
