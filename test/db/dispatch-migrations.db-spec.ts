import { describe, expect, it } from '@jest/globals';
import { migrate } from '#siaga/persistence';
import { migrations } from '../../migrations/index.js';
import { useDatabase } from '../support/database.js';

describe('migrations', () => {
  const database = useDatabase();

  /** Every table, column, index, constraint, function and view that the migrations made. */
  async function schema(): Promise<string[]> {
    const { rows } = await database.pool.query<{ item: string }>(`
      WITH own AS (SELECT oid FROM pg_namespace WHERE nspname = 'public'),
      extension_object AS (SELECT objid FROM pg_depend WHERE deptype = 'e')
      SELECT format('%s %s.%s %s %s', c.relkind, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) AS item
        FROM pg_class c JOIN own ON c.relnamespace = own.oid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE c.oid NOT IN (SELECT objid FROM extension_object) AND NOT a.attisdropped AND c.relkind IN ('r', 'v', 'S') AND c.relname NOT LIKE 'schema_migration%'
      UNION ALL
      SELECT pg_get_indexdef(x.indexrelid) FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN own ON c.relnamespace = own.oid
       WHERE c.oid NOT IN (SELECT objid FROM extension_object) AND c.relname NOT LIKE 'schema_migration%'
      UNION ALL
      SELECT format('constraint %s %s', conname, pg_get_constraintdef(k.oid)) FROM pg_constraint k JOIN own ON k.connamespace = own.oid
       WHERE k.conrelid NOT IN (SELECT objid FROM extension_object) AND conrelid::regclass::text NOT LIKE '%schema_migration%'
      UNION ALL
      SELECT format('function %s', p.oid::regprocedure) FROM pg_proc p JOIN own ON p.pronamespace = own.oid
       WHERE p.oid NOT IN (SELECT objid FROM extension_object)
      ORDER BY 1`);
    return rows.map((row) => row.item).filter((item) => !item.includes('connections_probe'));
  }

  it('should stand in their order, which is the one they run in', () => {
    const numbers = migrations.map(({ name }) => /\d{13}$/.exec(name)?.[0] ?? name);
    expect(numbers).toEqual([...new Set(numbers)].sort());
  });

  it('should go down to nothing and up to the same again', async () => {
    const before = await schema();
    expect(before.length).toBeGreaterThan(100);
    for (let index = 0; index < migrations.length; index += 1) {
      await database.dataSource.undoLastMigration({ transaction: 'each' });
    }
    expect(await schema()).toEqual([]);
    const ran = await migrate(database.dataSource);
    expect(ran).toHaveLength(migrations.length);
    expect(await schema()).toEqual(before);
    expect(await migrate(database.dataSource)).toEqual([]);
  });
});
