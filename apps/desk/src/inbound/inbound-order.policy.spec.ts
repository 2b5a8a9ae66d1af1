import { describe, expect, it } from '@jest/globals';
import type { Inbound } from '#siaga/contracts';
import { clockText, etaClock } from './eta-clock.policy.js';
import { groupInbounds, unanswered } from './inbound-order.policy.js';

const DAY_START_MS = Date.parse('2026-11-20T17:00:00.000Z');
const at = (time: string) => `2026-11-21T${time}:00.000Z`;

function inbound(id: string, overrides: Partial<Inbound> = {}): Inbound {
  return {
    id,
    version: 1,
    regionCode: '15.71',
    facilityId: 'f',
    assignmentId: `a-${id}`,
    incidentId: `i-${id}`,
    incidentNumber: id,
    unitId: 'u',
    unitCallSign: 'AMB-03',
    status: 'announced',
    complaint: 'breathing',
    triage: 'merah',
    patientCount: 1,
    needs: { unit: [], facility: [] },
    personal: { patients: [], notes: null, callbackNumber: null },
    etaAt: null,
    isEtaEstimate: true,
    announcedAt: at('07:00'),
    ackDueAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    arrivedAt: null,
    handedOverAt: null,
    notices: [],
    ...overrides,
  };
}
const ids = (list: readonly Inbound[]) => list.map((one) => one.id);

describe('inbound order', () => {
  it('should put the soonest first, late ones before it, and those without an estimate last', () => {
    const { coming } = groupInbounds(
      [
        inbound('none'),
        inbound('later', { etaAt: at('07:20'), status: 'acknowledged' }),
        inbound('sooner', { etaAt: at('07:05') }),
        inbound('overdue', { etaAt: at('06:58') }),
        inbound('none, older', { announcedAt: at('06:00') }),
      ],
      DAY_START_MS,
    );
    expect(ids(coming)).toEqual(['overdue', 'sooner', 'later', 'none, older', 'none']);
  });

  it('should keep who stands at the door apart, the longest wait first', () => {
    const groups = groupInbounds(
      [
        inbound('second', { status: 'arrived', arrivedAt: at('07:10') }),
        inbound('first', { status: 'arrived', arrivedAt: at('07:02') }),
      ],
      DAY_START_MS,
    );
    expect(ids(groups.arrived)).toEqual(['first', 'second']);
    expect(groups.coming).toEqual([]);
  });

  it('should list as finished only what ended today, newest first', () => {
    const { finished } = groupInbounds(
      [
        inbound('yesterday', { status: 'handed_over', handedOverAt: '2026-11-20T16:00:00.000Z' }),
        inbound('morning', { status: 'handed_over', handedOverAt: at('01:00') }),
        inbound('called off', { status: 'cancelled', announcedAt: at('06:00') }),
      ],
      DAY_START_MS,
    );
    expect(ids(finished)).toEqual(['called off', 'morning']);
  });

  it('should sound for what nobody has answered', () => {
    const answered = inbound('b', { status: 'acknowledged', acknowledgedAt: at('07:01') });
    expect(ids(unanswered([inbound('a'), answered]))).toEqual(['a']);
  });
});

describe('eta clock', () => {
  const now = Date.parse(at('07:00'));
  it.each([
    [at('07:04'), { kind: 'coming', seconds: 240 }],
    [at('07:00'), { kind: 'coming', seconds: 0 }],
    [at('06:58'), { kind: 'late', seconds: 120 }],
    [null, { kind: 'unknown' }],
  ])('should read %s', (etaAt, expected) => {
    expect(etaClock(etaAt, now)).toEqual(expected);
  });

  it.each([
    [0, '00.00'],
    [252, '04.12'],
    [3_852, '1.04.12'],
  ])('should write %d seconds as %s', (seconds, text) => {
    expect(clockText(seconds)).toBe(text);
  });
});
