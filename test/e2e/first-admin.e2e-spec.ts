import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { ensureServerBuilt, pretendGazetteer, ServerProcess } from '../support/server-process.js';
import { serverVariables } from '../support/server.js';
import { Session } from '../support/session.js';

const LOADS = 'Loading the gazetteer';
const ADMIN = /First admin.*\n {2}(\S+) {2}(\S+)/;

describe('the first admin of a clean installation', () => {
  const database = useDatabase();
  const open: ServerProcess[] = [];

  beforeAll(() => ensureServerBuilt(), 300_000);
  afterEach(async () => {
    for (const server of open.splice(0)) await server.stop();
  });

  async function begin(): Promise<ServerProcess> {
    const server = await ServerProcess.begin({
      ...serverVariables(database.databaseUrl),
      SIAGA_DEMO: 'off',
    });
    open.push(server);
    return server;
  }

  it('should be told by the start that ends, also when one before was cut off while it loaded places', async () => {
    const cut = await begin();
    await cut.says(LOADS);
    await cut.kill();
    expect(cut.output).not.toMatch(ADMIN);
    // As if the rest were loaded by now.
    await pretendGazetteer(database.pool);

    const whole = await begin();
    await whole.says('Siaga is ready');
    const [, username = '', password = ''] = ADMIN.exec(whole.output) ?? [];
    const admin = await Session.signIn(whole.base, username, password);
    expect(admin.account.grants).toMatchObject([{ role: 'admin' }]);

    const later = await begin();
    await later.says('Siaga is ready');
    expect(later.output).not.toMatch(ADMIN);
  }, 120_000);
});
