import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days on which a facility or one of its doctors holds no session, and which of them calls a session off. */
export class DaysOff1700000002600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE booking_day_off (
        id uuid NOT NULL,
        version integer NOT NULL,
        facility_id uuid NOT NULL,
        region_code text NOT NULL,
        doctor_id uuid,
        kind text NOT NULL,
        first_day date NOT NULL,
        last_day date NOT NULL,
        reason text NOT NULL,
        is_lifted boolean NOT NULL DEFAULT false,
        CONSTRAINT booking_day_off_pk PRIMARY KEY (id),
        CONSTRAINT booking_day_off_doctor_fk FOREIGN KEY (doctor_id) REFERENCES doctor (id),
        CONSTRAINT booking_day_off_kind_ck CHECK (kind IN ('holiday', 'leave')),
        CONSTRAINT booking_day_off_span_ck CHECK (last_day >= first_day)
      )`);
    await runner.query(
      'CREATE INDEX booking_day_off_facility_idx ON booking_day_off (facility_id, last_day) WHERE NOT is_lifted',
    );
    await runner.query(
      'ALTER TABLE booking_session ADD COLUMN day_off_id uuid, ADD CONSTRAINT booking_session_day_off_fk FOREIGN KEY (day_off_id) REFERENCES booking_day_off (id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE booking_session DROP COLUMN day_off_id');
    await runner.query('DROP TABLE booking_day_off');
  }
}
