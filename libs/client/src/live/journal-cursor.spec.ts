import { describe, expect, it } from '@jest/globals';
import { JournalCursor } from './journal-cursor.js';

const START = { dispatch: 10, booking: 20, monitoring: 30 };

describe('JournalCursor', () => {
  it('should keep each stream by itself and never go back', () => {
    const cursor = new JournalCursor();
    cursor.set({ cursor: START });
    cursor.passed([
      { stream: 'booking', seq: 21 },
      { stream: 'dispatch', seq: 9 },
      { stream: 'booking', seq: 20 },
    ]);
    expect(cursor.resumeInput()).toEqual({ since: { dispatch: 10, booking: 21, monitoring: 30 } });
    cursor.resumed({ cursor: { dispatch: 11, booking: 5, monitoring: 31 } });
    expect(cursor.resumeInput()).toEqual({ since: { dispatch: 11, booking: 21, monitoring: 31 } });
    expect(START).toEqual({ dispatch: 10, booking: 20, monitoring: 30 });
  });

  it('should forget all of it, and be told of changes by nobody then', () => {
    const cursor = new JournalCursor();
    cursor.set({ cursor: START });
    cursor.forget();
    cursor.passed([{ stream: 'dispatch', seq: 11 }]);
    expect(cursor.isSet).toBe(false);
  });
});
