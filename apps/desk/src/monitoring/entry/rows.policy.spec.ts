import { describe, expect, it } from '@jest/globals';
import { type EntryFigures, type TravellerEntry } from '#siaga/contracts';
import { type KeptEntry } from './kept/kept-entries.policy.js';
import { figuresWith, rowsOf, tripsOf } from './rows.policy.js';

const SHIFT = 'shift-1';
const at = (n: number): string => `2026-11-30T01:0${String(n)}:00.000Z`;
const known = (id: string, n: number, change: Partial<TravellerEntry> = {}): TravellerEntry => ({
  ...{ id, version: 1, shiftId: SHIFT, postId: 'post-1', tripId: null, direction: 'in', name: id },
  ...{ state: 'waiting', enteredAt: at(n), pairedAt: null, isLate: false, serial: 0, hasSigns: false },
  ...change,
});
const kept = (id: string, n: number, change: object = {}): KeptEntry =>
  ({
    ...{ shiftId: SHIFT, accountId: 'me', order: n, refusal: null, list: 'travellers' },
    item: { id, direction: 'in', person: { name: id }, enteredAt: at(n) },
    ...change,
  }) as KeptEntry;
const FIGURES: EntryFigures = {
  ...{
    in: 2,
    out: 1,
    paired: 1,
    coded: 0,
    household: 0,
    waiting: 1,
    withSigns: 1,
    secondsEach: null,
    trips: [],
  },
};

describe('the list of a post', () => {
  it('should show each once, the newest first, those that are on this phone alone too', () => {
    const rows = rowsOf(
      [kept('c', 3), kept('b', 2)],
      [known('a', 1), known('b', 2, { state: 'paired' })],
      SHIFT,
    );
    expect(rows.map(({ id, state, isToPair }) => [id, state, isToPair])).toEqual([
      ['c', 'unsent', true],
      ['b', 'paired', false],
      ['a', 'waiting', true],
    ]);
  });

  it('should keep another shift’s out, and not show a code for who leaves, is refused or is of a house', () => {
    const rows = rowsOf(
      [
        kept('other', 1, { shiftId: 'shift-0' }),
        kept('refused', 2, { refusal: { code: 'INPUT.INVALID', field: null } }),
        kept('out', 3, { item: { id: 'out', direction: 'out', enteredAt: at(3) } }),
        kept('child', 4, {
          item: { id: 'child', direction: 'in', person: { name: 'x' }, enteredAt: at(4), householdOf: 'a' },
        }),
      ],
      [],
      SHIFT,
    );
    expect(rows.map(({ id, state, isToPair }) => [id, state, isToPair])).toEqual([
      ['child', 'unsent', false],
      ['out', 'out', false],
      ['refused', 'refused', false],
    ]);
  });

  it('should count what the server was not told yet', () => {
    const rows = rowsOf(
      [kept('c', 3), kept('out', 4, { item: { id: 'out', direction: 'out', enteredAt: at(4) } })],
      [known('a', 1)],
      SHIFT,
    );
    expect(figuresWith(FIGURES, rows)).toEqual({
      ...{ in: 3, out: 2, paired: 1, waiting: 2, withSigns: 1, unsent: 2 },
    });
    expect(figuresWith(null, [])).toMatchObject({ in: 0, unsent: 0 });
  });

  it('should know vehicles from either side', () => {
    const bus = { id: 'bus', number: 'BUS 1', origin: 'Batam', arrivedAt: at(1) };
    const ship = { ...bus, id: 'ship', arrivedAt: at(2) };
    const entry = kept('ship', 1, { list: 'trips', item: ship });
    expect(tripsOf([entry], [bus], SHIFT).map(({ id }) => id)).toEqual(['ship', 'bus']);
  });
});
