import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A reference that another centre uses again, long after its case ended, names a new case. */
export class HandoverUses1700000002292 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE handover ADD COLUMN reference_use integer NOT NULL DEFAULT 1');
    await runner.query('DROP INDEX handover_once_uq');
    await runner.query(
      'CREATE UNIQUE INDEX handover_once_uq ON handover (direction, centre_id, reference, reference_use)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX handover_once_uq');
    await runner.query('CREATE UNIQUE INDEX handover_once_uq ON handover (direction, centre_id, reference)');
    await runner.query('ALTER TABLE handover DROP COLUMN reference_use');
  }
}
