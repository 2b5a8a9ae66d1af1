import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units are renamed and retired, not deleted. A name that a retired unit bore is free for another. */
export class RetiredUnits1700000002281 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE unit
        ADD COLUMN former_call_signs text[] NOT NULL DEFAULT '{}',
        ADD COLUMN retired_at timestamptz,
        ADD CONSTRAINT unit_retired_ck CHECK (retired_at IS NULL OR service = 'off_shift'),
        DROP CONSTRAINT unit_call_sign_uq`);
    await runner.query(
      'CREATE UNIQUE INDEX unit_call_sign_uq ON unit (region_code, call_sign) WHERE retired_at IS NULL',
    );
  }

  /** Two units of one name cannot be told apart without the column: the retired ones are told by their id. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX unit_call_sign_uq');
    await runner.query(`UPDATE unit SET call_sign = call_sign || ' ' || id WHERE retired_at IS NOT NULL`);
    await runner.query(`
      ALTER TABLE unit
        DROP COLUMN retired_at,
        DROP COLUMN former_call_signs,
        ADD CONSTRAINT unit_call_sign_uq UNIQUE (region_code, call_sign)`);
  }
}
