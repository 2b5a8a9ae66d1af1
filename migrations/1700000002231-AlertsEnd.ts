import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An alert ends when its cause does, whether or not somebody took it. */
export class AlertsEnd1700000002231 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE alert ADD COLUMN ended_at timestamptz');
    await runner.query(
      'CREATE INDEX alert_incident_idx ON alert (incident_id, kind) WHERE ended_at IS NULL AND incident_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX alert_incident_idx');
    await runner.query('ALTER TABLE alert DROP COLUMN ended_at');
  }
}
