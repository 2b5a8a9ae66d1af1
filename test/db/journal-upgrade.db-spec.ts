import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { EntityRules, JournalQuery, JournalSealer } from '#siaga/journal';
import { newId, PersonalDataCipher, type Logger } from '#siaga/kernel';
import { Database, migrate } from '#siaga/persistence';
import { migrations } from '../../migrations/index.js';
import { useDatabase } from '../support/database.js';

const STREAMS_MIGRATION = 'JournalStreams1700000001300';
const ENTITIES = [
  'call',
  'incident',
  'assignment',
  'unit',
  'facility',
  'inbound',
  'alert',
  'closure',
  'handover',
  'learned_place',
  'map',
  'account',
];
const REGIONS = ['15.71.01', '15.71', '15', 'ID'];
/** As programs of before call it. */
const APPEND_OF_BEFORE = "SELECT journal_append(now(), '{}', 'uji.v1', $1, $2, 1, $3, $4, $5, $6, 'uji', $7)";

describe('a journal from before there were streams', () => {
  const own = useDatabase();
  jest.setTimeout(60_000);

  afterEach(async () => {
    await migrate(own.dataSource);
    await own.truncateAll();
  });

  async function goBeforeStreams(): Promise<void> {
    const since = migrations.findIndex((migration) => migration.name === STREAMS_MIGRATION);
    for (let index = migrations.length; index > since; index -= 1)
      await own.dataSource.undoLastMigration({ transaction: 'each' });
  }

  async function appendAsBefore(entity: string, regionCode: string): Promise<Record<string, unknown>> {
    const row = { entity, id: newId(), regionCode, unitId: newId(), facilityId: newId(), data: { a: 1 } };
    await own.pool.query(APPEND_OF_BEFORE, [
      entity,
      row.id,
      regionCode,
      row.unitId,
      row.facilityId,
      newId(),
      row.data,
    ]);
    return row;
  }

  /** The seal as the program of before made it. */
  async function sealAsBefore(): Promise<void> {
    const { rows } = await own.pool.query<{ seq: string; line: string }>(
      "SELECT seq, (to_jsonb(journal) || jsonb_build_object('at', extract(epoch FROM at)))::text AS line FROM journal ORDER BY seq",
    );
    const previous = Buffer.alloc(32);
    const hash = createHash('sha256').update(previous);
    for (const { line } of rows) hash.update(line);
    await own.pool.query(
      'INSERT INTO journal_seal (from_seq, to_seq, previous_hash, hash) VALUES (1, $1, $2, $3)',
      [rows.at(-1)?.seq, previous, hash.digest()],
    );
  }

  it('should keep its numbers, its seals and who hears of it', async () => {
    await goBeforeStreams();
    await own.truncateAll();
    const written: Record<string, unknown>[] = [];
    for (const regionCode of REGIONS)
      for (const entity of ENTITIES) written.push(await appendAsBefore(entity, regionCode));
    await sealAsBefore();
    await migrate(own.dataSource);
    written.push(await appendAsBefore('call', '15.71'));

    const database = new Database(own.pool, {} as Logger);
    const query = new JournalQuery(database, new PersonalDataCipher(Buffer.alloc(32, 3)), {} as Logger);
    const rules = new EntityRules();
    const { rows } = await query.after(0, 1_000);
    expect(rows.map(({ stream, seq, entityId }) => [stream, seq, entityId])).toEqual(
      written.map(({ id }, index) => ['dispatch', index + 1, id]),
    );
    // A kind of topic that came after the streams is of no row from before: who hears it has a snapshot of later.
    const asThen = (topics: readonly string[]): string[] =>
      topics.filter((topic) => !topic.startsWith('queue:'));
    for (const row of rows)
      expect([row.entity, row.topics]).toEqual([row.entity, asThen(rules.topicsOf(row))]);
    const sealer = new JournalSealer(database, new PersonalDataCipher(Buffer.alloc(32, 3)));
    // What the program of before sealed has no signature until a person gives it.
    expect(await sealer.signUnsigned()).toEqual(['dispatch']);
    expect(await sealer.verify()).toEqual({ sealedUntil: written.length - 1, firstBrokenSeq: null });
    await sealer.sealNew();
    expect(await sealer.verify()).toEqual({ sealedUntil: written.length, firstBrokenSeq: null });
    await own.pool.query('ALTER TABLE journal DISABLE TRIGGER journal_append_only');
    await own.pool.query(`UPDATE journal SET data = '{"a": 2}' WHERE seq = 3`);
    await own.pool.query('ALTER TABLE journal ENABLE TRIGGER journal_append_only');
    expect(await sealer.verify()).toEqual({ sealedUntil: 0, firstBrokenSeq: 1 });
  });

  it('should not be taken back while another stream has rows', async () => {
    await own.pool.query(
      "SELECT journal_append(now(), '{}', 'uji.v1', 'uji', gen_random_uuid(), 1, 'ID', NULL, NULL, NULL, 'uji', 'monitoring', '{}', '{}')",
    );
    await expect(goBeforeStreams()).rejects.toThrow('rows in other streams');
    expect((await own.pool.query("SELECT FROM journal WHERE stream = 'monitoring'")).rowCount).toBe(1);
  });
});
