import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ACCOUNT_HEADER, api, DEVICE_COOKIE } from '#siaga/contracts';
import { AccountService } from '#siaga/identity';
import { newId } from '#siaga/kernel';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { PASSWORD, useServer } from '../support/server.js';
import { problemOf, send, type Answer, type Session } from '../support/session.js';
import { SocketProbe } from '../support/socket-probe.js';
import { admit } from '../support/visitor.js';

const NEW_PASSWORD = 'kata-sandi-yang-baru';
const DEADLINE_MS = 20_000;

describe('the door', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl);
  let username = '';

  beforeEach(async () => {
    username = `pintu.${newId().slice(-12)}`;
    await own.server.account(username, inRegion('operator'));
  });
  afterEach(async () => {
    await database.pool.query('DELETE FROM sign_in_throttle');
  });

  const port = (): number => Number(new URL(own.server.base).port);

  function signIn(
    password: string,
    options: { cookie?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    return send(own.server.base, 'signIn', { username, password }, options);
  }

  function deviceOf(answer: Answer): string {
    const found = answer.headers.getSetCookie().find((text) => text.startsWith(`${DEVICE_COOKIE}=`));
    return found?.split(';')[0] ?? '';
  }

  it('should let in who is known on a device while strangers guess at the account', async () => {
    const known = deviceOf(await signIn(PASSWORD));
    expect(known).toMatch(/^siaga_device=[\w-]{43}$/);
    for (let index = 0; index < 8; index += 1) await signIn('salah');
    expect(problemOf(await signIn(PASSWORD))).toMatchObject({ code: 'IDENTITY.THROTTLED' });
    expect((await signIn(PASSWORD, { cookie: known })).status).toBe(200);
    // A cookie made up, or another's, is a stranger's.
    await own.server.account(`${username}.lain`, inRegion('operator'));
    const others = deviceOf(
      await send(own.server.base, 'signIn', { username: `${username}.lain`, password: PASSWORD }),
    );
    for (const cookie of [others, `${DEVICE_COOKIE}=${'x'.repeat(43)}`])
      expect(problemOf(await signIn(PASSWORD, { cookie }))).toMatchObject({ code: 'IDENTITY.THROTTLED' });
    const stored = await database.pool.query<{ row: string }>(
      'SELECT sign_in_device::text AS row FROM sign_in_device',
    );
    expect(stored.rows.some(({ row }) => row.includes(known.slice(DEVICE_COOKIE.length + 1)))).toBe(false);
  });

  it('should end guessing on a known device too, and open nothing by its cookie', async () => {
    const known = deviceOf(await signIn(PASSWORD));
    const answers: number[] = [];
    for (let index = 0; index < 12; index += 1)
      answers.push((await signIn('salah', { cookie: known })).status);
    expect(answers.filter((status) => status === 401)).toHaveLength(10);
    expect(answers.at(-1)).toBe(429);
    expect((await send(own.server.base, 'session', {}, { cookie: known })).status).toBe(401);
    // The other people of the account, elsewhere, are not slowed down by it.
    expect((await signIn(PASSWORD)).status).toBe(200);
  });

  it('should count tries of one address and not let it fill the table or touch accounts afterwards', async () => {
    await database.pool.query(
      `INSERT INTO sign_in_throttle (key, failures, window_started_at, blocked_until)
       VALUES ('address:127.0.0.1', 60, now(), now() + interval '5 minutes')`,
    );
    for (let index = 0; index < 6; index += 1) expect((await signIn('salah')).status).toBe(429);
    const { rows } = await database.pool.query<{ key: string }>('SELECT key FROM sign_in_throttle');
    expect(rows).toEqual([{ key: 'address:127.0.0.1' }]);
  });

  it('should slow down guessing at the present password, whichever of two processes is asked', async () => {
    const session = await own.server.signIn(username);
    const change = (currentPassword: string): Promise<Answer> =>
      session.try('changePassword', { currentPassword, newPassword: NEW_PASSWORD });
    const answers = await Promise.all(Array.from({ length: 12 }, () => change('salah')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
    expect(problemOf(await change(PASSWORD))).toMatchObject({ code: 'IDENTITY.THROTTLED' });
    await database.pool.query('DELETE FROM sign_in_throttle');
    expect((await change(PASSWORD)).status).toBe(200);
  });

  it('should open nothing but the change itself to who must change the password, over the socket too', async () => {
    const name = `${username}.sementara`;
    await own.server.get(AccountService).createAtStart({
      username: name,
      displayName: 'Baru',
      password: PASSWORD,
      grants: inRegion('admin'),
      mustChangePassword: true,
      isDemo: false,
    });
    const session = await own.server.signIn(name);
    for (const route of ['snapshot', 'units', 'accounts', 'facilities', 'closures'] as const)
      expect(await session.refusal(route, {})).toMatchObject({
        status: 409,
        code: 'IDENTITY.PASSWORD_CHANGE_NEEDED',
      });
    await expect(session.opened()).rejects.toThrow('PASSWORD_CHANGE_NEEDED');
    expect((await session.call('session', {})).account.mustChangePassword).toBe(true);
    await session.call('changePassword', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    await session.call('snapshot', {});
    await session.opened();
  });

  it.each(['aaaaaaaaaaaa', 'password1234', 'siaga-2026-119'])(
    'should take no new password like %s',
    async (weak) => {
      const session = await own.server.signIn(username);
      expect(
        await session.refusal('changePassword', { currentPassword: PASSWORD, newPassword: weak }),
      ).toMatchObject({ code: 'INPUT.INVALID', fields: [{ path: 'newPassword' }] });
      const admin = await own.server.session(inRegion('admin'));
      const made = {
        username: `lemah.${newId().slice(-8)}`,
        displayName: 'Lemah',
        grants: inRegion('operator'),
      };
      expect(await admin.refusal('createAccount', { ...made, password: weak })).toMatchObject({
        fields: [{ path: 'password' }],
      });
      expect(
        await admin.refusal('updateAccount', { id: session.account.id, version: 1, password: weak }),
      ).toMatchObject({ fields: [{ path: 'password' }] });
    },
  );

  it('should go on letting in whose old password would not be taken today', async () => {
    const name = `${username}.lama`;
    await own.server.get(AccountService).createAtStart({
      username: name,
      displayName: 'Lama',
      password: 'aaaaaaaaaaaa',
      grants: inRegion('operator'),
      mustChangePassword: false,
      isDemo: false,
    });
    await own.server.signIn(name, 'aaaaaaaaaaaa');
  });

  it('should take no command from an address', async () => {
    const query = new URLSearchParams({ username, password: PASSWORD });
    const response = await fetch(`${own.server.base}${api.signIn.path}?${query.toString()}`, {
      method: 'POST',
    });
    const body = await response.text();
    expect(response.status).toBe(422);
    expect(body).not.toContain(PASSWORD);
    expect(response.headers.getSetCookie()).toEqual([]);
    const session = await own.server.signIn(username);
    const made = await fetch(`${own.server.base}${api.createCall.path}?regionCode=15.71`, {
      method: 'POST',
      headers: { cookie: session.cookie },
    });
    expect(made.status).toBe(422);
  });

  it('should believe no forwarded address or host of a client that is no proxy', async () => {
    await database.pool.query(
      `INSERT INTO sign_in_throttle (key, failures, window_started_at, blocked_until)
       VALUES ('address:127.0.0.1', 60, now(), now() + interval '5 minutes')`,
    );
    expect((await signIn(PASSWORD, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(429);
    const forged = { origin: 'https://jahat.example', 'x-forwarded-host': 'jahat.example' };
    expect(problemOf(await signIn(PASSWORD, { headers: forged }))).toMatchObject({
      code: 'IDENTITY.CROSS_SITE',
    });
  });

  describe('when another account signs in over the same cookie', () => {
    let first: Session;
    let second: Session;

    beforeEach(async () => {
      first = await own.server.signIn(username);
      second = await own.server.session(inRegion('operator'), 'Budi Contoh');
    });

    it('should do nothing in the name of the other, read or write, and say who it is', async () => {
      const headers = { [ACCOUNT_HEADER]: first.account.id };
      const before = await database.pool.query('SELECT count(*) FROM journal');
      for (const [route, input] of [
        ['createCall', { regionCode: '15.71', callerNumber: '0811-0000-0499' }],
        ['changePassword', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }],
        ['snapshot', {}],
        ['signOut', {}],
      ] as const)
        expect(problemOf(await second.try(route, input as never, { headers }))).toMatchObject({
          status: 401,
          code: 'IDENTITY.OTHER_ACCOUNT',
          details: { name: 'Budi Contoh' },
        });
      expect(await database.pool.query('SELECT count(*) FROM journal')).toMatchObject({ rows: before.rows });
      await second.call('snapshot', {}, { headers: { [ACCOUNT_HEADER]: second.account.id } });
    });

    it('should refuse the socket of the page that was opened for the first', async () => {
      const open = (account: string): Promise<SocketProbe> =>
        SocketProbe.open(port(), { cookie: second.cookie, account });
      await expect(open(first.account.id)).rejects.toThrow('OTHER_ACCOUNT');
      (await open(second.account.id)).close();
    });

    it('should end what the first had open there, and leave the same account to its other tabs', async () => {
      const probe = await SocketProbe.open(port(), { cookie: first.cookie, account: first.account.id });
      const again = await signIn(PASSWORD, { cookie: first.cookie });
      expect(again.status).toBe(200);
      await first.call('snapshot', {});
      expect(probe.endedBy).toBeNull();
      await own.server.account(`${username}.lain`, inRegion('operator'));
      const over = await send(
        own.server.base,
        'signIn',
        { username: `${username}.lain`, password: PASSWORD },
        { cookie: first.cookie },
      );
      expect(over.status).toBe(200);
      await probe.until(({ endedBy }) => endedBy === 'signed_out', 'the end of the first socket');
      expect(await first.refusal('snapshot', {})).toMatchObject({ code: 'IDENTITY.NOT_SIGNED_IN' });
    });

    it('should not end what the first had open because of a try that failed', async () => {
      const wrong = await send(
        own.server.base,
        'signIn',
        { username: second.account.username, password: 'salah' },
        { cookie: first.cookie },
      );
      expect(wrong.status).toBe(401);
      await first.call('snapshot', {});
    });

    it('should say who is here, and of nobody without a refusal', async () => {
      const asked = (cookie?: string, headers = {}): Promise<Answer> =>
        send(own.server.base, 'whoIsHere', {}, { cookie, headers });
      for (const cookie of [undefined, 'siaga_session=made-up'])
        expect(await asked(cookie)).toMatchObject({ status: 200, body: { session: null } });
      expect(await asked(second.cookie)).toMatchObject({
        body: { session: { account: { id: second.account.id } } },
      });
      expect(problemOf(await asked(second.cookie, { [ACCOUNT_HEADER]: first.account.id }))).toMatchObject({
        code: 'IDENTITY.OTHER_ACCOUNT',
      });
    });

    it('should keep visitors apart in the same way', async () => {
      const [one, two] = [
        await admit(own.server, { scope: 'link' }),
        await admit(own.server, { scope: 'link' }),
      ];
      const headers = { [ACCOUNT_HEADER]: one.visit.id };
      expect(problemOf(await two.try('leaveVisit', {}, { headers }))).toMatchObject({
        code: 'IDENTITY.OTHER_ACCOUNT',
      });
      expect((await two.try('visit')).status).toBe(200);
    });
  });

  it('should let no cache keep what the API answers', async () => {
    const session = await own.server.signIn(username);
    for (const [route, input] of [
      ['session', {}],
      ['whoIsHere', {}],
      ['snapshot', {}],
      ['locate', { q: 'Talang Banjar' }],
    ] as const)
      expect((await session.try(route, input as never)).headers.get('cache-control')).toBe('no-store');
    const missing = await fetch(`${own.server.base}/api/v1/tidak-ada`);
    expect(missing.headers.get('cache-control')).toBe('no-store');
    expect(
      (await send(own.server.base, 'signIn', { username, password: 'x' })).headers.get('cache-control'),
    ).toBe('no-store');
  });

  it.each([
    ['headers', 'GET /api/v1/info HTTP/1.1\r\nHost: x\r\nX-', 'a'],
    [
      'a body',
      `POST ${api.signIn.path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{`,
      ' ',
    ],
    ['nothing at all', '', ''],
  ])(
    'should cut a line over which %s drips after 15 seconds',
    async (_, head, drop) => {
      const startedMs = Date.now();
      const socket = connect(port(), '127.0.0.1');
      const drip = setInterval(() => drop && socket.writable && socket.write(drop), 500);
      socket.on('error', () => undefined);
      if (head) socket.write(head);
      await ended(socket);
      clearInterval(drip);
      expect(Date.now() - startedMs).toBeGreaterThan(14_000);
      expect(Date.now() - startedMs).toBeLessThan(DEADLINE_MS);
    },
    30_000,
  );

  it('should let nobody empty what is written once', async () => {
    for (const table of ['journal', 'journal_seal', 'assignment_stamp'])
      await expect(own.server.database.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('never emptied');
  });
});

function ended(socket: Socket): Promise<void> {
  socket.resume();
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error('the line was not cut'));
    }, DEADLINE_MS);
    socket.on('close', () => {
      clearTimeout(late);
      resolve();
    });
  });
}
