import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { ensureServerBuilt, freePort, pretendGazetteer, ServerProcess } from '../support/server-process.js';
import { serverVariables } from '../support/server.js';
import { send, Session } from '../support/session.js';

describe('a production start', () => {
  const database = useDatabase();
  const open: ServerProcess[] = [];

  beforeAll(async () => {
    await ensureServerBuilt();
    await pretendGazetteer(database.pool);
  }, 300_000);
  afterEach(async () => {
    for (const server of open.splice(0)) await server.stop();
  });

  async function start(): Promise<ServerProcess> {
    const server = await ServerProcess.start(serverVariables(database.databaseUrl));
    open.push(server);
    return server;
  }

  it('should make one admin, whose password is printed once and has to be changed', async () => {
    const first = await start();
    const [, password = ''] = /^ {2}admin {2}(\S{16,})$/m.exec(first.output) ?? [];
    const admin = await Session.signIn(first.base, 'admin', password);
    expect(admin.account).toMatchObject({
      mustChangePassword: true,
      grants: [{ role: 'admin', scope: { regionCode: 'ID' } }],
    });
    expect((await send(first.base, 'info', {})).body).toMatchObject({ isDemo: false, demoAccounts: [] });
    await first.stop();

    const second = await start();
    expect(second.output).not.toContain('admin');
    expect(second.output).not.toContain(password);
    expect((await Session.signIn(second.base, 'admin', password)).account.id).toBe(admin.account.id);
    const { rows } = await database.pool.query<{ username: string }>('SELECT username FROM account');
    expect(rows).toEqual([{ username: 'admin' }]);
  }, 60_000);

  it('should refuse a data key that cannot read what the database holds, and end', async () => {
    const first = await start();
    await first.stop();
    const { code, output } = await ServerProcess.fail({
      ...serverVariables(database.databaseUrl),
      SIAGA_DATA_KEY: Buffer.alloc(32, 'other').toString('base64'),
    });
    expect(code).toBe(1);
    expect(output).toContain('SIAGA_DATA_KEY is not the key');
    expect(output).not.toContain(' at ');
  }, 60_000);

  it('should name everything that is wrong with the settings, and end', async () => {
    const { code, output } = await ServerProcess.fail({
      DATABASE_URL: 'mysql://x',
      PORT: '99999',
      SIAGA_DATA_KEY: 'c2hvcnQ=',
    });
    expect(code).toBe(1);
    for (const name of ['DATABASE_URL', 'PORT', 'SIAGA_DATA_KEY']) expect(output).toContain(name);
    expect(output).not.toContain(' at ');
  }, 30_000);

  it('should say in one line that the database does not answer, and end', async () => {
    const port = await freePort();
    const { code, output } = await ServerProcess.fail({
      ...serverVariables(`postgresql://siaga@127.0.0.1:${port}/siaga`),
      PORT: String(await freePort()),
    });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([expect.stringContaining('The database does not answer')]);
  }, 30_000);

  it('should say in one line that the port is taken, and end', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const { code, output } = await ServerProcess.fail({
      ...serverVariables(database.databaseUrl),
      PORT: String(port),
    });
    await new Promise((resolve) => holder.close(resolve));
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([
      `siaga: Port ${port} is taken. Set PORT to a free one or stop the other program.`,
    ]);
  }, 30_000);
});
