import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = ['journal', 'journal_seal', 'assignment_stamp'] as const;

/** What is written once is not emptied either: TRUNCATE passes by the row triggers that refuse UPDATE and DELETE. */
export class NoTruncate1700000002201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the table % is never emptied', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$`);
    for (const table of KEPT)
      await runner.query(
        `CREATE TRIGGER ${table}_never_emptied BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION is_never_emptied()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of KEPT) await runner.query(`DROP TRIGGER ${table}_never_emptied ON ${table}`);
    await runner.query('DROP FUNCTION is_never_emptied()');
  }
}
