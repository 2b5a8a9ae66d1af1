import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ApiInput } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { PASSWORD, useServer } from '../support/server.js';
import { problemOf, send, type Answer, type Session } from '../support/session.js';
import { SocketProbe } from '../support/socket-probe.js';

const ADDRESS = 'address:127.0.0.1';
const NEW_PASSWORD = 'kata-sandi-yang-baru';

describe('accounts and sessions', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl);
  let count = 0;
  let username = '';

  beforeEach(async () => {
    count += 1;
    username = `orang.${count}`;
    await own.server.account(username, inRegion('operator'));
  });
  afterEach(async () => {
    await database.pool.query('DELETE FROM sign_in_throttle');
  });

  function signIn(password = PASSWORD, who = username): Promise<Answer> {
    return send(own.server.base, 'signIn', { username: who, password });
  }

  /** What the clock does by itself. */
  async function waitOutTheBlock(key: string): Promise<void> {
    await database.pool.query(
      "UPDATE sign_in_throttle SET blocked_until = now() - interval '1 second' WHERE key = $1",
      [key],
    );
  }

  async function isAlive(session: Session): Promise<boolean> {
    return (await session.try('session', {})).status === 200;
  }

  it('should keep the session in a cookie that scripts and other sites cannot use, and nowhere else', async () => {
    const { status, headers, body } = await signIn(PASSWORD, username.toUpperCase());
    expect(status).toBe(200);
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^siaga_session=[\w-]{43}; /);
    expect(cookie.split('; ').slice(1)).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Strict']),
    );
    const token = cookie.slice('siaga_session='.length).split(';')[0] ?? '';
    expect(JSON.stringify(body)).not.toContain(token);
    const { rows } = await database.pool.query<{ stored: string }>(
      'SELECT session::text AS stored FROM session',
    );
    expect(rows.some(({ stored }) => stored.includes(token))).toBe(false);
    expect(JSON.stringify(body)).not.toContain('argon2');
  });

  it('should not tell whether the name or the password was wrong', async () => {
    const answers = [await signIn('salah'), await signIn('salah', 'tidak.ada')];
    const bodies = answers.map((answer) => ({ ...problemOf(answer), correlationId: '' }));
    expect(bodies[0]).toEqual(bodies[1]);
    expect(bodies[0]).toMatchObject({ status: 401, code: 'IDENTITY.WRONG_CREDENTIALS' });
  });

  it('should slow down guessing at one account, and let in who waits as told', async () => {
    for (let index = 0; index < 5; index += 1) expect((await signIn('salah')).status).toBe(401);
    const blocked = problemOf(await signIn());
    expect(blocked).toMatchObject({ status: 429, code: 'IDENTITY.THROTTLED' });
    expect(blocked.details?.retryAfterS).toBeGreaterThan(25);
    expect(blocked.details?.retryAfterS).toBeLessThanOrEqual(30);
    await own.server.account(`${username}.lain`, inRegion('operator'));
    expect((await signIn(PASSWORD, `${username}.lain`)).status).toBe(200);
    await waitOutTheBlock(`account:${username}`);
    expect((await signIn('salah')).status).toBe(401);
    expect(problemOf(await signIn()).details?.retryAfterS).toBeGreaterThan(55);
    await waitOutTheBlock(`account:${username}`);
    expect((await signIn()).status).toBe(200);
    expect((await signIn('salah')).status).toBe(401);
    expect((await signIn()).status).toBe(200);
  });

  it('should count tries that come at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('salah')));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7);
  });

  it('should slow down guessing from one address, also for names it did not try yet', async () => {
    await database.pool.query(
      `INSERT INTO sign_in_throttle (key, failures, window_started_at) VALUES ($1, 49, now())
       ON CONFLICT (key) DO UPDATE SET failures = 49, window_started_at = now()`,
      [ADDRESS],
    );
    expect((await signIn()).status).toBe(200);
    expect((await signIn('salah', 'tidak.ada')).status).toBe(401);
    expect(problemOf(await signIn())).toMatchObject({ code: 'IDENTITY.THROTTLED' });
    await waitOutTheBlock(ADDRESS);
    expect((await signIn()).status).toBe(200);
  });

  it('should end the session and its sockets at sign-out, and no other session of the person', async () => {
    const [here, elsewhere] = [await own.server.signIn(username), await own.server.signIn(username)];
    const [socket, other] = [await here.socket(), await elsewhere.socket()];
    const { headers } = await here.try('signOut', {});
    expect(headers.getSetCookie()[0]).toMatch(/^siaga_session=;/);
    await socket.until((probe) => probe.disconnectReason !== null, 'the cut socket');
    expect(socket.endedBy).toBe('signed_out');
    expect(await isAlive(here)).toBe(false);
    expect(await isAlive(elsewhere)).toBe(true);
    expect(other.socket.connected).toBe(true);
    await expect(here.socket()).rejects.toThrow('401');
  });

  /** Signs the person out between the moment in which their session is read for something else and the use of what was read. */
  function signOutWhileRead(session: Session): void {
    const real = own.server.get(Database);
    const read = real.read.bind(real);
    jest.spyOn(real, 'read').mockImplementationOnce(async (entity, work) => {
      const found = await read(entity, work);
      await session.call('signOut', {});
      return found;
    });
  }

  it('should remember no session that ended while it was looked up', async () => {
    const session = await own.server.signIn(username);
    signOutWhileRead(session);
    // What was under way may pass.
    expect((await session.try('snapshot', {})).status).toBe(200);
    expect(await isAlive(session)).toBe(false);
  });

  it('should cut a socket whose session ended while it was let in', async () => {
    const session = await own.server.signIn(username);
    signOutWhileRead(session);
    const socket = await SocketProbe.open(Number(new URL(own.server.base).port), { cookie: session.cookie });
    await socket.until((probe) => probe.disconnectReason !== null, 'the cut socket');
    expect(socket.endedBy).toBe('signed_out');
  });

  it('should end the other sessions when the password is changed, and keep this one', async () => {
    const [here, elsewhere] = [await own.server.signIn(username), await own.server.signIn(username)];
    const [socket, other] = [await here.socket(), await elsewhere.socket()];
    const wrong = await here.refusal('changePassword', {
      currentPassword: 'salah',
      newPassword: NEW_PASSWORD,
    });
    expect(wrong.code).toBe('IDENTITY.WRONG_CREDENTIALS');
    await here.call('changePassword', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    await other.until((probe) => probe.disconnectReason !== null, 'the cut socket');
    expect(await isAlive(elsewhere)).toBe(false);
    expect(await isAlive(here)).toBe(true);
    expect(socket.socket.connected).toBe(true);
    expect((await signIn()).status).toBe(401);
    expect((await signIn(NEW_PASSWORD)).status).toBe(200);
  });

  it('should ask for a new password after an admin has set one, until it is changed', async () => {
    const admin = await own.server.session(inRegion('admin'));
    const made = await admin.call('createAccount', {
      username: `${username}.baru`,
      displayName: 'Orang Baru',
      password: PASSWORD,
      grants: inRegion('operator'),
    });
    const person = await own.server.signIn(made.username);
    expect((await person.call('session', {})).account.mustChangePassword).toBe(true);
    await person.call('changePassword', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect((await person.call('session', {})).account.mustChangePassword).toBe(false);
    const taken = await admin.refusal('createAccount', {
      username: made.username,
      displayName: 'X',
      password: PASSWORD,
      grants: [],
    });
    expect(taken).toMatchObject({ status: 409, code: 'IDENTITY.USERNAME_TAKEN' });
  });

  it('should shut out a disabled account at once, sockets too, until it is enabled again', async () => {
    const admin = await own.server.session(inRegion('admin'));
    const person = await own.server.signIn(username);
    const socket = await person.socket();
    const disabled = await admin.call('updateAccount', {
      id: person.account.id,
      version: 1,
      isDisabled: true,
    });
    expect(disabled.disabledAt).not.toBeNull();
    await socket.until((probe) => probe.disconnectReason !== null, 'the cut socket');
    expect(await isAlive(person)).toBe(false);
    expect(problemOf(await signIn())).toMatchObject({ code: 'IDENTITY.WRONG_CREDENTIALS' });
    await admin.call('updateAccount', { id: person.account.id, version: 2, isDisabled: false });
    expect((await signIn()).status).toBe(200);
  });

  it('should end sessions when rights change, so that the new rights hold at once', async () => {
    const admin = await own.server.session(inRegion('admin'));
    const person = await own.server.signIn(username);
    const socket = await person.socket();
    await admin.call('updateAccount', {
      id: person.account.id,
      version: 1,
      grants: inRegion('field_officer'),
    });
    await socket.until((probe) => probe.disconnectReason !== null, 'the cut socket');
    expect(socket.endedBy).toBe('rights_changed');
    expect(await isAlive(person)).toBe(false);
    const again = await own.server.signIn(username);
    expect((await again.try('units', {})).status).toBe(404);
  });

  it('should tell an admin that another was faster, and change nothing', async () => {
    const [one, two] = [
      await own.server.session(inRegion('admin')),
      await own.server.session(inRegion('admin')),
    ];
    const { account } = await own.server.signIn(username);
    const changes = [one, two].map((admin, n) =>
      admin.try('updateAccount', { id: account.id, version: 1, displayName: `Nama ${n}` }),
    );
    const answers = await Promise.all(changes);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const stale = { id: account.id, version: 1, grants: [] };
    expect(await one.refusal('updateAccount', stale)).toMatchObject({
      status: 409,
      code: 'STALE.VERSION',
      details: { version: 2 },
    });
    const stored = (await two.call('accounts', {})).accounts.find(({ id }) => id === account.id);
    expect(stored).toMatchObject({ version: 2, grants: inRegion('operator') });
    const again = await two.call('updateAccount', { id: account.id, version: 2, displayName: 'Nama Akhir' });
    expect(again).toMatchObject({ version: 3, displayName: 'Nama Akhir' });
  });

  it('should do a change that is sent twice once', async () => {
    const admin = await own.server.session(inRegion('admin'));
    const { account } = await own.server.signIn(username);
    const change = { id: account.id, version: 1, password: NEW_PASSWORD };
    const key = newId();
    const first = await admin.call('updateAccount', change, { key });
    expect(await admin.call('updateAccount', change, { key })).toEqual(first);
    expect(first.version).toBe(2);
    expect((await signIn(NEW_PASSWORD)).status).toBe(200);
  });

  it('should let no admin disable their own account', async () => {
    const admin = await own.server.session(inRegion('admin'));
    await own.server.session(inRegion('admin'));
    const self = { id: admin.account.id, version: 1 };
    expect(await admin.refusal('updateAccount', { ...self, isDisabled: true })).toMatchObject({
      status: 409,
      code: 'IDENTITY.OWN_ACCOUNT',
    });
    expect(await isAlive(admin)).toBe(true);
    expect(await admin.call('updateAccount', { ...self, displayName: 'Nama Sendiri' })).toMatchObject({
      version: 2,
    });
  });

  it('should keep the last admin of a region, whoever asks and however', async () => {
    const region = '94.01';
    const only = await own.server.session(inRegion('admin', region));
    const kept = { id: only.account.id, version: 1 };
    expect(await only.refusal('updateAccount', { ...kept, grants: [] })).toMatchObject({
      status: 409,
      code: 'IDENTITY.LAST_ADMIN',
    });
    const other = await own.server.session(inRegion('admin', region));
    await other.call('updateAccount', { ...kept, isDisabled: true });
    expect(await isAlive(only)).toBe(false);
    expect(
      await other.refusal('updateAccount', {
        id: other.account.id,
        version: 1,
        grants: inRegion('operator', region),
      }),
    ).toMatchObject({ code: 'IDENTITY.LAST_ADMIN' });
    expect(await isAlive(other)).toBe(true);
  });

  it('should leave an admin when all disable each other at once', async () => {
    const region = '94.02';
    const admins = await Promise.all(
      Array.from({ length: 4 }, () => own.server.session(inRegion('admin', region))),
    );
    const tries = admins.flatMap((admin) =>
      admins
        .filter((other) => other !== admin)
        .map((other) => admin.try('updateAccount', { id: other.account.id, version: 1, isDisabled: true })),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeLessThan(admins.length);
    const alive = await Promise.all(admins.map(isAlive));
    expect(alive.filter(Boolean).length).toBeGreaterThan(0);
  });

  it('should refuse a session whose time is over', async () => {
    const person = await own.server.signIn(username);
    await database.pool.query(
      "UPDATE session SET expires_at = now() - interval '1 second' WHERE account_id = $1",
      [person.account.id],
    );
    expect(await isAlive(person)).toBe(false);
  });

  describe('in the security trail', () => {
    const told = async (reader: Session, input: ApiInput<'trail'> = {}): Promise<string[]> => {
      const { entries } = await reader.call('trail', { limit: 200, ...input });
      return entries.map(({ act, account }) => `${act} ${account?.username ?? 'nobody'}`).reverse();
    };

    it('should tell a supervisor of the region of sign-ins, failures, lock-outs and passwords, and no other', async () => {
      const [supervisor, neighbour] = await Promise.all([
        own.server.session(inRegion('supervisor')),
        own.server.session(inRegion('supervisor', OTHER_REGION)),
      ]);
      const session = await own.server.signIn(username);
      await session.call('changePassword', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
      await session.call('signOut', {});
      for (let index = 0; index < 6; index += 1) await signIn('salah');
      await signIn('salah', 'tidak.ada');
      expect(await told(supervisor, { who: username.toUpperCase() })).toEqual(
        ['account_created nobody'].concat(
          [
            ...['signed_in', 'password_changed', 'sessions_ended', 'signed_out'],
            ...Array.from({ length: 5 }, () => 'sign_in_failed'),
            'locked_out',
          ].map((act) => `${act} ${username}`),
        ),
      );
      expect(await told(neighbour)).not.toContain(`signed_in ${username}`);
      const nation = await own.server.session(inRegion('supervisor', 'ID'));
      expect(await told(nation)).toContain('sign_in_failed nobody');
      expect(await told(supervisor)).not.toContain('sign_in_failed nobody');
      const operator = await own.server.session(inRegion('operator'));
      expect((await operator.try('trail', {})).status).toBe(404);
      const { rows } = await database.pool.query<{ text: string }>(
        'SELECT t::text AS text FROM security_trail t',
      );
      expect(rows.filter(({ text }) => /tidak\.ada|127\.0\.0\.1|salah/.test(text))).toEqual([]);
    });

    it('should tell of records looked at, of rights refused and of rights given, each to whom they belong', async () => {
      const [supervisor, neighbour, admin] = await Promise.all([
        own.server.session(inRegion('supervisor')),
        own.server.session(inRegion('supervisor', OTHER_REGION)),
        own.server.session(inRegion('admin', 'ID')),
      ]);
      const operator = await own.server.signIn(username);
      const call = await operator.call('createCall', {
        regionCode: OWN_REGION,
        callerNumber: '0811-0000-0402',
      });
      await operator.call('call', { id: call.id });
      await admin.call('call', { id: call.id });
      const stranger = await own.server.session(inRegion('operator', OTHER_REGION), 'Orang Lain');
      expect((await stranger.try('call', { id: call.id })).status).toBe(404);
      expect((await operator.try('accounts', {})).status).toBe(404);
      const { entries } = await supervisor.call('trail', { subjectId: call.id });
      expect(entries).toMatchObject([
        { act: 'record_viewed', regionCodes: [OWN_REGION], subject: { kind: 'call', id: call.id } },
        { act: 'record_viewed', account: { username }, from: expect.stringMatching(/^127\.0\.\*\.\* · /) },
      ]);
      const refused = { what: 'rights', from: call.offeredAt } as const;
      const { entries: seen } = await supervisor.call('trail', refused);
      expect(seen.filter(({ act }) => act === 'right_refused').map(({ detail }) => detail.right)).toEqual([
        'account.manage',
        'call.read',
      ]);
      expect((await neighbour.call('trail', refused)).entries).toMatchObject([
        { act: 'right_refused', account: { displayName: 'Orang Lain' }, detail: { right: 'call.read' } },
        { act: 'account_created' },
      ]);
      expect(JSON.stringify(await admin.call('trail', { limit: 200 }))).not.toContain('0811-0000-0402');
    });
  });
});
