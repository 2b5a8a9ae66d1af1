import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a visit was noted: a device without a line tells of it long after it was. */
export class MonitoringVisitsNoted1700000003170 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE monitoring_visit ADD COLUMN noted_at timestamptz');
    await runner.query('UPDATE monitoring_visit SET noted_at = at');
    // A server of the release before still notes visits while this one starts.
    await runner.query(
      'ALTER TABLE monitoring_visit ALTER COLUMN noted_at SET DEFAULT now(), ALTER COLUMN noted_at SET NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE monitoring_visit DROP COLUMN noted_at');
  }
}
