import { describe, expect, it } from '@jest/globals';
import type { Assignment, AssignmentStatus, JobNotice, JobNoticeKind, Unit } from '#siaga/contracts';
import { noticesOf, saysTheSame, type JobWorld } from './notices.policy.js';

const AT = new Date('2026-11-28T03:00:00.000Z');
const UNIT: Unit = {
  id: 'unit-1',
  version: 1,
  regionCode: '15.71',
  callSign: 'AMB-03',
  type: 'als',
  capabilities: [],
  homePost: null,
  service: 'in_service',
  outOfServiceReason: null,
  crew: [],
  position: null,
};

const job = (overrides: Partial<Assignment> = {}): Assignment => ({
  id: 'job-1',
  version: 1,
  regionCode: '15.71',
  incidentId: 'incident-1',
  unitId: UNIT.id,
  unitCallSign: UNIT.callSign,
  status: 'en_route',
  offeredAt: '2026-11-28T02:50:00.000Z',
  offeredBy: { kind: 'account', id: 'op', name: 'Operator' },
  dueAt: null,
  deliveredAt: null,
  respondedAt: null,
  reason: null,
  note: null,
  chainPosition: 1,
  travelS: 240,
  distanceM: 2_100,
  lacks: [],
  unitRegionCode: '15.71',
  destination: {
    facilityId: 'rs-1',
    name: 'RS Uji',
    point: null,
    chosenAt: '2026-11-28T02:55:00.000Z',
    known: [],
  },
  notices: [],
  stamps: [],
  releasedAt: null,
  job: {
    incidentNumber: '1',
    complaint: 'breathing',
    triage: 'merah',
    needs: { unit: [], facility: [] },
    patientCount: 1,
    place: {
      point: { lon: 103.6, lat: -1.6 },
      accuracyM: 20,
      source: 'map_pin',
      label: 'Legok',
      context: '',
      regionCode: '15.71',
      isConfirmed: true,
    },
    personal: { patients: [], notes: null, callbackNumber: null },
  },
  ...overrides,
});

const world = (overrides: Partial<JobWorld> = {}): JobWorld => ({
  at: AT,
  unit: UNIT,
  missing: [],
  hasCrew: true,
  objection: null,
  facilityMovedM: 0,
  closed: [],
  elsewhere: null,
  ...overrides,
});

const DIVERTED = {
  kind: 'facility_diverted',
  keys: ['facility_diverted'],
  facts: { reason: 'penuh' },
} as const;
const LACKS = { kind: 'facility_lacks', keys: ['facility_lacks:icu'], facts: { missing: 'icu' } } as const;

describe('noticesOf', () => {
  const changes: [JobNoticeKind, Partial<JobWorld>][] = [
    ['facility_diverted', { objection: DIVERTED }],
    ['facility_lacks', { objection: LACKS }],
    ['facility_moved', { facilityMovedM: 400 }],
    ['unit_out_of_service', { unit: { ...UNIT, service: 'out_of_service' } }],
    ['crew_gone', { unit: { ...UNIT, service: 'off_shift' } }],
    ['crew_gone', { hasCrew: false }],
    ['unit_renamed', { unit: { ...UNIT, callSign: 'AMB-30' } }],
    ['unit_transferred', { unit: { ...UNIT, regionCode: '35.29' } }],
    ['unit_lacks', { missing: ['als'] }],
    ['road_closed', { closed: [{ closureId: 'c', kind: 'closed', laterS: 90 }] }],
    ['case_elsewhere', { elsewhere: { centreId: 'x', centre: 'PSC X', since: AT.toISOString() } }],
  ];
  it.each(changes)('should say %s', (kind, change) => {
    expect(noticesOf(job(), world(change))).toMatchObject([{ kind, since: AT.toISOString() }]);
  });

  it('should say nothing while all is as it was', () => {
    expect(noticesOf(job(), world())).toEqual([]);
  });

  it.each(changes)('should say no %s of a job that is over, or that was entered as history', (_, change) => {
    const history = {
      id: 's',
      name: 'unit_notified',
      at: AT.toISOString(),
      deviceAt: null,
      receivedAt: AT.toISOString(),
      source: 'import',
      by: { kind: 'system', id: 'x', name: 'x' },
      supersedesId: null,
      note: null,
    } as const;
    expect(noticesOf(job({ releasedAt: AT.toISOString() }), world(change))).toEqual([]);
    expect(noticesOf(job({ stamps: [history] }), world(change))).toEqual([]);
  });

  it.each<[AssignmentStatus, JobNotice['severity'] | null]>([
    ['offered', 'amber'],
    ['accepted', 'amber'],
    ['on_scene', 'amber'],
    ['left_scene', 'red'],
    ['at_destination', null],
    ['handed_over', null],
  ])('should weigh a diverted hospital while %s as %s', (status, severity) => {
    const [notice] = noticesOf(job({ status }), world({ objection: DIVERTED }));
    expect(notice?.severity ?? null).toBe(severity);
  });

  it('should say nothing of what was known when the hospital was chosen, and say what it lost since', () => {
    const destination = { ...job().destination, known: ['facility_lacks:icu'] } as Assignment['destination'];
    expect(noticesOf(job({ destination }), world({ objection: LACKS }))).toEqual([]);
    const both = { ...LACKS, keys: [...LACKS.keys, 'facility_lacks:ct'], facts: { missing: 'icu ct' } };
    expect(noticesOf(job({ destination }), world({ objection: both }))).toHaveLength(1);
    expect(noticesOf(job({ destination }), world({ objection: DIVERTED }))).toHaveLength(1);
  });

  it('should say nothing of what the unit lacked when it was sent all the same', () => {
    expect(noticesOf(job({ lacks: ['als'] }), world({ missing: ['als'] }))).toEqual([]);
    expect(noticesOf(job({ lacks: ['als'] }), world({ missing: ['als', 'oxygen'] }))).toMatchObject([
      { facts: { missing: 'oxygen' } },
    ]);
  });

  it('should take a unit lent by a neighbour for no move, nor one moved within the region', () => {
    const lent = { ...UNIT, regionCode: '35.29' };
    expect(noticesOf(job({ unitRegionCode: '35.29' }), world({ unit: lent }))).toEqual([]);
    expect(noticesOf(job({ unitRegionCode: null }), world({ unit: lent }))).toEqual([]);
    expect(noticesOf(job(), world({ unit: { ...UNIT, regionCode: '15.71.03' } }))).toEqual([]);
  });

  it('should keep since when it was so', () => {
    const since = '2026-11-28T02:57:00.000Z';
    const known: JobNotice = {
      kind: 'facility_diverted',
      severity: 'amber',
      since,
      subjectId: 'rs-1',
      facts: { facilityName: 'RS Uji', reason: 'penuh' },
    };
    expect(noticesOf(job({ notices: [known] }), world({ objection: DIVERTED }))).toEqual([known]);
  });
});

describe('saysTheSame', () => {
  const closed = (laterS: number): JobNotice[] =>
    noticesOf(job(), world({ closed: [{ closureId: 'c', kind: 'closed', laterS }] }));

  it('should take a detour that grew by seconds for no news, and one that grew by minutes for some', () => {
    expect(saysTheSame(closed(90), closed(120))).toBe(true);
    expect(saysTheSame(closed(90), closed(160))).toBe(false);
  });

  it('should see another kind, another thing and another weight', () => {
    const [one] = closed(90) as [JobNotice];
    expect(saysTheSame([one], [{ ...one, kind: 'unit_lacks' }])).toBe(false);
    expect(saysTheSame([one], [{ ...one, subjectId: 'other' }])).toBe(false);
    expect(saysTheSame([one], [{ ...one, severity: 'red' }])).toBe(false);
    expect(saysTheSame([one], [])).toBe(false);
  });

  it('should not mind in which order a database gives the facts', () => {
    const [one] = noticesOf(job(), world({ objection: DIVERTED })) as [JobNotice];
    const turned = { ...one, facts: Object.fromEntries(Object.entries(one.facts).reverse()) };
    expect(saysTheSame([one], [turned])).toBe(true);
  });
});
