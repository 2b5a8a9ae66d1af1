import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { VisitUpkeep } from '#siaga/identity';
import { newId } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { serverSettings, TestServer } from '../support/server.js';
import { send, type Answer } from '../support/session.js';
import { admit, endPasses, issuePass, newDevice, type PortalVisit } from '../support/visitor.js';
import { untilTrue } from '../support/until-true.js';

// Two whole servers on one database, without background work.
describe('visits in two processes', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  jest.setTimeout(60_000);

  beforeAll(async () => {
    const env = serverSettings(database.databaseUrl, { SIAGA_ROLE: 'web', DATABASE_POOL_SIZE: '6' });
    first = await TestServer.start(env);
    second = await TestServer.start(env);
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  /** Everybody at once, in turn at either process. */
  function redeemAtOnce(secret: string, devices: readonly string[]): Promise<Answer[]> {
    return Promise.all(
      devices.map((device, index) =>
        send((index % 2 === 0 ? first : second).base, 'redeemLink', { secret, device }),
      ),
    );
  }

  function statuses(answers: readonly Answer[]): number[] {
    return answers.map(({ status }) => status).sort();
  }

  it('should let exactly one of eight devices use a one-use link', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, secret } = await issuePass(first, { scope: 'link' });
      const answers = await redeemAtOnce(secret, Array.from({ length: 8 }, newDevice));
      expect(statuses(answers)).toEqual([200, ...Array.from({ length: 7 }, () => 404)]);
      const { rows } = await database.pool.query(
        'SELECT p.uses_left, count(h.*)::int AS holds FROM visitor_pass p JOIN visitor_hold h ON h.pass_id = p.id WHERE p.id = $1 GROUP BY 1',
        [id],
      );
      expect(rows).toEqual([{ uses_left: 0, holds: 1 }]);
    }
  });

  it('should let one device that taps twice in, with one use', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { secret } = await issuePass(first, { scope: 'person' });
      const device = newDevice();
      const answers = await redeemAtOnce(secret, [device, device]);
      expect(statuses(answers)).toEqual([200, 200]);
      const cookies = answers.map(({ headers }) => headers.getSetCookie()[0]?.split(';')[0]);
      for (const cookie of cookies)
        expect((await send(first.base, 'visit', {}, { cookie })).status).toBe(200);
    }
  });

  it('should leave nobody inside when a thing is over at the moment of opening', async () => {
    for (let round = 0; round < 10; round += 1) {
      const subject = { kind: 'uji', id: newId() };
      const { secret } = await issuePass(first, { subject });
      const [answer] = await Promise.all([
        send(second.base, 'redeemLink', { secret, device: newDevice() }),
        endPasses(first, subject),
      ]);
      expect([200, 404]).toContain(answer.status);
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
      await untilTrue(
        async () => (await send(second.base, 'visit', {}, { cookie })).status === 401,
        'the end of the visit',
      );
    }
  });

  it('should shut a visit in the other process, though it was kept in memory there', async () => {
    const [leaving, ended] = [await admit(first), await admit(first)];
    const askedOf = (visit: PortalVisit): Promise<Answer> =>
      send(second.base, 'visit', {}, { cookie: visit.cookie });
    for (const visit of [leaving, ended]) expect((await askedOf(visit)).status).toBe(200);
    await leaving.try('leaveVisit');
    const [pass] = ended.visit.passes;
    if (!pass) throw new Error('The pass is missing');
    await endPasses(first, pass.subject);
    for (const visit of [leaving, ended])
      await untilTrue(async () => (await askedOf(visit)).status === 401, 'the end of the visit');
  });

  it('should delete a week after the end, and keep what lives', async () => {
    const [old, idle, alive] = [await admit(first), await admit(first), await admit(first)];
    const unused = await issuePass(first);
    const passOf = (visit: PortalVisit): string => visit.visit.passes[0]?.id ?? '';
    await old.try('leaveVisit');
    await database.pool.query(
      "UPDATE visitor_session SET ended_at = now() - interval '8 days' WHERE ended_at IS NOT NULL",
    );
    await database.pool.query(
      `UPDATE visitor_session SET seen_at = now() - interval '38 days' WHERE id IN (SELECT session_id FROM visitor_hold WHERE pass_id = $1)`,
      [passOf(idle)],
    );
    await database.pool.query(
      "UPDATE visitor_pass SET ends_at = now() - interval '8 days' WHERE id = ANY ($1)",
      [[passOf(old), passOf(idle)]],
    );
    await database.pool.query("UPDATE sign_in_throttle SET window_started_at = now() - interval '2 days'");
    await first.get(VisitUpkeep).tidy();
    const { rows: passes } = await database.pool.query<{ id: string }>(
      'SELECT id FROM visitor_pass WHERE id = ANY ($1)',
      [[passOf(old), passOf(idle), passOf(alive), unused.id]],
    );
    expect(passes.map(({ id }) => id).sort()).toEqual([passOf(alive), unused.id].sort());
    const { rows } = await database.pool.query(
      `SELECT (SELECT count(*)::int FROM visitor_session WHERE ended_at < now() - interval '7 days') AS ended,
         (SELECT count(*)::int FROM visitor_session WHERE seen_at < now() - interval '37 days') AS idle,
         (SELECT count(*)::int FROM sign_in_throttle) AS tries`,
    );
    expect(rows).toEqual([{ ended: 0, idle: 0, tries: 0 }]);
    expect(await alive.isAlive()).toBe(true);
  });
});
