import { afterEach, describe, expect, it } from '@jest/globals';
import { openSocket } from '#siaga/client';
import {
  isHolder,
  Role,
  sockets,
  VISITOR_RIGHTS,
  VisitorScope,
  type Ack,
  type SocketCommand,
  type VisitLine,
  type VisitSubject,
} from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { portalLine } from '../../apps/portal/src/live/portal-line.js';
import { atFacility, incidentInput, inRegion, onUnit, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';
import { SocketProbe } from '../support/socket-probe.js';
import { untilTrue } from '../support/until-true.js';
import { admit, endPasses, issuePass, type PortalVisit } from '../support/visitor.js';
import { useVisitorTopic } from '../support/visitor-topic.js';

const NOBODY = { data: { code: 'IDENTITY.NOT_SIGNED_IN' } };
const THROTTLED = { data: { code: 'IDENTITY.THROTTLED' } };
const COMMANDS = Object.values<SocketCommand>(sockets);

describe('sockets of people without an account', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl);
  const topic = useVisitorTopic(() => [own.server]);
  const open: SocketProbe[] = [];

  afterEach(() => {
    for (const probe of open.splice(0)) probe.close();
  });

  async function socketOf(
    cookie: string | undefined,
    as: 'visitor' | undefined = 'visitor',
    headers: Record<string, string> = {},
  ): Promise<SocketProbe> {
    const probe = await SocketProbe.open(Number(new URL(own.server.base).port), { cookie, as, headers });
    open.push(probe);
    return probe;
  }

  function subjectOf({ visit }: PortalVisit): VisitSubject {
    const [pass] = visit.passes;
    if (!pass) throw new Error('The visit opens nothing');
    return pass.subject;
  }

  async function startOf(visit: PortalVisit): Promise<VisitLine> {
    const answer = await visit.try('visitLine');
    expect(answer.status).toBe(200);
    return answer.body as VisitLine;
  }

  /** A visitor that is live from now on, with what its line began with. */
  async function live(visit: PortalVisit): Promise<{ probe: SocketProbe; start: VisitLine }> {
    const start = await startOf(visit);
    const probe = await socketOf(visit.cookie);
    expect(await probe.resume(start.cursor, undefined, start.topics)).toMatchObject({ ok: true });
    return { probe, start };
  }

  const give = (probe: SocketProbe, event: string, input: unknown): Promise<Ack<unknown>> =>
    (
      probe.socket as unknown as { emitWithAck: (event: string, input: unknown) => Promise<Ack<unknown>> }
    ).emitWithAck(event, input);

  describe('coming in', () => {
    it('should be by the visitors’ cookie where the page says so, and by no other', async () => {
      const visit = await admit(own.server);
      const staff = await own.server.session(inRegion('operator'));
      await expect(socketOf(visit.cookie)).resolves.toBeDefined();
      const stolen = visit.cookie.replace('siaga_visit=', 'siaga_session=');
      const posed = staff.cookie.replace('siaga_session=', 'siaga_visit=');
      for (const cookie of [undefined, 'siaga_visit=palsu', stolen, staff.cookie, posed])
        await expect(socketOf(cookie)).rejects.toMatchObject(NOBODY);
      for (const cookie of [visit.cookie, stolen, posed])
        await expect(
          SocketProbe.open(Number(new URL(own.server.base).port), { cookie }),
        ).rejects.toMatchObject(NOBODY);
    });

    it('should keep somebody who is both staff and visitor in one browser two people', async () => {
      const visit = await admit(own.server);
      const staff = await own.server.session(inRegion('operator'));
      const both = `${staff.cookie}; ${visit.cookie}`;
      const port = Number(new URL(own.server.base).port);
      const asStaff = await SocketProbe.open(port, { cookie: both });
      open.push(asStaff);
      const { cursor, topics } = await staff.call('snapshot', {});
      await asStaff.resume(cursor, undefined, topics);
      const start = await startOf(visit);
      const asVisitor = await socketOf(both);
      await asVisitor.resume(start.cursor, undefined, start.topics);
      const mine = await topic.changeOf(subjectOf(visit).id);
      const { id: callId } = await staff.call('createCall', {
        regionCode: OWN_REGION,
        callerNumber: '0811-0000-0911',
      });
      await asVisitor.until(({ changes }) => changes.length > 0, 'the own change');
      await asStaff.until(({ changes }) => changes.some(({ entityId }) => entityId === callId), 'the call');
      expect(asVisitor.changes.map(({ entityId }) => entityId)).toEqual([mine]);
      expect(asStaff.changes.map(({ entityId }) => entityId)).not.toContain(mine);
      await visit.try('leaveVisit');
      await asVisitor.until(({ disconnectReason }) => disconnectReason !== null, 'the end of the visit');
      expect(asStaff.socket.connected).toBe(true);
    });

    it('should be refused from another site, and to who says to be something else', async () => {
      const { cookie } = await admit(own.server);
      await expect(socketOf(cookie, 'visitor', { origin: 'https://lain.example' })).rejects.toMatchObject({
        data: { code: 'IDENTITY.CROSS_SITE' },
      });
      await expect(socketOf(cookie, 'admin' as 'visitor')).rejects.toMatchObject({
        data: { code: 'INPUT.INVALID' },
      });
    });
  });

  describe('rights', () => {
    it.each(COMMANDS.map(({ event }) => event))(
      'should let a visitor give "%s" only by a right of their passes',
      async (event) => {
        const command = COMMANDS.find((one) => one.event === event);
        const holders = command?.visitors === undefined ? [] : VISITOR_RIGHTS[command.visitors];
        for (const scope of VisitorScope.options) {
          const probe = await socketOf((await admit(own.server, { scope })).cookie);
          const answer = await give(probe, event, { since: { dispatch: 0, booking: 0, monitoring: 0 } });
          if (isHolder(holders, scope, 'uji')) expect(answer).toMatchObject({ ok: true });
          else
            expect(answer).toEqual({
              ok: false,
              error: { code: 'RESOURCE.NOT_FOUND', message: 'RESOURCE.NOT_FOUND' },
            });
        }
      },
    );

    it('should let them ask for no kind of staff’s topics, of their own name or not', async () => {
      const { probe, start } = await live(await admit(own.server));
      for (const kind of ['region', 'unit', 'facility', 'alerts', 'capacity', 'closures', 'map'] as const)
        expect(await probe.resume(start.cursor, [kind])).toMatchObject({
          ok: false,
          error: { code: 'REALTIME.TOPIC_NOT_HEARD' },
        });
    });

    it('should tell each their own things, and nothing of others, of the centre, nor how much happens there', async () => {
      const [mine, theirs] = [
        await admit(own.server),
        await admit(own.server, { label: 'Bapak Budi Santoso' }),
      ];
      const raw: string[] = [];
      const { probe, start } = await live(mine);
      probe.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => raw.push(String(data)));
      expect(start.topics).toEqual([`uji:${subjectOf(mine).id}`]);
      expect(start.cursor).toMatchObject({ dispatch: 0, monitoring: 0 });
      const other = (await live(theirs)).probe;
      const supervisor = await own.server.session(inRegion('supervisor'));
      const { id: callId } = await supervisor.call('createCall', {
        regionCode: OWN_REGION,
        callerNumber: '0811-0000-0912',
      });
      const { id: incidentId } = await supervisor.call('openIncident', incidentInput());
      const ofTheirs = await topic.changeOf(subjectOf(theirs).id);
      const ofMine = await topic.changeOf(subjectOf(mine).id);
      await probe.until(({ changes }) => changes.length > 0, 'the own change');
      await other.until(({ changes }) => changes.length > 0, 'theirs');
      expect(probe.changes.map(({ entityId }) => entityId)).toEqual([ofMine]);
      expect(other.changes.map(({ entityId }) => entityId)).toEqual([ofTheirs]);
      await probe.until(({ ticks }) => ticks.length > 0, 'a tick');
      expect(probe.ticks[0]).toMatchObject({ seq: 0, cursor: { dispatch: 0, booking: 0, monitoring: 0 } });
      const sent = raw.join('\n');
      for (const word of [
        callId,
        incidentId,
        ofTheirs,
        subjectOf(theirs).id,
        '0811',
        'Budi',
        'Santoso',
        'Contoh',
      ])
        expect(sent).not.toContain(word);
    });

    it('should let no role of staff hear what is a visitor’s', async () => {
      const unit = await own.server.unit();
      const facility = await own.server.hospital();
      const visit = await admit(own.server);
      const { probe } = await live(visit);
      const staff = [];
      for (const role of Role.options) {
        const grants =
          role === 'crew'
            ? onUnit(unit.id)
            : role === 'facility_staff' || role === 'clinic_head'
              ? atFacility(facility.id, role)
              : inRegion(role);
        staff.push(await (await own.server.session(grants)).socket());
      }
      const id = await topic.changeOf(subjectOf(visit).id);
      await probe.until(({ changes }) => changes.length > 0, 'the own change');
      const marker = await own.server.session(inRegion('supervisor'));
      const { id: callId } = await marker.call('createCall', {
        regionCode: OWN_REGION,
        callerNumber: '0811-0000-0913',
      });
      const operator = staff[Role.options.indexOf('operator')];
      await operator?.until(({ changes }) => changes.some(({ entityId }) => entityId === callId), 'the call');
      for (const one of staff) expect(one.changes.map(({ entityId }) => entityId)).not.toContain(id);
    });

    it('should give who comes back what they missed since they opened it, and nothing from before', async () => {
      const subject = { kind: 'uji', id: newId() };
      const before = await topic.changeOf(subject.id);
      const visit = await admit(own.server, { subject });
      // Clocks of two processes may differ by five seconds; the change from before is older than that.
      const opened = new Date(Date.now() + 10_000);
      await database.pool.query('UPDATE visitor_hold SET opened_at = $2 WHERE pass_id = $1', [
        visit.visit.passes[0]?.id,
        opened,
      ]);
      const again = await visit.open(
        (await issuePass(own.server, { subject: { kind: 'uji', id: newId() } })).secret,
      );
      const probe = await socketOf(again.cookie);
      expect(await probe.resume({ dispatch: 0, booking: 0, monitoring: 0 })).toMatchObject({ ok: true });
      expect(probe.changes.map(({ entityId }) => entityId)).not.toContain(before);
      const late = await admit(own.server, { subject });
      const start = await startOf(late);
      const missed = await topic.changeOf(subject.id);
      const back = await socketOf(late.cookie);
      expect(await back.resume(start.cursor, undefined, start.topics)).toMatchObject({ ok: true });
      expect(back.changes.map(({ entityId }) => entityId)).toEqual([missed]);
    });
  });

  describe('ending', () => {
    async function cutOf(probe: SocketProbe): Promise<string | null> {
      await probe.until(({ disconnectReason }) => disconnectReason !== null, 'the socket to be cut');
      return probe.endedBy;
    }

    it('should be when the visit is left, on this device and no other', async () => {
      const here = await admit(own.server);
      const elsewhere = await admit(own.server);
      const [first, second] = [await socketOf(here.cookie), await socketOf(here.cookie)];
      const stays = await socketOf(elsewhere.cookie);
      await here.try('leaveVisit');
      expect(await cutOf(first)).toBe('signed_out');
      expect(await cutOf(second)).toBe('signed_out');
      expect(stays.socket.connected).toBe(true);
      await expect(socketOf(here.cookie)).rejects.toMatchObject(NOBODY);
    });

    it('should be a new look when one of several passes ends or another is opened', async () => {
      const visit = await admit(own.server);
      const first = (await live(visit)).probe;
      const other = await issuePass(own.server);
      const both = await visit.open(other.secret);
      expect(await cutOf(first)).toBe('rights_changed');
      const { probe, start } = await live(both);
      expect(start.topics).toHaveLength(2);
      // A line that goes on from what it knew of one thing gets no hole in the other.
      const stale = await socketOf(both.cookie);
      expect(await stale.resume(start.cursor, undefined, start.topics.slice(0, 1))).toMatchObject({
        ok: false,
        error: { code: 'REALTIME.RESYNC_REQUIRED' },
      });
      await endPasses(own.server, subjectOf(visit));
      expect(await cutOf(probe)).toBe('rights_changed');
      const left = await live(both);
      expect(left.start.topics).toEqual(start.topics.slice(1));
      await endPasses(own.server, { kind: 'uji', id: left.start.topics[0]?.slice('uji:'.length) ?? '' });
      expect(await cutOf(left.probe)).toBe('signed_out');
    });

    it('should be by itself when the pass is over, and when the visit was ended without word', async () => {
      const short = await admit(own.server, { scope: 'link', endsAt: new Date(Date.now() + 1_500) });
      const silent = await admit(own.server);
      const [over, ended] = [await socketOf(short.cookie), await socketOf(silent.cookie)];
      await database.pool.query(
        `UPDATE visitor_session SET ended_at = now() WHERE id = (SELECT session_id FROM visitor_hold WHERE pass_id = $1)`,
        [silent.visit.passes[0]?.id],
      );
      expect(await cutOf(over)).toBe('expired');
      expect(await cutOf(ended)).toBe('signed_out');
    });

    it('should not be by a new secret of the device, whose old one the socket came in with', async () => {
      const visit = await admit(own.server);
      const first = await socketOf((await admit(own.server)).cookie);
      // Behind a tick there are five seconds until the server looks at the new socket's visit.
      await first.until(({ ticks }) => ticks.length > 0, 'a tick');
      const probe = await socketOf(visit.cookie);
      const renewedAt = (interval: string): Promise<unknown> =>
        database.pool.query(
          `UPDATE visitor_session SET renewed_at = now() - interval '${interval}' WHERE id = (SELECT session_id FROM visitor_hold WHERE pass_id = $1)`,
          [visit.visit.passes[0]?.id],
        );
      await renewedAt('25 hours');
      const renewed = (await visit.try('visit')).headers.getSetCookie()[0]?.split(';')[0] ?? '';
      expect(await visit.isAlive(renewed)).toBe(true);
      await renewedAt('2 minutes');
      expect(probe.ticks).toEqual([]);
      await probe.until(({ ticks }) => ticks.length > 0, 'the look at the visit');
      expect(probe.socket.connected).toBe(true);
      expect(await visit.isAlive(renewed)).toBe(true);
    }, 30_000);
  });

  describe('the portal’s line', () => {
    it('should begin, follow, come back, look anew when more is opened, and end', async () => {
      let visit = await admit(own.server);
      const told: string[] = [];
      let engineOf = (): { close: () => unknown } | null => null;
      const line = portalLine(
        {
          begin: () => told.push('begin'),
          takeChanges: (events) => told.push(...events.map(({ entityId }) => entityId)),
          ended: () => told.push('ended'),
        },
        {
          openSocket: () => {
            const socket = openSocket({
              baseUrl: own.server.base,
              headers: { cookie: visit.cookie },
              as: 'visitor',
            });
            engineOf = () => socket.io.engine;
            return socket;
          },
          fetchSnapshot: () => startOf(visit),
        },
      );
      const says = (words: readonly string[]): Promise<void> =>
        untilTrue(() => told.join() === words.join(), words.join());
      try {
        line.start();
        await says(['begin']);
        const first = await topic.changeOf(subjectOf(visit).id);
        await says(['begin', first]);
        engineOf()?.close();
        const missed = await topic.changeOf(subjectOf(visit).id);
        await says(['begin', first, missed]);
        visit = await visit.open((await issuePass(own.server)).secret);
        await says(['begin', first, missed, 'ended']);
        line.start();
        await says(['begin', first, missed, 'ended', 'begin']);
        const other = await topic.changeOf(visit.visit.passes[1]?.subject.id ?? '');
        await says(['begin', first, missed, 'ended', 'begin', other]);
        await visit.try('leaveVisit');
        await says(['begin', first, missed, 'ended', 'begin', other, 'ended']);
      } finally {
        line.stop();
      }
    });
  });

  describe('limits', () => {
    it('should be a few sockets of one visit, also when they come at once', async () => {
      const visit = await admit(own.server);
      const came = await Promise.allSettled(Array.from({ length: 10 }, () => socketOf(visit.cookie)));
      const isOpen = (): number => open.filter(({ socket }) => socket.connected).length;
      await untilTrue(() => isOpen() === 4, 'all but four to be closed');
      expect(came.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(4);
      await expect(socketOf(visit.cookie)).rejects.toMatchObject(THROTTLED);
      open.find(({ socket }) => socket.connected)?.close();
      await untilTrue(async () => {
        const again = await socketOf(visit.cookie).catch(() => null);
        return again !== null;
      }, 'the place to be free');
      await expect(socketOf((await admit(own.server)).cookie)).resolves.toBeDefined();
    });

    it('should be how often one visit connects', async () => {
      const visit = await admit(own.server);
      for (let turn = 0; turn < 30; turn += 1) {
        const socket = openSocket({
          baseUrl: own.server.base,
          headers: { cookie: visit.cookie },
          as: 'visitor',
        });
        await new Promise<void>((settled) => {
          socket.once('connect', settled).once('connect_error', () => settled());
          socket.connect();
        });
        socket.disconnect();
      }
      await expect(socketOf(visit.cookie)).rejects.toMatchObject(THROTTLED);
      await expect(socketOf((await admit(own.server)).cookie)).resolves.toBeDefined();
    });

    // Last: from here on the address of this machine has to wait.
    it('should be how often an address fails, without keeping staff out', async () => {
      const staff = await own.server.session(inRegion('operator'));
      const refused: unknown[] = [];
      for (let turn = 0; turn < 301; turn += 1)
        refused.push(await socketOf(`siaga_visit=palsu-${turn}`).catch((error: unknown) => error));
      expect(refused.at(0)).toMatchObject(NOBODY);
      expect(refused.at(-1)).toMatchObject(THROTTLED);
      await expect(socketOf((await admit(own.server)).cookie)).rejects.toMatchObject(THROTTLED);
      await expect(staff.socket()).resolves.toBeDefined();
    }, 60_000);
  });
});
