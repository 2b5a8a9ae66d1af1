import { describe, expect, it } from '@jest/globals';
import { Facility, type Grant } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { newId } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { useFacilitiesWorld, type FacilitiesWorld } from '../support/facilities-world.js';

const staffOf = (facilityId: string): Grant[] => [
  { role: 'facility_staff', scope: { kind: 'facility', facilityId } },
];
const inRegion = (role: Grant['role'], regionCode: string): Grant[] => [
  { role, scope: { kind: 'region', regionCode } },
];
const seen = ({ id, version }: Facility) => ({ id, version });
const CAPABILITY = { capabilities: ['ct' as const], isAlwaysOpen: true, openHours: [] };
const BEDS = [{ kind: 'er', total: 8, available: 0 }] as const;

// Real: the database, journal, identity's rights, geo on a small gazetteer, facilities. Stated by the test: the clock.
describe('facility status', () => {
  const { databaseUrl } = useDatabase();
  const own = useFacilitiesWorld(databaseUrl);

  it('should let staff report the beds of their facility, and journal the whole view', async () => {
    const { facilities, database, caller, hospital } = own.world;
    const made = await hospital('beds');
    const changed = await facilities.setBeds(caller(staffOf(made.id)), { id: made.id, beds: [...BEDS] });
    expect(changed).toEqual({
      ...made,
      version: 2,
      beds: [{ ...BEDS[0], updatedAt: '2026-11-21T03:00:00.000Z' }],
    });
    const rows = await database.query<{
      type: string;
      facility_id: string;
      region_code: string;
      data: unknown;
    }>('SELECT type, facility_id, region_code, data FROM journal WHERE entity_id = $1 ORDER BY version', [
      made.id,
    ]);
    expect(rows.map((row) => row.type)).toEqual(['facility.imported.v1', 'facility.updated.v1']);
    expect(rows[1]).toMatchObject({ facility_id: made.id, region_code: '15.71' });
    expect(Facility.parse(rows[1]?.data)).toEqual(changed);
  });

  it.each([
    ['staff of another facility', (): Grant[] => staffOf(newId())],
    ['a supervisor of another region', (): Grant[] => inRegion('supervisor', '15.05')],
    ['an operator of the region', (): Grant[] => inRegion('operator', '15.71')],
  ])('should not let %s report beds', async (who, grants) => {
    const { facilities, caller, hospital } = own.world;
    const made = await hospital(`not-${who.replaceAll(' ', '-')}`);
    const refused = facilities.setBeds(caller(grants()), { id: made.id, beds: [...BEDS] });
    await expect(refused).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
    expect(await facilities.byId(made.id)).toEqual(made);
  });

  it('should give a missing facility the same answer as a forbidden one', async () => {
    const { facilities, caller } = own.world;
    const refused = facilities.setBeds(caller(inRegion('admin', 'ID')), { id: newId(), beds: [...BEDS] });
    await expect(refused).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });

  it('should refuse more beds free than there are', async () => {
    const { facilities, caller, hospital } = own.world;
    const made = await hospital('too-many');
    const refused = facilities.setBeds(caller(staffOf(made.id)), {
      id: made.id,
      beds: [{ kind: 'er', total: 1, available: 2 }],
    });
    await expect(refused).rejects.toMatchObject({
      code: 'FACILITY.INVALID_CAPACITY',
      fields: [{ path: 'beds.0.available' }],
    });
  });

  it('should set and lift a diversion, and refuse one that has ended already', async () => {
    const { facilities, caller, hospital } = own.world;
    const made = await hospital('diversion');
    const supervisor = caller(inRegion('supervisor', '15.71'));
    const until = '2026-11-21T05:00:00.000Z';
    const diverted = await facilities.setDiversion(supervisor, {
      ...seen(made),
      diversion: { reason: 'IGD penuh', expiresAt: until },
    });
    expect(diverted.diversion).toEqual({
      reason: 'IGD penuh',
      expiresAt: until,
      setAt: '2026-11-21T03:00:00.000Z',
      setBy: supervisor.actor,
    });
    expect(await facilities.setDiversion(supervisor, { ...seen(diverted), diversion: null })).toMatchObject({
      diversion: null,
      version: 3,
    });
    const past = { reason: 'IGD penuh', expiresAt: '2026-11-21T02:59:59.000Z' };
    await expect(
      facilities.setDiversion(supervisor, { id: made.id, version: 3, diversion: past }),
    ).rejects.toMatchObject({ code: 'INPUT.INVALID' });
  });

  it('should let only an admin set capability and point', async () => {
    const { facilities, caller, hospital } = own.world;
    const made = await hospital('capability');
    const input = {
      ...seen(made),
      erLevel: 4,
      capabilities: ['ct' as const, 'ct' as const],
      isAlwaysOpen: true,
      openHours: [],
    };
    const admin = caller(inRegion('admin', '15'));
    await expect(facilities.setCapability(caller(staffOf(made.id)), input)).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    expect(await facilities.setCapability(admin, input)).toMatchObject({
      erLevel: 4,
      capabilities: ['ct'],
      version: 2,
    });
    const point = { lon: 103.633, lat: -1.601 };
    const moved = await facilities.setPoint(admin, { id: made.id, version: 2, point, accuracyM: 10 });
    expect(moved).toMatchObject({ point, accuracyM: 10, pointSource: 'map_pin', flags: [], version: 3 });
  });

  it('should do a command that is sent twice once', async () => {
    const { facilities, caller, hospital } = own.world;
    const made = await hospital('twice');
    const person = caller(staffOf(made.id), 'kunci-0001');
    const first = await facilities.setBeds(person, { id: made.id, beds: [...BEDS] });
    expect(await facilities.setBeds(person, { id: made.id, beds: [...BEDS] })).toEqual(first);
    expect(await facilities.byId(made.id)).toMatchObject({ version: 2 });
  });

  it('should count every change when two people act at once', async () => {
    const { facilities, caller, hospital } = own.world;
    const made = await hospital('race');
    const people = Array.from({ length: 6 }, () => caller(staffOf(made.id)));
    await Promise.all(
      people.map((person, n) =>
        facilities.setBeds(person, { id: made.id, beds: [{ kind: 'er', total: 8, available: n }] }),
      ),
    );
    expect(await facilities.byId(made.id)).toMatchObject({ version: 7 });
  });

  it.each<
    [string, (world: FacilitiesWorld, made: Facility, who: Caller, version: number) => Promise<Facility>]
  >([
    [
      'a diversion',
      ({ facilities }, { id }, who, version) =>
        facilities.setDiversion(who, { id, version, diversion: { reason: 'IGD penuh', expiresAt: null } }),
    ],
    [
      'a capability',
      ({ facilities }, { id }, who, version) =>
        facilities.setCapability(who, { ...CAPABILITY, id, version, erLevel: version }),
    ],
    [
      'a point',
      ({ facilities }, { id }, who, version) =>
        facilities.setPoint(who, { id, version, point: { lon: 103.63, lat: -1.6 }, accuracyM: 10 + version }),
    ],
  ])(
    'should take one of two people who set %s at once, and tell the other that it has changed',
    async (what, set) => {
      const made = await own.world.hospital(`two-${what.replaceAll(' ', '-')}`);
      const people = Array.from({ length: 4 }, () => own.world.caller(inRegion('admin', '15')));
      const done = await Promise.allSettled(people.map((who) => set(own.world, made, who, made.version)));
      const refusals = done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      expect(refusals).toHaveLength(3);
      for (const refusal of refusals)
        expect(refusal).toMatchObject({ code: 'STALE.VERSION', details: { version: 2 } });
      expect(await own.world.facilities.byId(made.id)).toMatchObject({ version: 2 });
      const [who] = people;
      if (who) expect(await set(own.world, made, who, 2)).toMatchObject({ version: 3 });
    },
  );

  it('should list what the caller may read and nothing else', async () => {
    const { facilities, caller, hospital } = own.world;
    const here = await hospital('list-here');
    const there = await hospital('list-there', { regionCode: '15.05', address: 'Kec. Kumpeh Ulu' });
    const idsFor = async (grants: Grant[], query: { regionCode?: string } = {}): Promise<string[]> =>
      (await facilities.listFor(caller(grants), { limit: 500, ...query })).facilities.map(
        (facility) => facility.id,
      );
    expect(await idsFor(staffOf(here.id))).toEqual([here.id]);
    expect(await idsFor(inRegion('operator', '15.05'))).toEqual([there.id]);
    expect(await idsFor(inRegion('operator', '15'))).toEqual(expect.arrayContaining([here.id, there.id]));
    expect(await idsFor(inRegion('operator', '15'), { regionCode: '15.05' })).toEqual([there.id]);
    expect(await idsFor(inRegion('operator', '1'))).toEqual([]);
  });
});
