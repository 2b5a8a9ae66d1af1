import { afterEach, describe, expect, it } from '@jest/globals';
import { VisitorPasses } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { newId, SYSTEM_ACTOR } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';
import { problemOf, send, type Answer } from '../support/session.js';
import { admit, endPasses, issuePass, newDevice, PortalVisit } from '../support/visitor.js';

const SPENT = { status: 404, code: 'RESOURCE.NOT_FOUND' };

describe('visits of people without an account', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl);
  let changes = 1_000;

  afterEach(async () => {
    await database.pool.query('DELETE FROM sign_in_throttle');
  });

  function redeem(secret: string, device = newDevice()): Promise<Answer> {
    return send(own.server.base, 'redeemLink', { secret, device });
  }

  /** What the clock does by itself; told as a change, so that the visit is looked up again before half a minute is over. */
  async function age(column: string, interval: string, where: 'pass' | 'visit', id: string): Promise<void> {
    const table = where === 'pass' ? 'visitor_pass' : 'visitor_session';
    await database.pool.query(
      `UPDATE ${table} SET ${column} = now() - interval '${interval}' WHERE id = $1`,
      [id],
    );
    const { rows } = await database.pool.query<{ session_id: string }>(
      'SELECT session_id FROM visitor_hold WHERE $1 IN (session_id, pass_id)',
      [id],
    );
    for (const { session_id: sessionId } of rows)
      await own.server.database.transaction((tx) =>
        own.server.get(Journal).append(tx, {
          type: 'visit.opened.v1',
          entity: 'visit',
          entityId: sessionId,
          version: (changes += 1),
          regionCode: 'ID',
          actor: SYSTEM_ACTOR,
          data: { sessionId, passId: null },
        }),
      );
  }

  async function sessionOf(visit: PortalVisit): Promise<string> {
    const { rows } = await database.pool.query<{ session_id: string }>(
      'SELECT session_id FROM visitor_hold WHERE pass_id = $1',
      [visit.visit.passes[0]?.id],
    );
    return rows[0]?.session_id ?? '';
  }

  it('should keep the visit in a cookie that scripts and other sites cannot use, and secrets nowhere', async () => {
    const pass = await issuePass(own.server, { label: 'Ibu Ani Rahayu' });
    expect(pass.path).toBe(`/portal/#m/${pass.secret}`);
    expect(Buffer.from(pass.secret, 'base64url')).toHaveLength(32);
    const device = newDevice();
    const { status, headers, body } = await redeem(pass.secret, device);
    expect(status).toBe(200);
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^siaga_visit=[\w-]{43}; /);
    expect(cookie.split('; ').slice(1)).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Strict']),
    );
    const token = cookie.slice('siaga_visit='.length).split(';')[0] ?? '';
    expect(JSON.stringify(body)).not.toContain(token);
    const { rows } = await database.pool.query<{ stored: string }>(
      `SELECT t::text AS stored FROM visitor_pass t UNION ALL SELECT t::text FROM visitor_session t
       UNION ALL SELECT t::text FROM visitor_hold t UNION ALL SELECT t::text FROM journal t UNION ALL SELECT t::text FROM sign_in_throttle t`,
    );
    const stored = rows.map((row) => row.stored).join('\n');
    for (const secret of [token, pass.secret, device, 'Ani']) expect(stored).not.toContain(secret);
  });

  it('should say the same of a link that is unknown, used up, too old, over or taken back', async () => {
    const [used, late, over, ended] = [
      await issuePass(own.server),
      await issuePass(own.server),
      await issuePass(own.server),
      await issuePass(own.server),
    ];
    expect((await redeem(used.secret)).status).toBe(200);
    await age('redeem_until', '1 second', 'pass', late.id);
    await age('ends_at', '1 second', 'pass', over.id);
    await own.server.database.transaction((tx) =>
      own.server.get(VisitorPasses).end(tx, { passId: ended.id }, SYSTEM_ACTOR),
    );
    const answers = [await redeem(newDevice())];
    for (const { secret } of [used, late, over, ended]) answers.push(await redeem(secret));
    const shapes = answers.map((answer) => ({ ...problemOf(answer), correlationId: '' }));
    expect(shapes[0]).toMatchObject(SPENT);
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
    for (const { headers } of answers) expect(headers.getSetCookie()).toEqual([]);
  });

  it('should open nothing for whoever only fetches the link, as messengers do to preview it', async () => {
    const { secret, path } = await issuePass(own.server);
    const { base } = own.server;
    await fetch(`${base}${path}`);
    const asked = await fetch(`${base}/api/v1/portal/redeem?secret=${secret}&device=${newDevice()}`);
    expect(asked.status).toBe(404);
    expect((await redeem(secret)).status).toBe(200);
  });

  it('should open a link again on the device that used it up, and on no other', async () => {
    const { secret } = await issuePass(own.server, { scope: 'person' });
    const here = await PortalVisit.open(own.server.base, secret);
    expect((await here.open(secret)).cookie).toBe(here.cookie);
    expect((await redeem(secret)).status).toBe(404);
    // The answer got lost on the way: the device has no cookie yet.
    const again = await PortalVisit.open(own.server.base, secret, { device: here.device });
    expect(again.cookie).not.toBe(here.cookie);
    expect(await here.isAlive()).toBe(true);
    expect(await again.isAlive()).toBe(true);
    expect(again.visit.passes).toEqual(here.visit.passes);
  });

  it('should open on as many devices as the pass allows', async () => {
    const { secret } = await issuePass(own.server, { uses: 2 });
    const answers = [await redeem(secret), await redeem(secret), await redeem(secret)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
  });

  it('should hold several passes on one device, each for its own thing', async () => {
    const mother = await admit(own.server, { scope: 'person', label: 'Ibu Ani' });
    const child = await issuePass(own.server, { scope: 'person', label: 'Budi' });
    const both = await mother.open(child.secret);
    expect(both.cookie).toBe(mother.cookie);
    expect(both.visit.passes.map(({ label }) => label)).toEqual(['Ibu Ani', 'Budi']);
    const [first] = mother.visit.passes;
    if (!first) throw new Error('The first pass is missing');
    await endPasses(own.server, first.subject);
    const left = await both.try('visit');
    expect(left.body).toMatchObject({ passes: [{ label: 'Budi' }] });
  });

  it('should end the visit of this device when its person leaves, and no other', async () => {
    const { secret } = await issuePass(own.server, { uses: 2 });
    const here = await PortalVisit.open(own.server.base, secret);
    const elsewhere = await PortalVisit.open(own.server.base, secret);
    const { status, headers } = await here.try('leaveVisit');
    expect(status).toBe(200);
    expect(headers.getSetCookie()[0]).toMatch(/^siaga_visit=;/);
    expect(await here.isAlive()).toBe(false);
    expect(await elsewhere.isAlive()).toBe(true);
    expect((await redeem(secret, here.device)).status).toBe(404);
  });

  it('should end by itself: pass over, device idle, a year gone', async () => {
    const cases: [column: string, interval: string, where: 'pass' | 'visit'][] = [
      ['ends_at', '1 second', 'pass'],
      ['seen_at', '31 days', 'visit'],
      ['expires_at', '1 second', 'visit'],
    ];
    for (const [column, interval, where] of cases) {
      const visit = await admit(own.server);
      const id = where === 'pass' ? (visit.visit.passes[0]?.id ?? '') : await sessionOf(visit);
      await age(column, interval, where, id);
      expect({ column, isAlive: await visit.isAlive() }).toEqual({ column, isAlive: false });
    }
  });

  it('should not open a used-up link again on a device that nobody used for so long, nor record that it did', async () => {
    const { secret } = await issuePass(own.server);
    const visit = await PortalVisit.open(own.server.base, secret);
    const id = await sessionOf(visit);
    await age('seen_at', '31 days', 'visit', id);
    const kept = async (): Promise<unknown> =>
      (
        await database.pool.query(
          `SELECT s.*, (SELECT count(*) FROM journal WHERE entity_id = $1) AS recorded FROM visitor_session s WHERE id = $1`,
          [id],
        )
      ).rows;
    const before = await kept();
    expect((await redeem(secret, visit.device)).status).toBe(404);
    expect(await kept()).toEqual(before);
  });

  it('should note once an hour that a device is in use', async () => {
    const visit = await admit(own.server);
    const id = await sessionOf(visit);
    await age('seen_at', '2 hours', 'visit', id);
    expect(await visit.isAlive()).toBe(true);
    const { rows } = await database.pool.query<{ is_fresh: boolean }>(
      "SELECT seen_at > now() - interval '1 minute' AS is_fresh FROM visitor_session WHERE id = $1",
      [id],
    );
    expect(rows).toEqual([{ is_fresh: true }]);
  });

  it('should renew the secret of a device each day, and believe neither when a copy comes back', async () => {
    const visit = await admit(own.server);
    const id = await sessionOf(visit);
    await age('renewed_at', '25 hours', 'visit', id);
    const answer = await visit.try('visit');
    const renewed = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(renewed).toMatch(/^siaga_visit=/);
    expect(renewed).not.toBe(visit.cookie);
    // The new secret may be lost on the way: until it is shown the one before opens.
    await age('renewed_at', '2 minutes', 'visit', id);
    const second = await visit.try('visit');
    const arrived = second.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(arrived).not.toBe(renewed);
    expect(await visit.isAlive(arrived)).toBe(true);
    expect(await visit.isAlive(renewed)).toBe(false);
    // What was under way with the one before still passes for a minute; later it is a copy.
    expect(await visit.isAlive()).toBe(true);
    await age('renewed_at', '2 minutes', 'visit', id);
    expect(await visit.isAlive()).toBe(false);
    const { rows } = await database.pool.query<{ type: string }>(
      "SELECT type FROM journal WHERE entity_id = $1 AND type = 'visit.copied.v1'",
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(await visit.isAlive(arrived)).toBe(false);
  });

  it('should slow down tries at a link and from an address, and let in who waits as told', async () => {
    const { secret } = await issuePass(own.server);
    const dead = newDevice();
    for (let index = 0; index < 10; index += 1) expect((await redeem(dead)).status).toBe(404);
    const blocked = problemOf(await redeem(dead));
    expect(blocked).toMatchObject({ status: 429, code: 'IDENTITY.THROTTLED' });
    expect(blocked.details?.retryAfterS).toBeGreaterThan(25);
    await database.pool.query(
      "UPDATE sign_in_throttle SET failures = 299 WHERE key = 'links-from:127.0.0.1'",
    );
    expect((await redeem(secret)).status).toBe(200);
    expect((await redeem(newDevice())).status).toBe(404);
    const { secret: other } = await issuePass(own.server);
    expect((await redeem(other)).status).toBe(429);
    await database.pool.query("UPDATE sign_in_throttle SET blocked_until = now() - interval '1 second'");
    expect((await redeem(other)).status).toBe(200);
  });

  it('should refuse to issue what a scope does not allow', async () => {
    const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
    await expect(issuePass(own.server, { scope: 'link', endsAt: inDays(4) })).rejects.toThrow(RangeError);
    await expect(issuePass(own.server, { scope: 'person', uses: 2 })).rejects.toThrow(RangeError);
    await expect(issuePass(own.server, { redeemUntil: inDays(-1) })).rejects.toThrow(RangeError);
  });

  it('should take back a pass that was issued in a transaction that failed', async () => {
    const { database: db } = own.server;
    let secret = '';
    const failing = db.transaction(async (tx) => {
      const subject = { kind: 'uji', id: newId() };
      ({ secret } = await own.server.get(VisitorPasses).issue(tx, { scope: 'link', subject, label: 'Ani' }));
      throw new Error('the booking failed');
    });
    await expect(failing).rejects.toThrow('the booking failed');
    expect((await redeem(secret)).status).toBe(404);
  });
});
