import { describe, expect, it } from '@jest/globals';
import type { Unit } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { judgeLesser, judgeUnit, type UnitDemand } from './judge-unit.policy.js';
import type { UnitCandidate } from './unit-candidates.js';

const NOW_MS = Date.parse('2026-11-21T07:00:00.000Z');
const INCIDENT = newId();

function candidate(unit: Partial<Unit> = {}, more: Partial<UnitCandidate> = {}): UnitCandidate {
  // What the judgement looks at; a unit has more.
  const ready = {
    id: newId(),
    version: 1,
    regionCode: '15.71',
    callSign: 'AMB-01',
    type: 'bls',
    capabilities: [],
    homePost: { facilityId: null, name: 'Pos uji', point: { lon: 103.6, lat: -1.6 } },
    service: 'in_service',
    outOfServiceReason: null,
    crew: [],
    position: null,
  } as Partial<Unit> as Unit;
  return {
    unit: { ...ready, ...unit },
    position: seen(10),
    holding: null,
    ...more,
  };
}

function seen(ageS: number): UnitCandidate['position'] {
  return {
    unitId: newId(),
    regionCode: '15.71',
    lon: 103.6,
    lat: -1.6,
    accuracyM: null,
    speedMps: null,
    headingDeg: null,
    atMs: NOW_MS - ageS * 1_000,
    receivedAtMs: NOW_MS,
  };
}

function demand(more: Partial<UnitDemand> = {}): UnitDemand {
  return { regionCode: '15.71', needs: [], refusals: new Map(), nowMs: NOW_MS, stalePositionS: 120, ...more };
}

const held = (status: 'offered' | 'en_route'): Partial<UnitCandidate> => ({
  holding: {
    assignmentId: newId(),
    incidentId: INCIDENT,
    status,
    scene: { lon: 103.6, lat: -1.6 },
    destination: null,
    heardAtMs: NOW_MS,
  },
});

describe('judgeUnit', () => {
  const refused = candidate();
  const cases: [what: string, candidate: UnitCandidate, demand: UnitDemand, leftOut: object][] = [
    [
      'a unit on a job',
      candidate({}, held('en_route')),
      demand(),
      { reason: 'on_job', details: { incidentId: INCIDENT } },
    ],
    [
      'a unit that is offered another',
      candidate({}, held('offered')),
      demand(),
      { reason: 'offer_pending', details: { incidentId: INCIDENT } },
    ],
    ['a unit off shift', candidate({ service: 'off_shift' }), demand(), { reason: 'off_shift', details: {} }],
    [
      'a unit out of service',
      candidate({ service: 'out_of_service', outOfServiceReason: 'Ban' }),
      demand(),
      { reason: 'out_of_service', details: { answer: 'Ban' } },
    ],
    [
      'a unit that said no to this incident',
      refused,
      demand({ refusals: new Map([[refused.unit.id, 'declined']]) }),
      { reason: 'refused_this_incident', details: { answer: 'declined' } },
    ],
    [
      'a unit that cannot do what is needed',
      candidate({ type: 'transport' }),
      demand({ needs: ['als', 'carry', 'ecg'] }),
      { reason: 'lacks_capability', details: { missing: ['als', 'ecg'] } },
    ],
    [
      'a boat where nobody asked for one',
      candidate({ type: 'boat' }),
      demand(),
      { reason: 'wrong_access', details: {} },
    ],
  ];

  it.each(cases)('should leave out %s and say why', (_, unit, asked, leftOut) => {
    expect(judgeUnit(unit, asked)).toEqual({
      kind: 'left_out',
      leftOut: { unitId: unit.unit.id, callSign: 'AMB-01', ...leftOut },
    });
  });

  it('should not speak of units of other regions', () => {
    expect(judgeUnit(candidate({ regionCode: '15.05' }), demand())).toEqual({ kind: 'ignored' });
    expect(judgeUnit(candidate({ regionCode: '15.71.03' }), demand()).kind).toBe('ranked');
  });

  it('should propose a boat when the way is by water, and count what a type has by itself', () => {
    expect(judgeUnit(candidate({ type: 'boat' }), demand({ needs: ['water'] })).kind).toBe('ranked');
    expect(judgeUnit(candidate({ type: 'als' }), demand({ needs: ['als', 'bls', 'ecg'] })).kind).toBe(
      'ranked',
    );
    expect(judgeUnit(candidate({ capabilities: ['delivery'] }), demand({ needs: ['delivery'] })).kind).toBe(
      'ranked',
    );
  });

  it.each([
    ['a fresh position', seen(120), false, { code: 'position_age', seconds: 120 }],
    ['a stale position', seen(121), true, { code: 'stale_position', seconds: 121 }],
    ['a position from a clock that runs ahead', seen(-5), false, { code: 'position_age', seconds: 0 }],
    ['no position at all', null, true, { code: 'assumed_at_post', post: 'Pos uji' }],
  ])('should say so and rank accordingly for %s', (_, position, isStale, reason) => {
    const verdict = judgeUnit(candidate({}, { position }), demand());
    if (verdict.kind !== 'ranked') throw new Error(verdict.kind);
    expect(verdict.isLast).toBe(isStale);
    expect(verdict.make({ seconds: 90, distanceM: 700, isEstimate: false })).toMatchObject({
      travelS: 90,
      distanceM: 700,
      isStale,
      reasons: [reason],
    });
  });

  it('should say that a motorcycle cannot carry a patient', () => {
    const verdict = judgeUnit(candidate({ type: 'motorcycle' }), demand());
    if (verdict.kind !== 'ranked') throw new Error(verdict.kind);
    expect(verdict.make({ seconds: 1, distanceM: 1, isEstimate: false }).reasons).toContainEqual({
      code: 'cannot_carry',
    });
  });
});

describe('judgeLesser', () => {
  const needs = ['als' as const];

  it('should take a unit that only lacks something, and say what', () => {
    const verdict = judgeLesser(candidate({ type: 'bls' }), demand({ needs }));
    expect(
      verdict.kind === 'ranked' && verdict.make({ seconds: 60, distanceM: 600, isEstimate: false }),
    ).toMatchObject({
      lacks: ['als'],
      reasons: [{ code: 'lacks', missing: ['als'] }, {}],
    });
  });

  it.each<[string, UnitCandidate, Partial<UnitDemand>]>([
    ['meets the need', candidate({ type: 'als' }), { needs }],
    ['has a job', candidate({ type: 'bls' }, held('en_route')), { needs }],
    ['is out of service', candidate({ type: 'bls', service: 'out_of_service' }), { needs }],
    ['is off shift', candidate({ type: 'bls', service: 'off_shift' }), { needs }],
    ['belongs elsewhere', candidate({ type: 'bls', regionCode: '35.29' }), { needs }],
    ['is a boat on dry land', candidate({ type: 'boat' }), { needs }],
    ['drives where the way is by water', candidate({ type: 'bls' }), { needs: ['als', 'water'] }],
  ])('should leave alone a unit that %s', (_, one, asked) => {
    expect(judgeLesser(one, demand(asked)).kind).toBe('ignored');
  });

  it('should leave alone a unit that said no', () => {
    const one = candidate({ type: 'bls' });
    const refusals = new Map([[one.unit.id, 'declined']]);
    expect(judgeLesser(one, demand({ needs, refusals })).kind).toBe('ignored');
  });
});
