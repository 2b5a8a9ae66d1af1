import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the nightly search of the best windows found for a clinic. */
export class ClinicTemplates1700000002700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE clinic_template (
        clinic_id uuid NOT NULL,
        tried_at timestamptz NOT NULL,
        found jsonb,
        CONSTRAINT clinic_template_pk PRIMARY KEY (clinic_id),
        CONSTRAINT clinic_template_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id)
      )`);
    await runner.query(
      'CREATE INDEX booking_session_clinic_day_idx ON booking_session (clinic_id, service_date)',
    );
    await runner.query('CREATE INDEX ticket_session_idx ON ticket (session_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ticket_session_idx');
    await runner.query('DROP INDEX booking_session_clinic_day_idx');
    await runner.query('DROP TABLE clinic_template');
  }
}
