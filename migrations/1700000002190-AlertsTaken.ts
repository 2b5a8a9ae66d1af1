import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody may take an alert before its cause ends, and others see who. */
export class AlertsTaken1700000002190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE alert ADD COLUMN taken_at timestamptz, ADD COLUMN taken_by jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE alert DROP COLUMN taken_at, DROP COLUMN taken_by');
  }
}
