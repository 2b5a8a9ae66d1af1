import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a job goes to a hospital that diverts: it was asked and kept nowhere. */
export class DestinationReason1700000002350 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assignment ADD COLUMN destination_reason_sealed text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assignment DROP COLUMN destination_reason_sealed');
  }
}
