import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabaseUrl } from '../support/database.js';

// What the code relies on from either engine. Real: the database. Nothing is mocked.
describe('connections', () => {
  const pool = new pg.Pool({ connectionString: testDatabaseUrl(), max: 10 });

  beforeAll(async () => {
    await pool.query(
      'CREATE TABLE IF NOT EXISTS connections_probe (id integer PRIMARY KEY, n integer NOT NULL)',
    );
    await pool.query('TRUNCATE connections_probe');
    await pool.query('INSERT INTO connections_probe VALUES (1, 0)');
  });

  afterAll(async () => {
    await pool.query('DROP TABLE connections_probe');
    await pool.end();
  });

  async function countUp(): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ n: number }>(
        'SELECT n FROM connections_probe WHERE id = 1 FOR UPDATE',
      );
      await client.query('UPDATE connections_probe SET n = $1 WHERE id = 1', [(rows[0]?.n ?? 0) + 1]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }

  it('should never mix the transactions of ten connections', async () => {
    await Promise.all(Array.from({ length: 100 }, countUp));
    const { rows } = await pool.query<{ n: number }>('SELECT n FROM connections_probe');
    expect(rows).toEqual([{ n: 100 }]);
  });

  it('should give every connection its own answers, with long parameters and failing neighbours', async () => {
    const long = 'x'.repeat(200_000);
    const asked = Array.from({ length: 60 }, async (_, i) => {
      if (i % 5 === 0)
        await expect(pool.query('SELECT 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
      const { rows } = await pool.query<{ i: number; l: number }>(
        'SELECT $1::int AS i, length($2::text) AS l',
        [i, long],
      );
      expect(rows).toEqual([{ i, l: long.length }]);
    });
    await Promise.all(asked);
  });

  it('should answer the queries behind one that failed, each with its own rows', async () => {
    const one = new pg.Pool({ connectionString: testDatabaseUrl(), max: 1 });
    for (let i = 1; i <= 100; i += 1) {
      const [failed, first, second] = await Promise.allSettled([
        one.query('SELECT 1 / $1::int', [0]),
        one.query<{ i: number }>('SELECT $1::int AS i', [i]),
        one.query<{ i: number }>({ name: 'behind', text: 'SELECT $1::int AS i', values: [-i] }),
      ]);
      expect(failed).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
      expect(first).toMatchObject({ status: 'fulfilled', value: { rows: [{ i }] } });
      expect(second).toMatchObject({ status: 'fulfilled', value: { rows: [{ i: -i }] } });
    }
    await one.end();
  });

  it('should let two connections prepare different statements under one name', async () => {
    const [first, second] = await Promise.all([pool.connect(), pool.connect()]);
    for (const [client, value] of [
      [first, 1],
      [second, 2],
      [first, 1],
    ] as const) {
      const { rows } = await client.query<{ v: number }>({
        name: 'probe',
        text: `SELECT ${String(value)} AS v`,
      });
      expect(rows).toEqual([{ v: value }]);
    }
    first.release(true);
    second.release(true);
  });

  it('should roll back what a vanished connection left open', async () => {
    const client = new pg.Client({ connectionString: testDatabaseUrl() });
    const gone = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', () => undefined);
    await client.connect();
    await client.query('BEGIN');
    await client.query('UPDATE connections_probe SET n = -1');
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    await gone;
    const { rows } = await pool.query<{ n: number }>(
      'SELECT n FROM connections_probe WHERE id = 1 FOR UPDATE',
    );
    expect(rows[0]?.n).toBeGreaterThanOrEqual(0);
  });

  it('should have the extensions that the schema needs', async () => {
    const { rows } = await pool.query<{ m: number; s: number; u: string }>(
      `SELECT round(ST_Distance('POINT(103.6 -1.6)'::geography, 'POINT(103.6 -1.61)'::geography))::int AS m,
              levenshtein('jambi', 'jmbi') AS s, unaccent('é') AS u WHERE similarity('jambi', 'jmbi') > 0.3`,
    );
    expect(rows).toEqual([{ m: 1106, s: 1, u: 'e' }]);
  });
});
