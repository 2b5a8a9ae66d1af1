import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Pool } from 'pg';
import {
  EntityRules,
  Journal,
  JournalBell,
  JournalFeed,
  JournalQuery,
  JournalRelay,
  type JournalRow,
} from '#siaga/journal';
import { PersonalDataCipher, SYSTEM_ACTOR, SystemClock, type Logger } from '#siaga/kernel';
import { Bell, Database } from '#siaga/persistence';
import { useDatabase } from '../support/database.js';
import { alertRow } from '../support/journal-rows.js';
import { untilTrue } from '../support/until-true.js';

/** No reading by itself falls into the test. */
const NO_POLL_MS = 3_600_000;
const SOON_MS = 2_000;
const isEmbedded = process.env.SIAGA_TEST_ENGINE === 'embedded';

/** What of one process reads and writes the journal, on a pool of its own. */
class Process {
  readonly heard: JournalRow[] = [];
  readonly warnings: unknown[] = [];
  readonly bell: JournalBell;
  private readonly pool: Pool;
  private readonly feed = new JournalFeed();
  private readonly database: Database;
  private readonly journal: Journal;
  private readonly relay: JournalRelay;

  constructor(url: string) {
    this.pool = new Pool({ connectionString: url, max: 3 });
    // As in PersistenceModule: a broken idle connection is dropped by the pool.
    this.pool.on('error', () => undefined);
    const tell = (facts: unknown): unknown => this.warnings.push(facts);
    const logger = {
      info: () => undefined,
      debug: () => undefined,
      warn: tell,
      error: tell,
    } as unknown as Logger;
    this.database = new Database(this.pool, logger);
    const cipher = new PersonalDataCipher(Buffer.alloc(32, 3));
    this.journal = new Journal(cipher, new SystemClock(), this.feed, new EntityRules());
    this.bell = new JournalBell(this.database, logger);
    const query = new JournalQuery(this.database, cipher, logger);
    this.relay = new JournalRelay(query, this.feed, this.bell, logger);
    this.feed.subscribe((row) => this.heard.push(row));
  }

  async start(pollMs: number): Promise<void> {
    await this.relay.start(pollMs);
  }

  append(): Promise<void> {
    return this.database.transaction((tx) => this.journal.append(tx, { ...alertRow(), actor: SYSTEM_ACTOR }));
  }

  async stop(): Promise<void> {
    await this.relay.beforeApplicationShutdown();
    await this.pool.end();
  }
}

describe('the bell of the journal', () => {
  const own = useDatabase();
  const processes: Process[] = [];
  jest.setTimeout(60_000);

  afterEach(async () => {
    for (const process of processes.splice(0)) await process.stop();
  });

  async function twoProcesses(pollMs = NO_POLL_MS): Promise<[Process, Process]> {
    const pair: [Process, Process] = [new Process(own.databaseUrl), new Process(own.databaseUrl)];
    processes.push(...pair);
    for (const process of pair) await process.start(pollMs);
    const settled = isEmbedded ? 'unsupported' : 'heard';
    await untilTrue(() => pair.every(({ bell }) => bell.state === settled), `the bell is ${settled}`);
    return pair;
  }

  async function breakLines(): Promise<void> {
    await own.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'siaga-bell' AND datname = current_database()",
    );
  }

  const onPostgres = isEmbedded ? it.skip : it;

  onPostgres('should tell another process at once, each change once and in order', async () => {
    const [here, there] = await twoProcesses();
    await here.append();
    await untilTrue(() => there.heard.length === 1, 'the other process hears', SOON_MS);
    await Promise.all(Array.from({ length: 50 }, () => here.append()));
    await there.append();
    await untilTrue(() => there.heard.length === 52 && here.heard.length === 52, 'both hear all', SOON_MS);
    for (const { heard } of [here, there])
      expect(heard.map(({ seq }) => seq)).toEqual(
        Array.from({ length: 52 }, (_, index) => (heard[0]?.seq ?? 0) + index),
      );
  });

  onPostgres('should come back by itself when its line breaks, and read what was missed', async () => {
    const [here, there] = await twoProcesses();
    await breakLines();
    await untilTrue(() => there.bell.state === 'away' && here.bell.state === 'away', 'both know it');
    await here.append();
    await untilTrue(() => there.heard.length === 1, 'what was written meanwhile is read');
    expect([here.bell.state, there.bell.state]).toContain('heard');
    await untilTrue(() => here.bell.state === 'heard' && there.bell.state === 'heard', 'both are back');
    await here.append();
    await untilTrue(() => there.heard.length === 2, 'rings come again', SOON_MS);
    expect(there.warnings).toHaveLength(1);
  });

  it('should go on by reading alone where the engine carries no ring', async () => {
    const [here, there] = await twoProcesses(50);
    await here.append();
    await untilTrue(() => there.heard.length === 1, 'the reading finds it');
  });

  it('should hand out what stands behind a change that cannot be opened, and tell of it once', async () => {
    const [here, there] = await twoProcesses(50);
    await own.pool.query(
      `SELECT journal_append(now(), '{"kind":"system","id":"siaga","name":"Siaga"}'::jsonb, 'map.changed.v1', 'map', gen_random_uuid(), 1, 'ID', NULL,
                             NULL, NULL, 'uji', 'dispatch', '{}'::text[], '{"note":{"$sealed":"bm90IHNlYWxlZCBieSB1cw=="}}'::jsonb)`,
    );
    await here.append();
    await untilTrue(() => [here, there].every(({ heard }) => heard.length === 1), 'both hear the next one');
    await here.append();
    await untilTrue(() => [here, there].every(({ heard }) => heard.length === 2), 'and the one after it');
    for (const { warnings } of [here, there])
      expect(warnings.filter((facts) => (facts as { type?: string }).type === 'map.changed.v1')).toHaveLength(
        1,
      );
  });

  it('should neither throw nor end the process when there is no database at all', async () => {
    const pool = new Pool({
      connectionString: 'postgres://siaga@127.0.0.1:1/none',
      connectionTimeoutMillis: 500,
    });
    const warnings: unknown[] = [];
    const logger = { warn: (facts: unknown) => warnings.push(facts) } as unknown as Logger;
    const bell = new Bell(pool, 'siaga_journal', logger);
    bell.start(() => undefined);
    await untilTrue(() => bell.state === 'away', 'it knows');
    bell.ring();
    await bell.stop();
    await pool.end();
    expect(warnings).toHaveLength(1);
  });
});
