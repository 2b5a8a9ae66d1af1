import { describe, expect, it } from '@jest/globals';
import { Call, CallEvent, type Actor, type LocationFix } from '#siaga/contracts';
import { callFromEvent, factOf, mergeEvent } from './merge-event.policy.js';

const IDS = { callId: '01932e6a-7a2c-7000-8000-000000000001', source: 'pbx', regionCode: '15.71' };
const BY_NOBODY = { claimedAt: null, closedAt: null };
const SARI: Actor = { kind: 'account', id: 'a-1', name: 'Sari' };

const event = (overrides: Partial<CallEvent> = {}): CallEvent => ({
  sourceCallId: 'c-1',
  type: 'offered',
  at: '2026-11-21T14:00:00+07:00',
  ...overrides,
});

const fix = (accuracyM: number): LocationFix => ({
  id: '01932e6a-7a2c-7000-8000-000000000002',
  place: {
    point: { lon: 103.61, lat: -1.61 },
    accuracyM,
    source: 'pbx',
    label: 'Pasar Jambi',
    context: '',
    regionCode: '15.71',
    isConfirmed: false,
  },
  at: '2026-11-21T07:00:00.000Z',
  receivedAt: '2026-11-21T07:00:01.000Z',
  by: { kind: 'source', id: 'pbx', name: 'pbx' },
});

describe('callFromEvent', () => {
  it('should make a call that its contract accepts, with times in UTC', () => {
    const call = callFromEvent(IDS, event({ from: '0811-0000-0001', to: '119', queue: 'q1' }), fix(40));
    expect(Call.parse(call)).toMatchObject({
      state: 'ringing',
      offeredAt: '2026-11-21T07:00:00.000Z',
      line: '119',
      queue: 'q1',
      personal: { callerNumber: '0811-0000-0001', callerName: null },
      place: { accuracyM: 40 },
    });
  });
});

describe('mergeEvent', () => {
  const first = event({ from: '0811-0000-0001' });
  const ringing = callFromEvent(IDS, first, fix(100));

  function after(next: CallEvent, call = ringing, nextFix: LocationFix | null = null): Call {
    return mergeEvent(call, next, [factOf(first), factOf(next)], BY_NOBODY, nextFix);
  }

  it("should name the telephone's agent who answered", () => {
    const answered = after(event({ type: 'answered', at: '2026-11-21T07:00:05Z', agent: '101' }));
    expect(answered).toMatchObject({
      state: 'answered',
      answeredBy: { kind: 'source', id: 'pbx', name: '101' },
    });
  });

  it('should keep the person who took the card', () => {
    const taken = { ...ringing, answeredBy: SARI };
    expect(after(event({ type: 'answered', agent: '101' }), taken).answeredBy).toEqual(SARI);
  });

  it('should not change who called, only add to it', () => {
    const next = after(event({ type: 'queued', from: '0811-0000-0002', callerName: 'Ibu Contoh' }));
    expect(next.personal).toEqual({ callerNumber: '0811-0000-0001', callerName: 'Ibu Contoh' });
  });

  it('should keep all fixes and a confirmed place', () => {
    const confirmed = { ...ringing, place: { ...fix(30).place, isConfirmed: true } };
    const next = after(event({ type: 'ringing' }), confirmed, fix(5));
    expect(next.fixes).toHaveLength(2);
    expect(next.place).toEqual(confirmed.place);
  });

  it('should leave a call as it is when an event says nothing new', () => {
    expect(after(event({ type: 'queued', at: '2026-11-21T07:00:02Z' }))).toEqual(ringing);
  });
});
