import { describe, expect, it } from '@jest/globals';
import type { Grant, Unit, UpdateUnitInput } from '#siaga/contracts';
import { UnitEditing } from '#siaga/fleet';
import type { Caller } from '#siaga/identity';
import { newId } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { startFleetWorld, useFleetWorld, withKey } from '../support/fleet-world.js';

const crewOf = (regionCode: string): Grant[] => [{ role: 'crew', scope: { kind: 'region', regionCode } }];

// Real: the database, journal, identity, fleet. Stated by the test: which units have a job.
describe('shifts', () => {
  const { databaseUrl } = useDatabase();
  const own = useFleetWorld(databaseUrl);

  it('should put a unit in service with the first crew member and off shift with the last', async () => {
    const unit = await own.world.unit('A-1');
    const first = await own.world.person('a1.satu', crewOf('15.71'));
    const second = await own.world.person('a1.dua', crewOf('15.71'));
    expect(await own.world.fleet.signOn(first.caller, unit.id)).toMatchObject({
      service: 'in_service',
      version: 2,
    });
    const manned = await own.world.fleet.signOn(second.caller, unit.id);
    expect(manned.crew.map((member) => member.name)).toEqual(['a1.satu', 'a1.dua']);
    expect(await own.world.fleet.signOff(first.caller, unit.id)).toMatchObject({ service: 'in_service' });
    expect(await own.world.fleet.signOff(second.caller, unit.id)).toMatchObject({
      service: 'off_shift',
      crew: [],
      version: 5,
    });
  });

  it('should journal the whole unit for its crew with every change', async () => {
    const unit = await own.world.unit('A-2');
    const person = await own.world.person('a2', crewOf('15.71'));
    const manned = await own.world.fleet.signOn(person.caller, unit.id);
    const rows = await own.world.database.query<{ type: string; unit_id: string; data: unknown }>(
      `SELECT type, unit_id, data FROM journal WHERE entity_id = $1 ORDER BY version`,
      [unit.id],
    );
    expect(rows.map((row) => [row.type, row.unit_id])).toEqual([
      ['unit.created.v1', unit.id],
      ['unit.signed-on.v1', unit.id],
    ]);
    expect(rows[1]?.data).toEqual(manned);
  });

  it('should not let crew of another region sign on', async () => {
    const unit = await own.world.unit('A-3');
    const stranger = await own.world.person('a3', crewOf('14.71'));
    await expect(own.world.fleet.signOn(stranger.caller, unit.id)).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    await expect(own.world.fleet.signOn(stranger.caller, newId())).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
  });

  it('should let crew with a grant for one unit sign on to it and to no other', async () => {
    const [unit, other] = [await own.world.unit('A-4'), await own.world.unit('A-5')];
    const person = await own.world.person('a4', [{ role: 'crew', scope: { kind: 'unit', unitId: unit.id } }]);
    await expect(own.world.fleet.signOn(person.caller, other.id)).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    expect(await own.world.fleet.signOn(person.caller, unit.id)).toMatchObject({ service: 'in_service' });
  });

  it('should give one shift when two connections sign one account on at once', async () => {
    const [unit, other] = [await own.world.unit('A-6'), await own.world.unit('A-7')];
    const person = await own.world.person('a6', crewOf('15.71'));
    const second = await startFleetWorld(databaseUrl);
    try {
      const results = await Promise.allSettled([
        own.world.fleet.signOn(person.caller, unit.id),
        second.fleet.signOn(person.caller, other.id),
      ]);
      const refused = results.filter((result) => result.status === 'rejected');
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({ reason: { code: 'FLEET.ALREADY_ON_SHIFT' } });
    } finally {
      await second.close();
    }
    const shifts = await own.world.database.query(
      'SELECT 1 FROM unit_shift WHERE account_id = $1 AND signed_off_at IS NULL',
      [person.account.id],
    );
    expect(shifts).toHaveLength(1);
  });

  it('should say where somebody is on shift who signs on again', async () => {
    const [unit, other] = [await own.world.unit('A-8'), await own.world.unit('A-9')];
    const person = await own.world.person('a8', crewOf('15.71'));
    await own.world.fleet.signOn(person.caller, unit.id);
    await expect(own.world.fleet.signOn(person.caller, other.id)).rejects.toMatchObject({
      code: 'FLEET.ALREADY_ON_SHIFT',
      details: { unitId: unit.id, callSign: 'A-8' },
    });
  });

  it('should answer a repeated sign-on with the first answer', async () => {
    const unit = await own.world.unit('A-10');
    const caller = withKey(await own.world.person('a10', crewOf('15.71')));
    const first = await own.world.fleet.signOn(caller, unit.id);
    expect(await own.world.fleet.signOn(caller, unit.id)).toEqual(first);
  });

  it('should keep the last of the crew on a unit that has a job', async () => {
    const unit = await own.world.unit('A-11');
    const person = await own.world.person('a11', crewOf('15.71'));
    await own.world.fleet.signOn(person.caller, unit.id);
    own.world.jobs.busyUnitIds.add(unit.id);
    await expect(own.world.fleet.signOff(person.caller, unit.id)).rejects.toMatchObject({
      code: 'FLEET.UNIT_HAS_JOB',
    });
    own.world.jobs.busyUnitIds.delete(unit.id);
    await expect(own.world.fleet.signOff(person.caller, unit.id)).resolves.toMatchObject({
      service: 'off_shift',
    });
  });

  it('should take a manned unit out of service and back, with its reason', async () => {
    const unit = await own.world.unit('A-12');
    const [member, stranger] = [
      await own.world.person('a12', crewOf('15.71')),
      await own.world.person('a13', crewOf('15.71')),
    ];
    const input = { id: unit.id, service: 'out_of_service', reason: 'Ban bocor' } as const;
    await expect(own.world.fleet.setService(member.caller, input)).rejects.toMatchObject({
      code: 'FLEET.NOT_ON_SHIFT',
    });
    await own.world.fleet.signOn(member.caller, unit.id);
    await expect(own.world.fleet.setService(stranger.caller, input)).rejects.toMatchObject({
      code: 'FLEET.NOT_ON_SHIFT',
    });
    expect(await own.world.fleet.setService(member.caller, input)).toMatchObject({
      service: 'out_of_service',
      outOfServiceReason: 'Ban bocor',
    });
    expect(
      await own.world.fleet.setService(member.caller, { id: unit.id, service: 'in_service' }),
    ).toMatchObject({
      service: 'in_service',
      outOfServiceReason: null,
    });
  });

  it('should make units for those who manage the fleet of the region only, each call sign once', async () => {
    const admin = await own.world.person('admin.jambi', [
      { role: 'admin', scope: { kind: 'region', regionCode: '15.71' } },
    ]);
    const input = {
      regionCode: '15.71',
      callSign: 'B-1',
      type: 'als',
      homePost: { name: 'Pos Telanaipura', point: { lon: 103.58, lat: -1.61 } },
    } as const;
    const unit = await own.world.fleet.createUnit(admin.caller, input);
    expect(unit).toMatchObject({
      service: 'off_shift',
      capabilities: ['als', 'bls', 'oxygen', 'ecg', 'carry'],
      homePost: { facilityId: null, ...input.homePost },
    });
    await expect(own.world.fleet.createUnit(admin.caller, input)).rejects.toMatchObject({
      code: 'FLEET.CALL_SIGN_TAKEN',
    });
    await expect(
      own.world.fleet.createUnit(admin.caller, { ...input, regionCode: '14.71' }),
    ).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });

  it.each([
    ['zero', 0, 0, '(0, 0)'],
    ['a lost sign', 113.9, 7.2, 'minus sign'],
    ['another continent', -122.4, 37.7, 'outside of the country'],
  ])('should refuse a post at %s, as any fix would be doubted', async (what, lon, lat, message) => {
    const chief = await own.world.person(`pos.${what.length}`, [
      { role: 'admin', scope: { kind: 'region', regionCode: 'ID' } },
    ]);
    const homePost = { name: 'Pos uji', point: { lon, lat } };
    const input = { regionCode: '15.71', callSign: `P-${what}`, type: 'als', homePost } as const;
    const refusal = {
      code: 'INPUT.INVALID',
      fields: [{ path: 'homePost.point', message: expect.stringContaining(message) }],
    };
    await expect(own.world.fleet.createUnit(chief.caller, input)).rejects.toMatchObject(refusal);
    // What is replayed, and trials, may stand anywhere, and is no unit of a region by moving there.
    const { id } = await own.world.fleet.createUnit(chief.caller, { ...input, regionCode: '99.01' });
    const editing = own.world.get(UnitEditing);
    const move = { id, version: 1, regionCode: '15.71' };
    for (const stated of [{}, { homePost }])
      await expect(editing.updateUnit(chief.caller, { ...move, ...stated })).rejects.toMatchObject(refusal);
    const moved = await editing.updateUnit(chief.caller, { ...move, homePost: null });
    expect(moved).toMatchObject({ regionCode: '15.71', homePost: null });
    await expect(
      editing.updateUnit(chief.caller, { id, version: moved.version, homePost }),
    ).rejects.toMatchObject(refusal);
  });

  it('should keep a post where it was said to be, to the last digit, and a unit without one', async () => {
    const { database, fleet } = own.world;
    const chief = await own.world.person('pos', [
      { role: 'admin', scope: { kind: 'region', regionCode: '15' } },
    ]);
    const homePost = { name: 'Pos uji', point: { lon: 103.6123456789012, lat: -1.60987654321098 } };
    const made = await fleet.createUnit(chief.caller, {
      regionCode: '15.71',
      callSign: 'P-1',
      type: 'als',
      homePost,
    });
    expect(made).toMatchObject({ version: 1, capabilities: expect.arrayContaining(['als']) });
    expect(made.homePost).toEqual({ facilityId: null, ...homePost });
    const [stored] = await database.query<{ x: number; y: number; srid: number }>(
      'SELECT ST_X(home_geom) AS x, ST_Y(home_geom) AS y, ST_SRID(home_geom) AS srid FROM unit WHERE id = $1',
      [made.id],
    );
    expect(stored).toEqual({ x: homePost.point.lon, y: homePost.point.lat, srid: 4326 });
    const without = await fleet.createUnit(chief.caller, {
      regionCode: '15.71',
      callSign: 'P-2',
      type: 'als',
    });
    expect(without.homePost).toBeNull();
  });

  it('should list units of the regions a person may read, and let crew see no positions but their own', async () => {
    const far = await own.world.unit('C-1', '14.71');
    const near = await own.world.unit('C-2', '15.71');
    const operator = await own.world.person('operator.riau', [
      { role: 'operator', scope: { kind: 'region', regionCode: '14' } },
    ]);
    expect((await own.world.fleet.list(operator.caller)).map((unit) => unit.id)).toEqual([far.id]);
    const crew = await own.world.person('c2', crewOf('15.71'));
    await own.world.fleet.signOn(crew.caller, near.id);
    const sentAt = new Date().toISOString();
    await own.world.positions.accept(crew.caller, {
      unitId: near.id,
      sentAt,
      positions: [{ point: { lon: 103.6, lat: -1.6 }, at: sentAt }],
    });
    const seen = await own.world.fleet.list(crew.caller);
    expect(seen.filter((unit) => unit.position !== null).map((unit) => unit.id)).toEqual([near.id]);
    const other = await own.world.person('c3', crewOf('15.71'));
    expect((await own.world.fleet.list(other.caller)).every((unit) => unit.position === null)).toBe(true);
  });

  describe('units that leave the fleet', () => {
    const chiefOf = (name: string) =>
      own.world.person(name, [{ role: 'admin', scope: { kind: 'region', regionCode: '15' } }]);
    const update = (caller: Caller, input: UpdateUnitInput): Promise<Unit> =>
      own.world.get(UnitEditing).updateUnit(caller, input);

    it('should keep every name that a unit had, and give the post it is moved to', async () => {
      const [unit, chief] = [await own.world.unit('R-1'), await chiefOf('r1')];
      const homePost = { name: 'Pos Timur', point: { lon: 103.65, lat: -1.6 } };
      await update(chief.caller, { id: unit.id, version: 1, callSign: 'R-1 BARU', homePost });
      const again = await update(chief.caller, { id: unit.id, version: 2, callSign: 'R-1 LAGI' });
      expect(again).toMatchObject({
        callSign: 'R-1 LAGI',
        formerCallSigns: ['R-1', 'R-1 BARU'],
        homePost: { facilityId: null, ...homePost },
      });
      const back = await update(chief.caller, {
        ...{ id: unit.id, version: 3, callSign: 'R-1', homePost: null },
      });
      expect(back).toMatchObject({ formerCallSigns: ['R-1 BARU', 'R-1 LAGI'], homePost: null });
    });

    it('should end its shifts, be on no list and take nobody on, until it is brought back', async () => {
      const [unit, chief] = [await own.world.unit('R-2'), await chiefOf('r2')];
      const crew = await own.world.person('r2.awak', crewOf('15.71'));
      const { version } = await own.world.fleet.signOn(crew.caller, unit.id);
      await expect(update(chief.caller, { id: unit.id, version: 1, isRetired: true })).rejects.toMatchObject({
        code: 'STALE.VERSION',
      });
      const retired = await update(chief.caller, { id: unit.id, version, isRetired: true });
      expect(retired).toMatchObject({ service: 'off_shift', crew: [], retiredAt: expect.any(String) });
      const listed = async (isRetired: boolean): Promise<boolean> =>
        (await own.world.fleet.list(chief.caller, undefined, isRetired)).some(({ id }) => id === unit.id);
      expect([await listed(false), await listed(true)]).toEqual([false, true]);
      expect(await own.world.fleet.ownUnitIds(crew.caller)).not.toContain(unit.id);
      await expect(own.world.fleet.signOn(crew.caller, unit.id)).rejects.toMatchObject({
        code: 'FLEET.UNIT_RETIRED',
      });
      // Its name is free, and it comes back only under one that is.
      await own.world.unit('R-2');
      const comeBack = { id: unit.id, version: retired.version, isRetired: false };
      await expect(update(chief.caller, comeBack)).rejects.toMatchObject({
        code: 'FLEET.CALL_SIGN_TAKEN',
        details: { callSign: 'R-2' },
      });
      const back = await update(chief.caller, { ...comeBack, callSign: 'R-2B' });
      expect([back.retiredAt, back.formerCallSigns]).toEqual([undefined, ['R-2']]);
      expect(await own.world.fleet.signOn(crew.caller, unit.id)).toMatchObject({ service: 'in_service' });
    });

    it('should not be retired with a job, by somebody of another region, nor while somebody signs on', async () => {
      const [unit, chief] = [await own.world.unit('R-3'), await chiefOf('r3')];
      own.world.jobs.busyUnitIds.add(unit.id);
      const retire = { id: unit.id, version: 1, isRetired: true };
      await expect(update(chief.caller, retire)).rejects.toMatchObject({ code: 'FLEET.UNIT_HAS_JOB' });
      own.world.jobs.busyUnitIds.delete(unit.id);
      const far = await own.world.person('r3.jauh', [
        { role: 'admin', scope: { kind: 'region', regionCode: '14' } },
      ]);
      await expect(update(far.caller, retire)).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
      const crew = await own.world.person('r3.awak', crewOf('15.71'));
      const [on, off] = await Promise.allSettled([
        own.world.fleet.signOn(crew.caller, unit.id),
        update(chief.caller, retire),
      ]);
      // One of both: who comes second meets what the first made of it.
      expect([on.status, off.status].sort()).toEqual(['fulfilled', 'rejected']);
      const [row] = await own.world.database.query<{ agrees: boolean }>(
        `SELECT (retired_at IS NULL) = (service = 'in_service') AS agrees FROM unit WHERE id = $1`,
        [unit.id],
      );
      expect(row).toEqual({ agrees: true });
    });
  });
});
