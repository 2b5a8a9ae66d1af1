import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import '../../apps/api/src/app.module.js';
import { useDatabase } from '../support/database.js';

/** Keys to tables that have no entity: TypeORM cannot be told of them and would drop each. */
const KEYS_TO_OTHERS = [
  ['call_event', 'call_event_call_fk'],
  ['learned_place', 'learned_place_incident_fk'],
  ['learned_place', 'learned_place_assignment_fk'],
].map(([table, key]) => `ALTER TABLE "${table}" DROP CONSTRAINT "${key}"`);

/** What would have to be changed in the database for it to be as the entities say. A key to another's table that is gone is said too. */
async function differences(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  const found = upQueries.map(({ query }) => query);
  const gone = KEYS_TO_OTHERS.filter((key) => !found.includes(key)).map((key) => `missing: ${key}`);
  return [...found.filter((query) => !KEYS_TO_OTHERS.includes(query)), ...gone];
}

describe('entities', () => {
  const database = useDatabase();

  it('should be found with the libs that the server imports', () => {
    const tables = database.dataSource.entityMetadatas.map(({ tableName }) => tableName).sort();
    expect(tables).toEqual(
      expect.arrayContaining([
        ...[
          'account',
          'account_grant',
          'alert',
          'call_event',
          'centre',
          'learned_place',
          'road_closure',
          'unit',
        ],
      ]),
    );
  });

  it('should agree with what the migrations made', async () => {
    expect(await differences(database.dataSource)).toEqual([]);
  });

  it.each([
    [
      'a column is missing',
      'ALTER TABLE alert RENAME facts TO fact',
      'ALTER TABLE alert RENAME fact TO facts',
      /TO "facts"/,
    ],
    [
      'a column is of another type',
      'ALTER TABLE alert ALTER kind TYPE varchar',
      'ALTER TABLE alert ALTER kind TYPE text',
      /"kind" text/,
    ],
    [
      'null is allowed',
      'ALTER TABLE centre ALTER name DROP NOT NULL',
      'ALTER TABLE centre ALTER name SET NOT NULL',
      /"name" SET NOT NULL/,
    ],
    [
      'a unique is gone',
      'ALTER TABLE account DROP CONSTRAINT account_username_uq',
      'ALTER TABLE account ADD CONSTRAINT account_username_uq UNIQUE (username)',
      /UNIQUE \("username"\)/,
    ],
    [
      'an index is gone',
      'DROP INDEX alert_open_idx',
      'CREATE INDEX alert_open_idx ON alert (region_code, raised_at) WHERE acknowledged_at IS NULL AND ended_at IS NULL',
      /alert_open_idx/,
    ],
    [
      "a key to another's table is gone",
      'ALTER TABLE learned_place DROP CONSTRAINT learned_place_incident_fk',
      'ALTER TABLE learned_place ADD CONSTRAINT learned_place_incident_fk FOREIGN KEY (incident_id) REFERENCES incident (id)',
      /missing: .*learned_place_incident_fk/,
    ],
    [
      'a check is gone',
      'ALTER TABLE road_closure DROP CONSTRAINT road_closure_order_ck',
      'ALTER TABLE road_closure ADD CONSTRAINT road_closure_order_ck CHECK (until > drawn_at)',
      /road_closure_order_ck/,
    ],
    [
      'a column is unknown',
      'ALTER TABLE account ADD note text',
      'ALTER TABLE account DROP note',
      /DROP COLUMN "note"/,
    ],
  ])('should not agree when %s', async (_, change, undo, expected) => {
    await database.pool.query(change);
    try {
      expect((await differences(database.dataSource)).join('\n')).toMatch(expected);
    } finally {
      await database.pool.query(undo);
    }
    expect(await differences(database.dataSource)).toEqual([]);
  });
});
