import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Journal, JournalQuery, JournalSealer, type JournalEntry } from '#siaga/journal';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { inRegion, incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { callRow } from '../support/journal-rows.js';
import { serverSettings, TestServer } from '../support/server.js';

const ROWS = 60;

function row(name: string): JournalEntry {
  return { ...callRow('15.71', { queue: name, note: 'rahasia' }), actor: SYSTEM_ACTOR };
}

describe('the journal', () => {
  const database = useDatabase();
  let server: TestServer;
  jest.setTimeout(60_000);

  beforeAll(async () => {
    server = await TestServer.start(serverSettings(database.databaseUrl, { SIAGA_ROLE: 'web' }));
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    // As who owns the tables: a head by itself only moves on.
    await database.pool.query(
      `ALTER TABLE journal_seal_head DISABLE TRIGGER USER;
       DELETE FROM journal_seal; DELETE FROM journal_seal_head;
       ALTER TABLE journal_seal_head ENABLE TRIGGER USER`,
    );
  });

  function write(entry: JournalEntry, hold: (tx: Tx) => void = () => undefined): Promise<void> {
    return server.database.transaction(async (tx) => {
      await server.get(Journal).append(tx, entry);
      hold(tx);
    });
  }

  it('should never let a reader pass a row that commits late', async () => {
    const query = server.get(JournalQuery);
    const start = await query.lastSeq();
    const read: number[] = [];
    let cursor = start;
    const readOn = async (): Promise<void> => {
      for (const { seq } of (await query.after(cursor, 7)).rows) {
        read.push(seq);
        cursor = seq;
      }
    };
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    // The first one has its number and does not commit; all others are asked for meanwhile, and so is a reading.
    const late = write(row('late'), (tx) => tx.beforeCommit(() => held));
    const others = Array.from({ length: ROWS }, (_, index) => write(row(`n${index}`)));
    const early = readOn();
    letGo();
    await Promise.all([late, early]);
    const deadlineMs = Date.now() + 20_000;
    while (read.length < ROWS + 1 && Date.now() < deadlineMs) await readOn();
    await Promise.all(others);
    const { rows: all } = await query.after(start, 1_000);
    expect(all).toHaveLength(ROWS + 1);
    expect(read).toEqual(all.map(({ seq }) => seq));
  });

  it('should write nothing of a transaction that fails in its last step', async () => {
    const start = await server.get(JournalQuery).lastSeq();
    const failing = write(row('failing'), (tx) => tx.beforeCommit(() => Promise.reject(new Error('uji'))));
    await expect(failing).rejects.toThrow('uji');
    expect(await server.get(JournalQuery).lastSeq()).toBe(start);
  });

  it('should encrypt what it holds of a person, and read it back', async () => {
    await write(row('sealed'));
    const { rows } = await database.pool.query<{ data: string }>(
      'SELECT data::text FROM journal ORDER BY seq DESC LIMIT 1',
    );
    expect(rows[0]?.data).not.toContain('rahasia');
    const last = (await server.get(JournalQuery).after(0, 10_000)).rows.at(-1);
    expect(last?.data).toMatchObject({ queue: 'sealed', note: 'rahasia' });
  });

  it('should seal its past, and show where it was changed or cut', async () => {
    const sealer = server.get(JournalSealer);
    await write(row('one'));
    await sealer.sealNew();
    await write(row('two'));
    await write(row('three'));
    expect(await sealer.sealNew()).toBe(1);
    expect(await sealer.sealNew()).toBe(0);
    const last = await server.get(JournalQuery).lastSeq();
    expect(await sealer.verify()).toEqual({ sealedUntil: last, firstBrokenSeq: null });
    await tamper(`UPDATE journal SET data = '{"name": "changed"}' WHERE seq = ${last - 1}`);
    expect(await sealer.verify()).toEqual({ sealedUntil: last - 2, firstBrokenSeq: last - 1 });
    await tamper(`UPDATE journal SET data = '{"name": "two"}' WHERE seq = ${last - 1}`);
    await tamper(`DELETE FROM journal WHERE seq = ${last}`);
    expect(await sealer.verify()).toMatchObject({ firstBrokenSeq: last - 1 });
  });

  it('should be sealed by one process at a time', async () => {
    for (let index = 0; index < 5; index += 1) await write(row(`seal ${index}`));
    const sealer = server.get(JournalSealer);
    await Promise.all([sealer.sealNew(), sealer.sealNew(), sealer.sealNew()]);
    expect(await sealer.verify()).toMatchObject({ firstBrokenSeq: null });
  });

  it('should refuse to change or delete rows and stamps', async () => {
    const operator = await server.session(inRegion('operator'));
    const { unit } = await server.crewed();
    const { id } = await operator.call('openIncident', incidentInput());
    await operator.call('offer', { id, unitIds: [unit.id] });
    for (const table of ['journal', 'assignment_stamp']) {
      for (const statement of [`UPDATE ${table} SET at = now()`, `DELETE FROM ${table}`])
        await expect(database.pool.query(statement)).rejects.toThrow('append-only');
    }
  });

  /** As somebody could who owns the database. */
  async function tamper(statement: string): Promise<void> {
    await database.pool.query('ALTER TABLE journal DISABLE TRIGGER journal_append_only');
    await database.pool.query(statement);
    await database.pool.query('ALTER TABLE journal ENABLE TRIGGER journal_append_only');
  }
});
