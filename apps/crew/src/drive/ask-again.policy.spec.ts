import { describe, expect, it } from '@jest/globals';
import { askFromMs, SOON_MS, USUAL_MS } from './ask-again.policy.js';

const closures = new Map();
const asked = { drive: 'a scene', closures, atMs: 1_000, isAnswered: true };
const now = { drive: 'a scene', closures, isOff: false };

describe('asking for the way again', () => {
  it.each([
    ['at once when nothing was asked', null, now, -Infinity],
    ['after half a minute otherwise', asked, now, 1_000 + USUAL_MS],
    ['at once for another goal', asked, { ...now, drive: 'a destination' }, -Infinity],
    ['at once when an area was closed or opened', asked, { ...now, closures: new Map() }, -Infinity],
    ['soon when the unit has left the way', asked, { ...now, isOff: true }, 1_000 + SOON_MS],
    ['soon when there was no answer', { ...asked, isAnswered: false }, now, 1_000 + SOON_MS],
  ])('should come %s', (_, before, situation, fromMs) => {
    expect(askFromMs(before, situation)).toBe(fromMs);
  });
});
