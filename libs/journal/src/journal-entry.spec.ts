import { describe, expect, it } from '@jest/globals';
import type { Actor, Alert, Unit } from '#siaga/contracts';
import type { EntryOf, JournalEntry } from './journal-entry.js';

type Entry<E, T, D> = {
  entity: E;
  type: T;
  data: D;
  entityId: string;
  version: number;
  regionCode: string;
  actor: Actor;
};
type Fits<E> = E extends JournalEntry ? true : false;

// The compiler decides these: `npm run types` fails when one of them is otherwise.
describe('what may be appended', () => {
  it('should be an event of the entity with the view of the entity, and nothing else', () => {
    const isRight: Fits<Entry<'unit', 'unit.updated.v1', Unit>> = true;
    const isOtherEvent: Fits<Entry<'unit', 'alert.raised.v1', Unit>> = false;
    const isOtherView: Fits<Entry<'unit', 'unit.updated.v1', Alert>> = false;
    const isUnknown: Fits<Entry<'uji', 'uji.v1', object>> = false;
    const isInternal: Fits<Entry<'account', 'account.updated.v1', EntryOf<'account'>['data']>> = true;
    expect([isRight, isOtherEvent, isOtherView, isUnknown, isInternal]).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });
});
