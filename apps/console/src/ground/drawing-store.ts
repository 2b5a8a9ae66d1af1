import { type Point } from '#siaga/contracts';
import { create } from 'zustand';
import { type DrawnArea } from './closure-tools.js';

const NOTHING: readonly Point[] = [];

interface DrawingStore {
  /** The corners set so far. */
  ring: readonly Point[];
  /** An area that was drawn and waits for its note. */
  drawn: DrawnArea | null;
  setRing: (ring: readonly Point[]) => void;
  end: (drawn: DrawnArea | null) => void;
}

/** What the map's layer draws and the hint over the map says of it. */
export const useDrawingStore = create<DrawingStore>()((set) => ({
  ring: NOTHING,
  drawn: null,
  setRing: (ring) => set({ ring }),
  end: (drawn) => set({ ring: NOTHING, drawn }),
}));
