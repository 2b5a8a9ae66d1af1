import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccountService, Caller } from '#siaga/identity';
import { newId } from '#siaga/kernel';
import { incidentInput, inRegion, onUnit } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { ScreenLine } from '../support/screen-line.js';
import { serverSettings, TestServer } from '../support/server.js';
import { Session } from '../support/session.js';
import { SocketProbe } from '../support/socket-probe.js';
import { untilTrue } from '../support/until-true.js';
import { admit, endPasses, issuePass, PortalVisit } from '../support/visitor.js';
import { useVisitorTopic } from '../support/visitor-topic.js';

/** Heard of by the other process's bell or its next reading; who is let in at that very moment is found by the next tick. */
const BOUND_MS = 2_000;

// Two whole servers on one database, without background work.
describe('sockets in two processes', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  const open: SocketProbe[] = [];
  jest.setTimeout(60_000);

  beforeAll(async () => {
    const env = serverSettings(database.databaseUrl, { SIAGA_ROLE: 'web', DATABASE_POOL_SIZE: '6' });
    first = await TestServer.start(env);
    second = await TestServer.start(env);
  });
  const topic = useVisitorTopic(() => [first, second]);
  afterEach(() => {
    for (const probe of open.splice(0)) probe.close();
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  async function socketAt(server: TestServer, cookie: string, as?: 'visitor'): Promise<SocketProbe> {
    const probe = await SocketProbe.open(Number(new URL(server.base).port), { cookie, as });
    open.push(probe);
    return probe;
  }

  /** How the socket was ended, and how long that took. */
  async function cutOf(probe: SocketProbe, sinceMs: number): Promise<{ by: string | null; afterMs: number }> {
    await probe.until(({ disconnectReason }) => disconnectReason !== null, 'the socket to be cut');
    return { by: probe.endedBy, afterMs: performance.now() - sinceMs };
  }

  describe('of visitors', () => {
    it('should be cut in every process when the visit is left in one, soon', async () => {
      const visit = await admit(first);
      const here = await socketAt(first, visit.cookie, 'visitor');
      const there = await socketAt(second, visit.cookie, 'visitor');
      const sinceMs = performance.now();
      await visit.try('leaveVisit');
      for (const probe of [here, there]) {
        const { by, afterMs } = await cutOf(probe, sinceMs);
        expect(by).toBe('signed_out');
        expect(afterMs).toBeLessThan(BOUND_MS);
      }
    });

    it('should be cut in every process when its thing is over, and look anew when it opens more', async () => {
      const visit = await admit(first);
      const there = await socketAt(second, visit.cookie, 'visitor');
      const both = await visit.open((await issuePass(first)).secret);
      expect((await cutOf(there, performance.now())).by).toBe('rights_changed');
      const again = await socketAt(second, both.cookie, 'visitor');
      for (const { subject } of both.visit.passes) await endPasses(first, subject);
      expect(['rights_changed', 'signed_out']).toContain((await cutOf(again, performance.now())).by);
      await expect(socketAt(second, both.cookie, 'visitor')).rejects.toMatchObject({
        data: { code: 'IDENTITY.NOT_SIGNED_IN' },
      });
    });

    it('should stay when the other process tells late of a pass that the socket came in with', async () => {
      for (let round = 0; round < 10; round += 1) {
        const { secret } = await issuePass(first);
        const visit = await PortalVisit.open(first.base, secret);
        const there = await socketAt(second, visit.cookie, 'visitor');
        const change = await topic.changeOf(visit.visit.passes[0]?.subject.id ?? '', first);
        expect(await there.resume({ dispatch: 0, booking: 0, monitoring: 0 })).toMatchObject({ ok: true });
        await there.until(({ changes }) => changes.some(({ entityId }) => entityId === change), 'the change');
        expect(there.socket.connected).toBe(true);
        there.close();
      }
    });

    it('should leave nobody inside who connects at the moment of the end', async () => {
      for (let round = 0; round < 8; round += 1) {
        const subject = { kind: 'uji', id: newId() };
        const visit = await admit(first, { subject });
        const coming = Promise.allSettled([
          socketAt(second, visit.cookie, 'visitor'),
          socketAt(first, visit.cookie, 'visitor'),
          socketAt(second, visit.cookie, 'visitor'),
        ]);
        await Promise.all([round % 2 === 0 ? endPasses(first, subject) : visit.try('leaveVisit'), coming]);
        await untilTrue(() => open.every(({ socket }) => !socket.connected), 'all of them to be cut');
        // What happens to the thing afterwards reaches nobody.
        const change = await topic.changeOf(subject.id, first);
        expect(open.flatMap(({ changes }) => changes.map(({ entityId }) => entityId))).not.toContain(change);
        open.length = 0;
      }
    });
  });

  describe('of staff', () => {
    const signedIn = async (username: string, grants = inRegion('operator')): Promise<Session> => {
      await first.account(username, grants);
      return first.signIn(username);
    };

    it('should be cut in every process when the session is signed out in one', async () => {
      const person = await signedIn('dua.keluar');
      const other = await first.signIn('dua.keluar');
      const [here, there] = [await socketAt(first, person.cookie), await socketAt(second, person.cookie)];
      const stays = await socketAt(second, other.cookie);
      const sinceMs = performance.now();
      await person.call('signOut', {});
      for (const probe of [here, there]) {
        const { by, afterMs } = await cutOf(probe, sinceMs);
        expect(by).toBe('signed_out');
        expect(afterMs).toBeLessThan(BOUND_MS);
      }
      expect(stays.socket.connected).toBe(true);
    });

    it('should be cut in every process when rights change, the account is disabled or the password is another', async () => {
      const admin = await signedIn('dua.admin', inRegion('admin', 'ID'));
      const caller = new Caller(admin.account, newId());
      const accounts = first.get(AccountService);
      const person = await signedIn('dua.hak');
      const there = await socketAt(second, person.cookie);
      const { id } = person.account;
      const changed = await accounts.update(caller, { id, version: 1, grants: inRegion('operator', '15') });
      expect((await cutOf(there, performance.now())).by).toBe('rights_changed');
      const again = await first.signIn('dua.hak');
      const [own, others] = [await socketAt(second, again.cookie), await first.signIn('dua.hak')];
      const elsewhere = await socketAt(second, others.cookie);
      await again.call('changePassword', {
        currentPassword: 'kata-sandi-untuk-uji',
        newPassword: 'kata-sandi-yang-lain',
      });
      expect((await cutOf(elsewhere, performance.now())).by).toBe('rights_changed');
      expect(own.socket.connected).toBe(true);
      const version = (await accounts.list(caller)).find((one) => one.id === id)?.version ?? changed.version;
      await accounts.update(caller, { id, version, isDisabled: true });
      expect((await cutOf(own, performance.now())).by).toBe('rights_changed');
    });

    it('should leave nobody inside who connects at the moment of signing out', async () => {
      for (let round = 0; round < 4; round += 1) {
        const person = await signedIn(`dua.saat${round}`);
        const coming = Promise.allSettled([socketAt(second, person.cookie), socketAt(first, person.cookie)]);
        await Promise.all([person.call('signOut', {}), coming]);
        await untilTrue(() => open.every(({ socket }) => !socket.connected), 'all of them to be cut');
      }
    });

    it('should hear the unit that its crew signs on to in another process, with its running job', async () => {
      const unit = await first.unit();
      const supervisor = await signedIn('dua.atasan', inRegion('supervisor'));
      const { id: incidentId } = await supervisor.call('openIncident', incidentInput());
      const before = await signedIn('dua.lama', onUnit(unit.id));
      await before.call('signOn', { id: unit.id });
      const { assignments } = await supervisor.call('offer', {
        id: incidentId,
        unitIds: [unit.id],
        timeoutS: 600,
      });
      const crew = await signedIn('dua.kru', inRegion('crew'));
      const atSecond = new Session(second.base, crew.account, crew.cookie);
      const start = await atSecond.call('snapshot', { topics: 'unit' });
      const probe = await socketAt(second, crew.cookie);
      let told: readonly string[] | null = null;
      probe.socket.on('topics.changed', ({ topics }) => (told = topics));
      expect(await probe.resume(start.cursor, ['unit'], start.topics)).toMatchObject({ ok: true });
      await crew.call('signOn', { id: unit.id });
      await untilTrue(() => told !== null, 'the word of other topics');
      expect(told).toEqual([`unit:${unit.id}`]);
      expect(await probe.resume(start.cursor, ['unit'], start.topics)).toMatchObject({
        ok: false,
        error: { code: 'REALTIME.RESYNC_REQUIRED' },
      });
      const now = await atSecond.call('snapshot', { topics: 'unit' });
      expect(now.topics).toEqual(told);
      expect(await probe.resume(now.cursor, ['unit'], now.topics)).toMatchObject({ ok: true });
      expect(now.assignments.map(({ id }) => id)).toEqual(assignments.map(({ id }) => id));
    });

    it('should end on the unit that its crew is on, whatever came between, and hear its jobs', async () => {
      const units = [await first.unit(), await first.unit()];
      const crew = await signedIn('dua.bolak', inRegion('crew'));
      const screen = await ScreenLine.open(second.base, crew, () => ['unit']);
      try {
        for (let turn = 0; turn < 12; turn += 1) {
          await crew.call('signOn', { id: units[turn % 2]?.id ?? '' });
          if (turn < 11) await crew.call('signOff', { id: units[turn % 2]?.id ?? '' });
        }
        const last = `unit:${units[1]?.id}`;
        await screen.until(
          ({ snapshot, isLive }) => isLive && snapshot.topics.join() === last,
          'the last unit',
        );
        expect(screen.snapshot.units.map(({ id }) => id)).toContain(units[1]?.id);
        const supervisor = await signedIn('dua.tugas', inRegion('supervisor'));
        const { id } = await supervisor.call('openIncident', incidentInput());
        const offered = await supervisor.call('offer', { id, unitIds: [units[1]?.id ?? ''], timeoutS: 600 });
        const job = offered.assignments[0]?.id;
        await screen.until(
          ({ changes, snapshot }) =>
            changes.some(({ entityId }) => entityId === job) ||
            snapshot.assignments.some((one) => one.id === job),
          'the offer',
        );
      } finally {
        screen.line.stop();
      }
    });
  });
});
