import type { MigrationInterface, QueryRunner } from 'typeorm';

const holdOf = (ms: number): string => `
  CREATE OR REPLACE FUNCTION journal_bounds_its_hold() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM set_config('idle_in_transaction_session_timeout', '${ms}', true);
    RETURN NULL;
  END $$`;

/** A frozen process gives the stream's lock back sooner: those who wait give up after 1.5 s and ask again. */
export class ShorterHold1700000002120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(holdOf(1_500));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(holdOf(3_000));
  }
}
