import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PersonalDataCipher } from '#siaga/kernel';
import { ClearRowsSealer, migrate } from '#siaga/persistence';
import { SealedWords1700000001800 } from '../../migrations/1700000001800-SealedWords.js';
import { migrations } from '../../migrations/index.js';
import { inRegion } from '../support/builders.js';
import { clearWords } from '../support/clear-words.js';
import { useDatabase } from '../support/database.js';
import { serverSettings, TestServer } from '../support/server.js';

const SEALED_WORDS = 'SealedWords1700000001800';
/** More than two batches. */
const ROWS = 450;
const WORD = 'Warung Rahasia';
const PLACE = {
  point: { lon: 103.63, lat: -1.6 },
  accuracyM: 20,
  source: 'landmark',
  label: `Depan ${WORD}`,
  context: `Gang ${WORD}`,
  regionCode: '15.71',
  isConfirmed: true,
};
const TABLES = [
  'assignment',
  'assignment_stamp',
  'call',
  'handover',
  'incident',
  'learned_place',
  'location_fix',
];

// Real: the database, and whole servers on it in the role of `web`, so that nothing seals but what the test starts.
describe('words that stood in clear before they were sealed', () => {
  const own = useDatabase();
  const servers: TestServer[] = [];
  jest.setTimeout(60_000);

  const inClear = (): Promise<string[]> =>
    clearWords((sql, values) => own.pool.query<Record<string, unknown>>(sql, values), [WORD]);

  beforeEach(async () => {
    const since = migrations.findIndex((migration) => migration.name === SEALED_WORDS);
    for (let index = migrations.length; index > since; index -= 1)
      await own.dataSource.undoLastMigration({ transaction: 'each' });
    await own.truncateAll();
    await writeAsBefore();
    await migrate(own.dataSource);
  });

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
    await own.truncateAll();
    await migrate(own.dataSource);
  });

  async function server(): Promise<TestServer> {
    const made = await TestServer.start(serverSettings(own.databaseUrl, { SIAGA_ROLE: 'web' }));
    servers.push(made);
    return made;
  }

  /** Rows as the version before wrote them. */
  async function writeAsBefore(): Promise<void> {
    const cipher = new PersonalDataCipher(Buffer.alloc(32, 7));
    const place = JSON.stringify(PLACE);
    const actor = JSON.stringify({ kind: 'system', id: 'siaga', name: 'Siaga' });
    const query = (sql: string, values: unknown[]): Promise<unknown> =>
      own.pool.query(`${sql} FROM generate_series(1, ${ROWS}) AS n`, values);
    await query(
      `INSERT INTO incident (id, version, number, region_code, status, complaint, needs, patient_count, geom, place, personal_sealed, opened_at, opened_by)
       SELECT gen_random_uuid(), 1, 'UJI-' || n, '15.71', 'open', 'breathing', '{"unit":[],"facility":[]}', 1, ST_SetSRID(ST_MakePoint(103.63, -1.6), 4326),
         $1, $2, now(), $3`,
      [place, cipher.seal({ patients: [], notes: null, callbackNumber: null }), actor],
    );
    const suggestion = {
      at: '2026-11-28T00:00:00.000Z',
      method: 'roads',
      place: PLACE,
      units: [],
      facilities: [],
    };
    await query(
      `INSERT INTO call (id, version, region_code, source, state, offered_at, calls_from_number, place, suggestion, personal_sealed, received_at)
       SELECT gen_random_uuid(), 1, '15.71', 'uji', 'ringing', now(), 1, $1, $2, $3, now()`,
      [
        place,
        JSON.stringify(suggestion),
        cipher.seal({ callerNumber: null, callerName: null, locationText: null, note: null }),
      ],
    );
    await own.pool.query(
      `INSERT INTO location_fix (id, call_id, geom, accuracy_m, source, label, context, is_confirmed, at, received_at, by)
       SELECT gen_random_uuid(), id, ST_SetSRID(ST_MakePoint(103.63, -1.6), 4326), 20, 'landmark', $1, $2, false, now(), now(), $3 FROM call`,
      [PLACE.label, PLACE.context, actor],
    );
    await own.pool.query(
      `INSERT INTO assignment (id, version, region_code, incident_id, unit_id, unit_call_sign, status, offered_at, offered_by, reason,
         chain_position, auto_next, timeout_s, released_at)
       SELECT gen_random_uuid(), 1, '15.71', id, gen_random_uuid(), 'UJI', 'cancelled', now(), $2, $1, 1, true, 30, now() FROM incident`,
      [`Pasien di ${WORD} sudah pergi`, actor],
    );
    await own.pool.query(
      `INSERT INTO assignment_stamp (id, assignment_id, name, at, received_at, source, by, note)
       SELECT gen_random_uuid(), id, 'unit_notified', now(), now(), 'operator', $2, $1 FROM assignment`,
      [`Terlambat di ${WORD}`, actor],
    );
    await own.pool.query(
      `INSERT INTO learned_place (id, version, region_code, status, name, geom, radius_m, assumed_geom, distance_m, incident_id, assignment_id, proposed_at, decided_at, decided_by)
       SELECT gen_random_uuid(), 1, '15.71', 'approved', $1, ST_SetSRID(ST_MakePoint(103.63, -1.6), 4326), 30, ST_SetSRID(ST_MakePoint(103.64, -1.6), 4326), 900,
         incident_id, id, now(), now(), $2 FROM assignment`,
      [WORD, actor],
    );
    const facts = {
      place: PLACE,
      needs: { unit: [], facility: [] },
      callOfferedAt: '2026-11-28T00:00:00.000Z',
    };
    await own.pool.query(
      `INSERT INTO handover (id, version, region_code, direction, reference, call_id, centre_name, phones, script, method, status, facts,
         personal_sealed, offered_at, offered_by, ended_at, reason)
       SELECT gen_random_uuid(), 1, '15.71', 'outgoing', gen_random_uuid(), id, 'PSC', '[]', '-', 'phone', 'refused', $1, $2, now(), 'Sari', now(), $3 FROM call`,
      [JSON.stringify(facts), cipher.seal({}), `Bukan ${WORD}`],
    );
    await own.pool.query(
      `INSERT INTO alert (id, version, region_code, kind, severity, facts, raised_at)
       VALUES (gen_random_uuid(), 1, '15.71', 'handover_refused', 'red', jsonb_build_object('centreName', 'PSC', 'reason', $1::text), now())`,
      [`Bukan ${WORD}`],
    );
  }

  /** One of each as people see it. */
  async function seen(from: TestServer): Promise<Record<string, unknown>> {
    const operator = await from.session([...inRegion('operator'), ...inRegion('supervisor')]);
    const { rows } = await own.pool.query<Record<string, string>>(
      `SELECT (SELECT id FROM incident ORDER BY id LIMIT 1) AS incident, (SELECT id FROM call ORDER BY id LIMIT 1) AS call,
         (SELECT id FROM assignment ORDER BY id LIMIT 1) AS assignment, (SELECT id FROM handover ORDER BY id LIMIT 1) AS handover`,
    );
    const id = (table: string): { id: string } => ({ id: rows[0]?.[table] ?? '' });
    const found = await operator.call('locate', { q: WORD });
    return {
      incident: await operator.call('incident', id('incident')),
      call: await operator.call('call', id('call')),
      assignment: await operator.call('assignment', id('assignment')),
      handover: await operator.call('handover', id('handover')),
      learned: (await operator.call('learnedPlaces', {})).places[0]?.name,
      found: found.candidates[0]?.label,
    };
  }

  it('should all be sealed by several processes at once, and read as before at every moment', async () => {
    const [one, two, three] = [await server(), await server(), await server()];
    const before = await seen(one);
    expect(before).toMatchObject({
      incident: { place: PLACE },
      call: { place: PLACE, suggestion: { place: PLACE }, fixes: [{ place: { label: PLACE.label } }] },
      assignment: { reason: `Pasien di ${WORD} sudah pergi`, stamps: [{ note: `Terlambat di ${WORD}` }] },
      handover: { facts: { place: PLACE }, reason: `Bukan ${WORD}` },
      learned: WORD,
      found: WORD,
    });
    expect((await inClear()).map((column) => column.replace(/ \d+$/, ''))).toEqual([
      'assignment.reason',
      'assignment_stamp.note',
      'call.place',
      'call.suggestion',
      'handover.facts',
      'handover.reason',
      'incident.place',
      'learned_place.name',
      'location_fix.label',
      'location_fix.context',
    ]);
    await Promise.all([one, two, three].map((each) => each.get(ClearRowsSealer).run()));
    // What one process held when another looked is left to the next turn of either.
    await one.get(ClearRowsSealer).run();
    expect(await inClear()).toEqual([]);
    expect(await seen(await server())).toEqual(before);
    const { rows } = await own.pool.query<{ name: string }>('SELECT name FROM sealed_rows ORDER BY name');
    expect(rows.map(({ name }) => name)).toEqual(TABLES);
  });

  it.each(TABLES)(
    'should be taken up by another process when one is cut off in the middle of %s',
    async (table) => {
      await own.pool.query(`
      CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cut off'; END $$;
      CREATE TABLE cut_off_at AS SELECT id FROM ${table} ORDER BY id OFFSET 300 LIMIT 1`);
      const { rows } = await own.pool.query<{ id: string }>('SELECT id FROM cut_off_at');
      await own.pool.query(
        `CREATE TRIGGER cut_off BEFORE UPDATE ON ${table} FOR EACH ROW WHEN (OLD.id = '${rows[0]?.id}') EXECUTE FUNCTION cut_off()`,
      );
      const dying = await server();
      await expect(dying.get(ClearRowsSealer).run()).rejects.toThrow();
      // The first batch is sealed, of the second nothing.
      expect((await inClear()).filter((column) => column.startsWith(`${table}.`))[0]).toMatch(
        new RegExp(` ${ROWS - 200}$`),
      );
      await own.pool.query(
        `DROP TRIGGER cut_off ON ${table}; DROP FUNCTION cut_off(); DROP TABLE cut_off_at`,
      );
      await (await server()).get(ClearRowsSealer).run();
      expect(await inClear()).toEqual([]);
    },
  );

  it('should not be finished while somebody holds a row, nor stay so when an old process writes again', async () => {
    const worker = await server();
    const sealer = worker.get(ClearRowsSealer);
    const isFinished = async (): Promise<boolean> =>
      (await own.pool.query("SELECT 1 FROM sealed_rows WHERE name = 'incident'")).rowCount === 1;
    if (process.env.SIAGA_TEST_ENGINE !== 'embedded') {
      const holder = await own.pool.connect();
      try {
        await holder.query('BEGIN');
        await holder.query(
          'SELECT 1 FROM incident WHERE id = (SELECT id FROM incident ORDER BY id OFFSET 7 LIMIT 1) FOR UPDATE',
        );
        await sealer.run();
        expect(await inClear()).toEqual(['incident.place 1']);
        expect(await isFinished()).toBe(false);
      } finally {
        await holder.query('ROLLBACK');
        holder.release();
      }
    }
    await sealer.run();
    expect([await inClear(), await isFinished()]).toEqual([[], true]);
    await own.pool.query('UPDATE incident SET place = $1 WHERE number = $2', [
      JSON.stringify(PLACE),
      'UJI-3',
    ]);
    await (await server()).get(ClearRowsSealer).run();
    expect(await inClear()).toEqual([]);
  });

  it('should let nothing else of a stamp be changed, and not be taken back once sealed', async () => {
    const change = (set: string): Promise<unknown> => own.pool.query(`UPDATE assignment_stamp SET ${set}`);
    for (const set of [
      'at = now()',
      "note = 'lain'",
      "note = NULL, note_sealed = 'x', at = now()",
      "note_sealed = 'x'",
    ])
      await expect(change(set)).rejects.toThrow('append-only');
    await (await server()).get(ClearRowsSealer).run();
    await expect(change("note_sealed = 'lain'")).rejects.toThrow('append-only');
    const runner = own.dataSource.createQueryRunner();
    await expect(new SealedWords1700000001800().down(runner)).rejects.toThrow('sealed words');
    await runner.release();
  });
});
