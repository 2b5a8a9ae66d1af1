import type { MigrationInterface, QueryRunner } from 'typeorm';

const ONCE = 'booking_session_once_uq';

/** A session says whom the week names beside who comes: it is by the week's doctor that it is planned once. */
export class PlannedDoctor1700000002910 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE booking_session ADD COLUMN planned_doctor_id uuid');
    await runner.query('UPDATE booking_session SET planned_doctor_id = doctor_id');
    await runner.query(`
      ALTER TABLE booking_session ALTER COLUMN planned_doctor_id SET NOT NULL,
        ADD CONSTRAINT booking_session_planned_doctor_fk FOREIGN KEY (planned_doctor_id) REFERENCES doctor (id),
        DROP CONSTRAINT ${ONCE}, ADD CONSTRAINT ${ONCE} UNIQUE (clinic_id, planned_doctor_id, starts_at)`);
    await runner.query(
      "CREATE INDEX booking_session_doctor_idx ON booking_session (doctor_id, starts_at) WHERE state = 'open'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX booking_session_doctor_idx');
    // Who fills in is known to the older program as nobody: the week's doctor is back.
    await runner.query('UPDATE booking_session SET doctor_id = planned_doctor_id');
    await runner.query(`
      ALTER TABLE booking_session DROP CONSTRAINT ${ONCE}, ADD CONSTRAINT ${ONCE} UNIQUE (clinic_id, doctor_id, starts_at),
        DROP COLUMN planned_doctor_id`);
  }
}
