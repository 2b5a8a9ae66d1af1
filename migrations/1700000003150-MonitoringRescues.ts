import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every step of every ambulance asks whether a case called for it. */
export class MonitoringRescues1700000003150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX monitoring_alarm_incident_idx ON monitoring_alarm (incident_id) WHERE incident_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX monitoring_alarm_incident_idx');
  }
}
