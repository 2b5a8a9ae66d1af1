import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a visit passes beside the clinic: admission and pharmacy, each with a queue of its own. The pharmacy of Mobile JKN is that one now. */
export class BookingStages1700000002850 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE booking_stage (
        id uuid NOT NULL,
        version integer NOT NULL,
        facility_id uuid NOT NULL,
        region_code text NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        letter text,
        rooms jsonb NOT NULL,
        is_active boolean NOT NULL,
        CONSTRAINT booking_stage_pk PRIMARY KEY (id),
        CONSTRAINT booking_stage_letter_uq UNIQUE (facility_id, letter),
        CONSTRAINT booking_stage_letter_ck CHECK ((kind = 'pharmacy') = (letter IS NOT NULL))
      )`);
    // A clinic sends its patients to one admission and to one pharmacy.
    await runner.query(`
      CREATE TABLE booking_stage_clinic (
        clinic_id uuid NOT NULL,
        kind text NOT NULL,
        stage_id uuid NOT NULL,
        CONSTRAINT booking_stage_clinic_pk PRIMARY KEY (clinic_id, kind),
        CONSTRAINT booking_stage_clinic_stage_fk FOREIGN KEY (stage_id) REFERENCES booking_stage (id),
        CONSTRAINT booking_stage_clinic_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id)
      )`);
    await runner.query('CREATE INDEX booking_stage_clinic_stage_idx ON booking_stage_clinic (stage_id)');
    await runner.query(`
      CREATE TABLE stage_turn (
        id uuid NOT NULL,
        version integer NOT NULL,
        stage_id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        facility_id uuid NOT NULL,
        region_code text NOT NULL,
        service_date date NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        priority text NOT NULL,
        number integer NOT NULL,
        label text NOT NULL,
        is_compounded boolean,
        waiting_at timestamptz NOT NULL,
        called_at timestamptz,
        served_at timestamptz,
        ready_at timestamptz,
        ended_at timestamptz,
        room text,
        skips integer NOT NULL DEFAULT 0,
        CONSTRAINT stage_turn_pk PRIMARY KEY (id),
        CONSTRAINT stage_turn_stage_fk FOREIGN KEY (stage_id) REFERENCES booking_stage (id),
        CONSTRAINT stage_turn_ticket_fk FOREIGN KEY (ticket_id) REFERENCES ticket (id),
        CONSTRAINT stage_turn_number_uq UNIQUE (stage_id, service_date, number),
        CONSTRAINT stage_turn_once_uq UNIQUE (ticket_id, kind)
      )`);
    await runner.query('CREATE INDEX stage_turn_day_idx ON stage_turn (facility_id, service_date)');
    await runner.query('CREATE INDEX stage_turn_waiting_idx ON stage_turn (stage_id, waiting_at)');
    await runner.query('CREATE INDEX ticket_patient_idx ON ticket (patient_id) WHERE patient_id IS NOT NULL');
    await runner.query('DROP TABLE jkn_prescription');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE jkn_prescription (
        ticket_id uuid NOT NULL,
        facility_id uuid NOT NULL,
        service_date date NOT NULL,
        number integer NOT NULL,
        is_compounded boolean NOT NULL,
        called_at timestamptz,
        ready_at timestamptz,
        CONSTRAINT jkn_prescription_pk PRIMARY KEY (ticket_id),
        CONSTRAINT jkn_prescription_number_uq UNIQUE (facility_id, service_date, number)
      )`);
    await runner.query('DROP INDEX ticket_patient_idx');
    await runner.query('DROP TABLE stage_turn');
    await runner.query('DROP TABLE booking_stage_clinic');
    await runner.query('DROP TABLE booking_stage');
  }
}
