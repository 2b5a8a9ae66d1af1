import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOPIC_KINDS, type Grant, type TopicKind } from '#siaga/contracts';
import { Caller, Visitor, type HeldPass } from '#siaga/identity';
import { EntityRules, type Addressed } from '#siaga/journal';
import {
  areSameTopics,
  askedScopes,
  heardScopes,
  narrowed,
  roomsFor,
  topicsFor,
  visitorScopes,
  type CrewedUnit,
} from './rooms.policy.js';

const UNIT_ID = '01890000-0000-7000-8000-000000000001';
const SIGNED_ON = new Date('2026-11-21T07:00:00.000Z');
const FACILITY_ID = '01890000-0000-7000-8000-000000000002';

const roomsOf = (row: Addressed): string[] => new EntityRules().topicsOf(row);

const callerWith = (...grants: Grant[]): Caller =>
  new Caller(
    { id: UNIT_ID, username: 'x', displayName: 'X', grants, disabledAt: null, mustChangePassword: false },
    'session',
  );
const inRegion = (role: Grant['role'], regionCode = '15.71'): Grant => ({
  role,
  scope: { kind: 'region', regionCode },
});
const crewOfUnit: Grant = { role: 'crew', scope: { kind: 'unit', unitId: UNIT_ID } };
const staffOfFacility: Grant = {
  role: 'facility_staff',
  scope: { kind: 'facility', facilityId: FACILITY_ID },
};

const hears = (caller: Caller, entity: string, crewed: CrewedUnit[] = []): boolean => {
  const rooms = roomsFor(heardScopes(caller), crewed);
  const row = { entity, regionCode: '15.71.01', unitId: UNIT_ID, facilityId: FACILITY_ID };
  return roomsOf(row).some((room) => rooms.has(room));
};

describe('rooms', () => {
  const ENTITIES = [
    'call',
    'incident',
    'assignment',
    'unit',
    'facility',
    'inbound',
    'alert',
    'session',
    'account',
    'import',
    'handover',
    'closure',
    'learned_place',
    'map',
  ];
  const OF_AN_OPERATOR = [
    'call',
    'incident',
    'assignment',
    'unit',
    'facility',
    'inbound',
    'alert',
    'handover',
    'closure',
    'map',
  ];
  const OF_A_SUPERVISOR = [...OF_AN_OPERATOR.slice(0, -1), 'learned_place', 'map'];

  it.each([
    ['operator of the kota', [inRegion('operator')], OF_AN_OPERATOR],
    ['supervisor of the province', [inRegion('supervisor', '15')], OF_A_SUPERVISOR],
    ['admin of the country', [inRegion('admin', 'ID')], OF_A_SUPERVISOR],
    ['operator of another kota', [inRegion('operator', '15.72')], ['map']],
    ['operator of one kecamatan beside it', [inRegion('operator', '15.71.02')], ['map']],
    ['crew of the unit', [crewOfUnit], ['assignment', 'unit', 'map']],
    ['crew of the region that is not signed on', [inRegion('crew')], ['facility', 'closure', 'map']],
    ['crew of another kota', [inRegion('crew', '15.72')], ['map']],
    ['staff of the facility', [staffOfFacility], ['facility', 'inbound', 'map']],
    ['staff with a grant for the region', [inRegion('facility_staff')], ['map']],
    ['field officer', [inRegion('field_officer')], ['map']],
    ['officer of a port', [inRegion('entry_officer')], []],
  ] as const)('should let %s hear only what the grants give', (_, grants, heard) => {
    expect(ENTITIES.filter((entity) => hears(callerWith(...grants), entity))).toEqual(heard);
  });

  it('should ask all rights of a topic where they hold, the smaller of two regions', () => {
    const desk = callerWith(inRegion('facility_staff', '15'), inRegion('operator', '15.71.02'));
    expect(heardScopes(desk).topics).toContain('region:15.71.02');
    expect(heardScopes(desk).topics).not.toContain('region:15');
  });

  it('should let crew of the region hear of the unit they are signed on to', () => {
    const crew = callerWith(inRegion('crew'));
    const crewed = [{ unitId: UNIT_ID, regionCode: '15.71', since: SIGNED_ON }];
    expect(ENTITIES.filter((entity) => hears(crew, entity, crewed))).toEqual([
      'assignment',
      'unit',
      'facility',
      'closure',
      'map',
    ]);
    expect(topicsFor(heardScopes(crew), crewed)).toEqual([
      { topic: 'capacity:15.71', sinceAt: null },
      { topic: 'closures:15.71', sinceAt: null },
      { topic: 'map', sinceAt: null },
      { topic: `unit:${UNIT_ID}`, sinceAt: new Date(SIGNED_ON.getTime() - 5_000) },
      { topic: 'capacity:15.71', sinceAt: new Date(SIGNED_ON.getTime() - 5_000) },
      { topic: 'closures:15.71', sinceAt: new Date(SIGNED_ON.getTime() - 5_000) },
    ]);
  });

  it('should let crew with a grant for the unit hear of it from any time', () => {
    const crewed = [{ unitId: UNIT_ID, regionCode: '15.71', since: null }];
    expect(topicsFor(heardScopes(callerWith(crewOfUnit)), crewed).every(({ sinceAt }) => !sinceAt)).toBe(
      true,
    );
  });

  it('should let crew hear of closed areas in the region of their unit, and not of another region', () => {
    const crew = callerWith(crewOfUnit);
    const hearsClosure = (regionCode: string): boolean =>
      hears(crew, 'closure', [{ unitId: UNIT_ID, regionCode, since: SIGNED_ON }]);
    expect(hearsClosure('15.71')).toBe(true);
    expect(hearsClosure('15')).toBe(true);
    expect(hearsClosure('15.72')).toBe(false);
    expect(hearsClosure('15.7')).toBe(false);
    const staff = callerWith(staffOfFacility);
    expect(hears(staff, 'closure', [{ unitId: UNIT_ID, regionCode: '15.71', since: SIGNED_ON }])).toBe(false);
    const officer = callerWith(inRegion('field_officer'));
    expect(hears(officer, 'closure', [{ unitId: UNIT_ID, regionCode: '15.71', since: SIGNED_ON }])).toBe(
      false,
    );
  });

  it('should narrow what is heard to the kinds asked for, of grants and of shifts, and add nothing', () => {
    const crew = heardScopes(callerWith(inRegion('crew')));
    const crewed = [{ unitId: UNIT_ID, regionCode: '15.71', since: SIGNED_ON }];
    expect([...roomsFor(narrowed(crew, ['unit', 'region']), crewed)]).toEqual([`unit:${UNIT_ID}`]);
    expect([...roomsFor(narrowed(crew, []), crewed)]).toEqual([]);
  });

  it('should let crew hear where patients can be taken around their unit, and desks of their own only', () => {
    const hearsOf = (caller: Caller, regionCode: string): boolean =>
      roomsOf({ entity: 'facility', regionCode, facilityId: 'another' }).some((room) =>
        roomsFor(heardScopes(caller), [{ unitId: UNIT_ID, regionCode: '15.71', since: SIGNED_ON }]).has(room),
      );
    expect(hearsOf(callerWith(crewOfUnit), '15.71.03')).toBe(true);
    expect(hearsOf(callerWith(crewOfUnit), '15.72')).toBe(false);
    expect(hearsOf(callerWith(staffOfFacility), '15.71.03')).toBe(false);
    expect(hearsOf(callerWith(inRegion('field_officer')), '15.71.03')).toBe(false);
  });

  it('should refuse to be asked for a kind without the right, naming each', () => {
    const crew = heardScopes(callerWith(inRegion('crew')));
    expect(askedScopes(crew, undefined)).toBe(crew);
    expect(askedScopes(crew, ['unit', 'map'])).toEqual(narrowed(crew, ['unit', 'map']));
    expect(() => askedScopes(crew, ['unit', 'region', 'learned'])).toThrow(
      expect.objectContaining({
        code: 'REALTIME.TOPIC_NOT_HEARD',
        fields: [
          { path: 'topics.1', message: 'no right to region' },
          { path: 'topics.2', message: 'no right to learned' },
        ],
      }),
    );
  });

  it.each([
    [[], [], true],
    [['a', 'b'], ['b', 'a'], true],
    [['a'], ['a', 'b'], false],
    [['a', 'b'], ['a'], false],
    [['a', 'b'], ['a', 'a'], false],
  ])('should see whether %j and %j are the same topics', (a, b, areSame) => {
    expect(areSameTopics(new Set(a), b)).toBe(areSame);
  });

  it('should send a row to the rooms of its region and of all regions above it', () => {
    const row = { entity: 'call', regionCode: '15.71.01', unitId: null, facilityId: null };
    expect(roomsOf(row)).toEqual(['region:15.71.01', 'region:15.71', 'region:15', 'region:ID']);
  });
});

describe('what a visitor hears', () => {
  const OPENED = '2026-11-21T07:00:00.000Z';
  const pass = (scope: HeldPass['scope'], kind: string, id: string, openedAt = OPENED): HeldPass => ({
    id: `pass-${id}`,
    scope,
    subject: { kind, id },
    label: 'Ibu Ani',
    openedAt: new Date(openedAt),
    endsAt: '2027-01-01T00:00:00.000Z',
  });
  const KINDS = TOPIC_KINDS as Record<string, TopicKind>;

  // As if a module had declared them; in a process that all specs share, none of those that one did.
  beforeAll(() => {
    KINDS.uji = { scope: 'person', needs: [], visitors: 'visit.own' };
    KINDS.sealed = { scope: 'person', needs: [] };
  });
  afterAll(() => {
    delete KINDS.uji;
    delete KINDS.sealed;
  });

  it('should be the own things of the passes, of kinds that a right opens, from the moment that they were opened', () => {
    const visitor = new Visitor('visit', [
      pass('ticket', 'uji', 'a'),
      pass('person', 'uji', 'b', '2026-11-21T08:00:00.000Z'),
      pass('ticket', 'sealed', 'c'),
      pass('ticket', 'unit', UNIT_ID),
      pass('ticket', 'region', '15.71'),
      pass('ticket', 'map', ''),
    ]);
    const scopes = visitorScopes(visitor);
    expect(topicsFor(scopes, [])).toEqual([
      { topic: 'uji:a', sinceAt: new Date('2026-11-21T06:59:55.000Z') },
      { topic: 'uji:b', sinceAt: new Date('2026-11-21T07:59:55.000Z') },
    ]);
    expect(scopes.kinds).toEqual(['uji']);
    expect([...roomsFor(askedScopes(scopes, ['uji']), [])]).toEqual(['uji:a', 'uji:b']);
    expect(() => askedScopes(scopes, ['region'])).toThrow('REALTIME.TOPIC_NOT_HEARD');
  });

  it('should be held from the first opening on where two passes open one thing', () => {
    const later = pass('person', 'uji', 'a', '2026-11-22T07:00:00.000Z');
    const scopes = visitorScopes(new Visitor('visit', [later, pass('ticket', 'uji', 'a')]));
    expect(topicsFor(scopes, [])).toEqual([
      { topic: 'uji:a', sinceAt: new Date('2026-11-21T06:59:55.000Z') },
    ]);
  });

  it('should be nothing without a pass, and nothing of staff’s', () => {
    expect(topicsFor(visitorScopes(new Visitor('visit', [])), [])).toEqual([]);
    const admin = heardScopes(callerWith(inRegion('admin', 'ID')));
    expect(admin.kinds).not.toContain('uji');
    expect([...roomsFor(admin, [])].filter((room) => room.startsWith('uji'))).toEqual([]);
  });
});
