import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import '../../apps/api/src/app.module.js';
import { useDatabase } from '../support/database.js';

/** What would have to be changed in the database for it to be as the entities say. */
async function differences(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

describe('entities', () => {
  const database = useDatabase();

  it('should be found with the libs that the server imports', () => {
    const tables = database.dataSource.entityMetadatas.map(({ tableName }) => tableName).sort();
    expect(tables).toEqual(expect.arrayContaining(['account', 'account_grant', 'alert', 'centre']));
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
      'CREATE INDEX alert_open_idx ON alert (region_code, raised_at) WHERE acknowledged_at IS NULL',
      /alert_open_idx/,
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
