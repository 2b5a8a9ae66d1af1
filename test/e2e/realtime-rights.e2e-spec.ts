import { afterEach, describe, expect, it } from '@jest/globals';
import { ChangeEvent, type Ack, type Grant } from '#siaga/contracts';
import { AccountService, Caller } from '#siaga/identity';
import { newId } from '#siaga/kernel';
import { RealtimeStats } from '#siaga/realtime';
import { useDatabase } from '../support/database.js';
import { useFleetWorld, type Person } from '../support/fleet-world.js';
import { alertRow, callRow, closureRow, facilityRow } from '../support/journal-rows.js';
import { SocketProbe } from '../support/socket-probe.js';
import { untilTrue } from '../support/until-true.js';

const inRegion = (role: Grant['role'], regionCode = '15.71'): Grant[] => [
  { role, scope: { kind: 'region', regionCode } },
];

describe('sockets by right', () => {
  const { databaseUrl } = useDatabase();
  const own = useFleetWorld(databaseUrl);
  const open: SocketProbe[] = [];

  afterEach(() => {
    for (const probe of open.splice(0)) probe.close();
  });

  /** A socket that is live from the newest change on. */
  async function live(person: Person): Promise<SocketProbe> {
    const probe = await SocketProbe.open(own.world.port, { cookie: person.cookie });
    open.push(probe);
    const [row] = await own.world.database.query<{ seq: string }>(
      'SELECT coalesce(max(seq), 0) AS seq FROM journal',
    );
    expect(await probe.resume(Number(row?.seq))).toMatchObject({ ok: true });
    return probe;
  }

  it('should refuse a socket without a session, and take none from the query', async () => {
    const { cookie } = await own.world.person('tanya', inRegion('operator'));
    const refusal = { data: { code: 'IDENTITY.NOT_SIGNED_IN' } };
    await expect(SocketProbe.open(own.world.port)).rejects.toMatchObject(refusal);
    await expect(SocketProbe.open(own.world.port, { cookie: 'siaga_session=palsu' })).rejects.toMatchObject(
      refusal,
    );
    const token = cookie.split('=')[1] ?? '';
    await expect(
      SocketProbe.open(own.world.port, { query: { siaga_session: token, token } }),
    ).rejects.toMatchObject(refusal);
  });

  it('should refuse a socket that another site opens', async () => {
    const { cookie } = await own.world.person('situs', inRegion('operator'));
    await expect(
      SocketProbe.open(own.world.port, { cookie, headers: { origin: 'https://lain.example' } }),
    ).rejects.toMatchObject({
      data: { code: 'IDENTITY.CROSS_SITE' },
    });
  });

  it('should send nothing of a region to a socket without a right to it, live or when it resumes', async () => {
    const jambi = await live(await own.world.person('operator.jambi', inRegion('operator', '15.71')));
    const riau = await own.world.person('operator.riau', inRegion('operator', '14'));
    const other = await live(riau);
    const since = await own.world.append(callRow('15.71'));
    await own.world.append(alertRow('15.71'));
    const marker = await own.world.append(callRow('14.71.02'));
    await other.until((probe) => probe.seqs.includes(marker), 'the call of its own region');
    await jambi.until((probe) => probe.changes.length === 2, 'the call and the alert of Jambi');
    expect(other.seqs).toEqual([marker]);
    expect(jambi.changes.map((event) => event.regionCode)).toEqual(['15.71', '15.71']);
    const late = await SocketProbe.open(own.world.port, { cookie: riau.cookie });
    open.push(late);
    await late.resume(since - 1);
    expect(late.seqs).toEqual([marker]);
  });

  it('should send nothing before a socket has resumed', async () => {
    const person = await own.world.person('operator.diam', inRegion('operator'));
    const listening = await live(person);
    const silent = await SocketProbe.open(own.world.port, { cookie: person.cookie });
    open.push(silent);
    const seq = await own.world.append(callRow());
    await listening.until((probe) => probe.seqs.includes(seq), 'the call');
    await silent.resume(seq);
    expect(silent.changes).toEqual([]);
  });

  it('should let staff hear of their own facility only, and of no call', async () => {
    const facilityId = newId();
    const staff = await live(
      await own.world.person('igd.uji', [
        { role: 'facility_staff', scope: { kind: 'facility', facilityId } },
      ]),
    );
    await own.world.append(callRow());
    await own.world.append(facilityRow(newId()));
    const mine = await own.world.append(facilityRow(facilityId));
    await staff.until((probe) => probe.seqs.includes(mine), 'the own facility');
    expect(staff.seqs).toEqual([mine]);
  });

  it('should let crew of a region hear of the unit they are on, from sign-on to sign-off', async () => {
    const [unit, other] = [await own.world.unit('R-1'), await own.world.unit('R-2')];
    const person = await own.world.person('r1', inRegion('crew'));
    const colleague = await own.world.person('r2', inRegion('crew'));
    const probe = await live(person);
    await own.world.append(callRow());
    await own.world.fleet.signOn(colleague.caller, other.id);
    await own.world.fleet.signOn(person.caller, unit.id);
    await own.world.fleet.signOff(person.caller, unit.id);
    await probe.until(
      ({ changes }) => changes.some((event) => event.type === 'unit.signed-off.v1'),
      'the own sign-off',
    );
    await own.world.fleet.signOff(colleague.caller, other.id);
    await own.world.fleet.signOn(colleague.caller, unit.id);
    const back = await own.world.fleet.signOn(person.caller, other.id);
    await probe.until(
      ({ changes }) => changes.some((event) => event.entityId === other.id),
      'the second sign-on',
    );
    expect(probe.changes.map((event) => [event.type, event.entityId])).toEqual([
      ['unit.signed-on.v1', unit.id],
      ['unit.signed-off.v1', unit.id],
      ['unit.signed-on.v1', other.id],
    ]);
    expect(probe.changes.at(-1)?.data).toEqual(back);
  });

  it('should let crew hear of closed areas around their unit, live and when they come back, not of other regions', async () => {
    const unit = await own.world.unit('R-9');
    const person = await own.world.person('r9', [{ role: 'crew', scope: { kind: 'unit', unitId: unit.id } }]);
    const guest = await own.world.person('r10', inRegion('crew', '14.71'));
    const [probe, far] = [await live(person), await live(guest)];
    await own.world.append(closureRow('14.71'));
    const near = await own.world.append(closureRow('15.71'));
    await probe.until(({ seqs }) => seqs.includes(near), 'the closed area');
    expect(probe.seqs).toEqual([near]);
    await own.world.fleet.signOn(person.caller, unit.id);
    await own.world.fleet.signOff(person.caller, unit.id);
    const after = await own.world.append(closureRow('15.71'));
    await probe.until(({ seqs }) => seqs.includes(after), 'the next one, by the grant');
    const back = await SocketProbe.open(own.world.port, { cookie: person.cookie });
    open.push(back);
    await back.resume(near - 2);
    expect(back.changes.filter(({ entity }) => entity === 'closure').map(({ seq }) => seq)).toEqual([
      near,
      after,
    ]);
    expect(far.changes.map(({ regionCode }) => regionCode)).toEqual(['14.71']);
  });

  it('should give crew who come back what their unit did since they signed on, and nothing of the crew before', async () => {
    const unit = await own.world.unit('R-11');
    const before = await own.world.person('r11', inRegion('crew'));
    await own.world.fleet.signOn(before.caller, unit.id);
    // What was said of the unit a minute ago: a job of the crew before, with a patient's name in it.
    await own.world.database.query(
      `INSERT INTO journal (at, actor, type, entity, entity_id, version, region_code, unit_id, correlation_id, topics, data)
       VALUES (now() - interval '1 minute', '{}', 'assignment.offered.v1', 'assignment', $1, 1, '15.71', $2, 'uji', ARRAY['region:15.71', 'unit:' || $2::uuid], '{}')`,
      [newId(), unit.id],
    );
    await own.world.fleet.signOff(before.caller, unit.id);
    const person = await own.world.person('r12', inRegion('crew'));
    const { version } = await own.world.fleet.signOn(person.caller, unit.id);
    const back = await SocketProbe.open(own.world.port, { cookie: person.cookie });
    open.push(back);
    await back.resume(0);
    const heard = back.changes.map(({ entity, version: of }) => [entity, of]);
    expect(heard).toContainEqual(['unit', version]);
    expect(heard.some(([entity]) => entity === 'assignment')).toBe(false);
    const granted = await own.world.person('r13', [
      { role: 'crew', scope: { kind: 'unit', unitId: unit.id } },
    ]);
    const always = await SocketProbe.open(own.world.port, { cookie: granted.cookie });
    open.push(always);
    await always.resume(0);
    expect(always.changes.map(({ entity }) => entity)).toContain('assignment');
  });

  it('should send a client the kinds of topic it asks for, live and when it comes back, and never more than its rights', async () => {
    const person = await own.world.person('operator.papan', inRegion('operator'));
    const probe = await live(person);
    const since = await own.world.append(callRow());
    expect(await probe.resume(since, ['alerts'])).toMatchObject({ ok: true });
    const before = probe.changes.length;
    await own.world.append(callRow());
    const alert = await own.world.append(alertRow());
    await probe.until(({ seqs }) => seqs.includes(alert), 'the alert');
    expect(probe.seqs.slice(before)).toEqual([alert]);
    const back = await SocketProbe.open(own.world.port, { cookie: person.cookie });
    open.push(back);
    await back.resume(since, ['alerts']);
    expect(back.seqs).toEqual([alert]);
    await back.resume(since);
    expect(back.seqs.slice(1)).toEqual([alert - 1, alert]);
    const crew = await live(await own.world.person('kru.papan', inRegion('crew')));
    const denied = await crew.resume(since, ['unit', 'region', 'alerts']);
    expect(denied).toMatchObject({ ok: false, error: { code: 'REALTIME.TOPIC_NOT_HEARD' } });
    expect(denied.ok ? '' : denied.error.message).toContain(
      'topics.1: no right to region; topics.2: no right to alerts',
    );
    expect(crew.changes).toEqual([]);
    for (const none of [[], ['semua' as 'region']])
      expect(await crew.resume(since, none)).toMatchObject({ ok: false, error: { code: 'INPUT.INVALID' } });
    const refused = await crew.resume(since, ['semua' as 'region']);
    expect(refused.ok ? '' : refused.error.message).toContain('topics.0');
  });

  it('should send events that fit their contract', async () => {
    const probe = await live(await own.world.person('operator.kontrak', inRegion('operator')));
    await own.world.append(callRow());
    await own.world.append(alertRow());
    await own.world.append(facilityRow(newId()));
    await own.world.unit('R-3');
    await probe.until(({ changes }) => changes.length === 4, 'four changes');
    for (const event of probe.changes) expect(ChangeEvent.parse(event)).toEqual(event);
  });

  it('should cut the sockets of a session that is signed out, and no others', async () => {
    const person = await own.world.person('operator.keluar', inRegion('operator'));
    const probe = await live(person);
    const stays = await live(await own.world.person('operator.tinggal', inRegion('operator')));
    await own.world.sessions.signOut(person.caller);
    await probe.until(({ disconnectReason }) => disconnectReason !== null, 'the socket to be cut');
    expect(probe.endedBy).toBe('signed_out');
    expect(stays.socket.connected).toBe(true);
    await expect(SocketProbe.open(own.world.port, { cookie: person.cookie })).rejects.toMatchObject({
      data: { code: 'IDENTITY.NOT_SIGNED_IN' },
    });
  });

  it('should cut the sockets of somebody whose rights change', async () => {
    const admin = await own.world.person('admin.pusat', inRegion('admin', 'ID'));
    const person = await own.world.person('operator.pindah', inRegion('operator'));
    const probe = await live(person);
    const caller = new Caller(admin.account, admin.caller.sessionId);
    await own.world
      .get(AccountService)
      .update(caller, { id: person.account.id, version: 1, grants: inRegion('operator', '14.71') });
    await probe.until(({ disconnectReason }) => disconnectReason !== null, 'the socket to be cut');
    expect(probe.endedBy).toBe('rights_changed');
  });

  it('should give one session twenty sockets, tell the next that it is too many, and leave others alone', async () => {
    const person = await own.world.person('operator.banyak', inRegion('operator'));
    const refusal = { data: { code: 'IDENTITY.THROTTLED' } };
    const enter = async (): Promise<SocketProbe> => {
      const probe = await SocketProbe.open(own.world.port, { cookie: person.cookie });
      open.push(probe);
      return probe;
    };
    const [first] = await Promise.all(Array.from({ length: 20 }, enter));
    await expect(enter()).rejects.toMatchObject(refusal);
    await live(await own.world.person('operator.sedikit', inRegion('operator')));
    const before = own.world.get(RealtimeStats).connectedSockets;
    first?.close();
    await untilTrue(() => own.world.get(RealtimeStats).connectedSockets < before, 'one is gone');
    await enter();
  }, 20_000);

  it('should answer what a socket sends beyond its rate with a refusal, and cut who pays no heed', async () => {
    const probe = await live(await own.world.person('operator.deras', inRegion('operator')));
    const stats = own.world.get(RealtimeStats);
    const bounds = { west: 103, south: -2, east: 104, north: -1 };
    const send = (count: number): Promise<Ack<unknown>[]> =>
      Promise.all(
        Array.from(
          { length: count },
          () => new Promise<Ack<unknown>>((resolve) => probe.socket.emit('view', { bounds }, resolve)),
        ),
      );
    // What a dragged map and a full buffer send is far below.
    expect((await send(50)).every(({ ok }) => ok)).toBe(true);
    const refused = (await send(100)).filter(({ ok }) => !ok);
    expect(refused.length).toBeGreaterThanOrEqual(40);
    expect(refused[0]).toMatchObject({ error: { code: 'IDENTITY.THROTTLED' } });
    expect(stats.refusedMessages).toBeGreaterThanOrEqual(refused.length);
    void send(2_000);
    await probe.until(({ disconnectReason }) => disconnectReason !== null, 'the line is cut');
  });
});
