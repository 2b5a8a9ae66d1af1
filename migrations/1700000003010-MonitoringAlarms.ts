import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The panic button of who is followed up. */
export class MonitoringAlarms1700000003010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE monitoring_alarm (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        call_id uuid NOT NULL,
        pressed_at timestamptz NOT NULL,
        taken_back_at timestamptz,
        answered_at timestamptz,
        incident_id uuid,
        disposition text,
        ended_at timestamptz,
        CONSTRAINT monitoring_alarm_pk PRIMARY KEY (id),
        CONSTRAINT monitoring_alarm_call_uq UNIQUE (call_id),
        CONSTRAINT monitoring_alarm_case_fk FOREIGN KEY (case_id) REFERENCES monitored_case (id)
      )`);
    // Who presses again while help is called has one call, not two.
    await runner.query(
      'CREATE UNIQUE INDEX monitoring_alarm_live_uq ON monitoring_alarm (case_id) WHERE ended_at IS NULL',
    );
    await runner.query('CREATE INDEX monitoring_alarm_case_idx ON monitoring_alarm (case_id, pressed_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE monitoring_alarm');
  }
}
