import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { StatementDescriber } from '../sql/describe.js';
import { mismatches } from '../sql/row-type.js';
import { NEVER_NULL, SAMPLES, TEXT_MAKERS } from '../sql/samples.js';
import { serverSources, StatementFinder, type Found, type Statement } from '../sql/statements.js';
import { useDatabase } from '../support/database.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FIXTURE = 'test/sql/statements.fixture.ts';
const PROGRAM_MS = 120_000;

/** What pgRouting declares, where a machine does not have it: the shape alone. */
const WITH_POINTS = `(text, text, bigint, ANY_END, directed boolean DEFAULT true, driving_side char DEFAULT 'b', details boolean DEFAULT false,
  OUT seq integer, OUT path_seq integer, OUT start_pid bigint, OUT end_pid bigint, OUT node bigint, OUT edge bigint,
  OUT cost float8, OUT agg_cost float8) RETURNS SETOF record LANGUAGE sql AS $$ SELECT 0, 0, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::float8, 0::float8 $$`;

/** Gives the database pgRouting, or its declarations, until the function that it answers is called. */
async function withPgRouting(pool: Pool): Promise<() => Promise<unknown>> {
  const { rowCount: isThere } = await pool.query("SELECT 1 FROM pg_extension WHERE extname = 'pgrouting'");
  if (isThere) return () => Promise.resolve();
  const { rowCount: canBe } = await pool.query(
    "SELECT 1 FROM pg_available_extensions WHERE name = 'pgrouting'",
  );
  if (canBe) {
    await pool.query('CREATE EXTENSION pgrouting');
    return () => pool.query('DROP EXTENSION pgrouting');
  }
  for (const end of ['bigint', 'bigint[]'])
    await pool.query(`CREATE FUNCTION pgr_withPoints${WITH_POINTS.replace('ANY_END', end)}`);
  return () =>
    pool.query(
      `DROP FUNCTION pgr_withPoints(text, text, bigint, bigint, boolean, char, boolean);
       DROP FUNCTION pgr_withPoints(text, text, bigint, bigint[], boolean, char, boolean)`,
    );
}

describe('hand-written SQL', () => {
  // Before the database is closed behind the last test.
  afterAll(async () => {
    describer.close();
    await dropPgRouting();
  });

  const database = useDatabase();
  const usedNulls = new Set<string>();
  let describer: StatementDescriber;
  let dropPgRouting: () => Promise<unknown>;
  let found: Found;
  let ours: Statement[];

  beforeAll(async () => {
    dropPgRouting = await withPgRouting(database.pool);
    describer = await StatementDescriber.open(database.pool);
    found = new StatementFinder(
      ROOT,
      [...serverSources(ROOT), path.join(ROOT, FIXTURE)],
      SAMPLES,
      TEXT_MAKERS,
    ).find();
    ours = found.statements.filter(({ file }) => file !== FIXTURE);
  }, PROGRAM_MS);

  /** What the database and the row type have against a statement. */
  async function problemsOf({ file, sql, row }: Statement): Promise<string[]> {
    const excused = Object.keys(NEVER_NULL).filter((key) => key.startsWith(`${file} `));
    excused.forEach((key) => usedNulls.add(key));
    const neverNull = new Set(excused.map((key) => key.slice(file.length + 1)));
    try {
      const columns = await describer.columns(sql);
      return row ? mismatches(found.checker, row, columns, { sql, neverNull }) : [];
    } catch (error) {
      return [(error as Error).message];
    }
  }

  it('should be found whole, and every sample be needed', () => {
    expect(found.unresolved.filter((problem) => !problem.startsWith(FIXTURE))).toEqual([]);
    expect(Object.keys(SAMPLES).filter((name) => !found.usedSamples.has(name))).toEqual([]);
    expect(ours.length).toBeGreaterThan(200);
  });

  it('should go to the driver through the two doors only', () => {
    const inside = ['libs/persistence/src/', 'libs/roads/src/adapters/router-database.ts'];
    expect(found.direct.filter((place) => !inside.some((door) => place.startsWith(door)))).toEqual([]);
  });

  it('should be taken by the database and give the rows that the code states', async () => {
    const problems: string[] = [];
    for (const statement of ours)
      for (const problem of await problemsOf(statement))
        problems.push(`${statement.file}:${statement.line} ${problem}`);
    expect(problems).toEqual([]);
    expect(Object.keys(NEVER_NULL).filter((key) => !usedNulls.has(key))).toEqual([]);
    const typed = ours.filter(({ row }) => row).length;
    process.stdout.write(
      `${ours.length} statements checked, ${typed} of them with their rows; ${found.usedSamples.size} pieces by sample\n`,
    );
  });

  it('should fail for a wrong column, field, type and null, with its line', async () => {
    const problems: string[] = [];
    for (const statement of found.statements.filter(({ file }) => file === FIXTURE))
      for (const problem of await problemsOf(statement)) problems.push(`${statement.line} ${problem}`);
    expect(problems).toEqual([
      '20 column "user_name" does not exist',
      '24 relation "accounts" does not exist',
      '28 does not give disabled_at',
      '32 gives is_demo, which the row type does not have',
      '36 gives count as string, not as number',
      '40 gives ids as string[], not as number[]',
      '44 may give null for disabled_at, which is said to be Date',
      '48 never gives null for username, which is said to be string | null',
      '64 syntax error at or near "UPDATES"',
      '64 does not give disabled_at',
    ]);
    expect(found.unresolved.filter((problem) => problem.startsWith(FIXTURE))).toEqual([
      `${FIXTURE}:60 nobody gives its text`,
    ]);
  });
});
