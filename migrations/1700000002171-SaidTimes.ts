import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a telephone system's clock said beside when it was; and by which rule a caller's digest was made: 0 last nine digits, 1 numbering plan. */
export class SaidTimes1700000002171 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call ADD COLUMN said_at timestamptz, ADD COLUMN clock_shift_ms double precision NOT NULL DEFAULT 0,
        ADD COLUMN number_form smallint NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE call DROP COLUMN number_form, DROP COLUMN clock_shift_ms, DROP COLUMN said_at',
    );
  }
}
