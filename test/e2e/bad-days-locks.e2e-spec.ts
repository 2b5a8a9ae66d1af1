import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Call, Incident } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { heldLock } from '../support/held-lock.js';
import { ensureServerBuilt, pretendGazetteer } from '../support/server-process.js';
import { serverSettings, TestServer } from '../support/server.js';
import { problemOf, type Answer, type Session } from '../support/session.js';
import { untilTrue } from '../support/until-true.js';
import { expectDoneOrPassing, WebProcess } from '../support/web-processes.js';

const ROUNDS = 7;
const LINES = 12;
/** What a centre may notice of another process that froze. */
const WORKING_AGAIN_MS = 5_000;
const CUTS = 25;
const CUT_EVERY_MS = 120;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// Real: two processes of the server and PostgreSQL. The embedded engine serves one process at a time.
const onServer = process.env.SIAGA_TEST_ENGINE === 'embedded' ? describe.skip : describe;

onServer('two processes of a centre on its bad day', () => {
  const database = useDatabase();
  const keys = new Map<string, number>();
  const loads: { end: () => Promise<Answer[]> }[] = [];
  let operator: Session;
  let one: WebProcess;
  let two: WebProcess;
  jest.setTimeout(180_000);

  beforeAll(async () => {
    await ensureServerBuilt();
    const server = await TestServer.start(serverSettings(database.databaseUrl));
    operator = await server.session(inRegion('operator'));
    await server.close();
    await pretendGazetteer(database.pool);
    one = await WebProcess.start(database.databaseUrl, 'web');
    two = await WebProcess.start(database.databaseUrl, 'web');
  }, 300_000);
  afterAll(async () => {
    one.server.thaw();
    await Promise.all([one.server.stop(), two.server.stop()]);
  });
  beforeEach(() => keys.clear());
  afterEach(async () => {
    one.server.thaw();
    await Promise.allSettled(loads.splice(0).map(({ end }) => end()));
  });

  /** Writes on several lines at a process, one behind the other, until it is told to end; gives all answers. */
  function load(at: WebProcess): { end: () => Promise<Answer[]>; answered: () => number } {
    const answers: Answer[] = [];
    let isOver = false;
    let number = 0;
    const line = async (): Promise<void> => {
      while (!isOver) {
        const key = newId();
        keys.set(key, (number += 1));
        answers.push(await at.write(operator, number, key));
      }
    };
    const lines = Promise.all(Array.from({ length: LINES }, line));
    const end = async (): Promise<Answer[]> => {
      isOver = true;
      await lines;
      return answers;
    };
    const load = { end, answered: () => answers.length };
    loads.push(load);
    return load;
  }

  /** Everything that was sent is there once, whatever its sender heard. */
  async function expectEachOnce(): Promise<void> {
    const ids: string[] = [];
    for (const [key, number] of keys) {
      const answer = await two.write(operator, number, key);
      expect(answer.status).toBe(200);
      ids.push((answer.body as Call | Incident).id);
    }
    const { rows } = await database.pool.query<{ id: string }>(
      'SELECT entity_id AS id FROM journal WHERE version = 1 AND entity_id = ANY($1::uuid[])',
      [ids],
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([...new Set(ids)].sort());
    expect(new Set(ids).size).toBe(keys.size);
  }

  it('should let one go on within five seconds when the other freezes in the middle of its work', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const { end, answered } = load(one);
      await untilTrue(() => Promise.resolve(answered() >= LINES), 'work is under way');
      one.server.freeze();
      const answer = await Promise.race([
        two.write(operator, round),
        pause(WORKING_AGAIN_MS).then(() => null),
      ]);
      expect(answer?.status).toBe(200);
      one.server.thaw();
      for (const each of await end()) expectDoneOrPassing(each);
    }
    await expectEachOnce();
  });

  it.each([
    ['the journal', "SELECT pg_advisory_xact_lock(119002, hashtext('dispatch'))"],
    ['the calls', 'LOCK TABLE call IN ACCESS EXCLUSIVE MODE'],
    ['the incidents', 'LOCK TABLE incident IN ACCESS EXCLUSIVE MODE'],
    ['the keys of commands', 'LOCK TABLE idempotency IN ACCESS EXCLUSIVE MODE'],
  ])('should say so while a stranger holds %s, and go on behind it', async (_, lock) => {
    await heldLock(database.pool, lock, async () => {
      const stopped = load(one);
      const health = untilTrue(async () => {
        const { status, checks } = await two.ready();
        return status === 503 && checks.locks?.ok === false && (checks.locks.detail ?? '').includes('wait');
      }, 'health sees what waits');
      await health;
      const answers = await stopped.end();
      expect(answers.length).toBeGreaterThanOrEqual(LINES);
      for (const answer of answers) expectDoneOrPassing(answer);
      const refused = answers.filter(({ status }) => status === 503);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.map((answer) => problemOf(answer).code)).toContain('SYSTEM.OVERLOADED');
    });
    await untilTrue(async () => (await two.ready()).status === 200, 'health sees that it is over');
    await expectEachOnce();
  });

  it('should lose no process when its connections are cut again and again', async () => {
    const both = [load(one), load(two)];
    for (let cut = 0; cut < CUTS; cut += 1) {
      await pause(CUT_EVERY_MS);
      await database.pool.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
    }
    const answers = (await Promise.all(both.map(({ end }) => end()))).flat();
    for (const answer of answers) expectDoneOrPassing(answer);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect([one.server.isRunning, two.server.isRunning]).toEqual([true, true]);
    await expectEachOnce();
  });
});
