import { describe, expect, it } from '@jest/globals';
import { type PortalTicket, type TicketStanding } from '#siaga/contracts';
import { keptOf, newerOf, serverTimeOf } from './shown-ticket.policy.js';

const at = (time: string): string => `2026-12-01T${time}:00.000Z`;
const ticket = (change: object = {}): PortalTicket =>
  ({
    id: 'a',
    version: 1,
    code: 'K',
    from: at('02:00'),
    at: at('01:00'),
    ahead: 4,
    ...change,
  }) as PortalTicket;
const standing = (change: object = {}): TicketStanding => {
  const { code: _, ...rest } = ticket(change);
  return rest;
};

describe('what a card shows of a number', () => {
  it('should be what was told last, and nothing that comes late', () => {
    const first = newerOf(null, ticket(), 1_000);
    const second = newerOf(first, standing({ ahead: 3, at: at('01:02') }), 2_000);
    expect(second).toMatchObject({ ticket: { ahead: 3, code: 'K' }, takenAtMs: 2_000, isOld: false });
    expect(newerOf(second, ticket({ at: at('01:01') }), 3_000)).toBe(second);
    const called = newerOf(second, standing({ version: 2, at: at('01:03') }), 4_000);
    expect(newerOf(called, standing({ version: 1, at: at('01:04') }), 5_000)).toBe(called);
    expect(newerOf(null, standing(), 1_000)).toBeNull();
  });

  it('should say from where its window moved since the phone knew it', () => {
    const kept = keptOf({ ticket: ticket(), takenAtMs: 1_000 });
    expect(kept).toMatchObject({ isOld: true, movedFrom: null });
    const moved = newerOf(kept, ticket({ from: at('02:30'), at: at('01:30') }), 2_000);
    expect(moved).toMatchObject({ isOld: false, movedFrom: at('02:00'), ticket: { from: at('02:30') } });
    expect(newerOf(moved, standing({ from: at('02:30'), at: at('01:31') }), 3_000)).toMatchObject({
      movedFrom: at('02:00'),
    });
  });

  it('should reckon with the server’s clock, whatever the phone’s says', () => {
    const shown = { ticket: ticket(), takenAtMs: 5_000 };
    expect(serverTimeOf(shown, 65_000)).toBe(Date.parse(at('01:01')));
    // The phone's clock was set back.
    expect(serverTimeOf(shown, 0)).toBe(Date.parse(at('01:00')));
  });
});
