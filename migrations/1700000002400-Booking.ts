import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLES = (names: readonly string[]): string =>
  `ALTER TABLE account_grant DROP CONSTRAINT account_grant_role_ck, ADD CONSTRAINT account_grant_role_ck CHECK (role IN (${names.map((name) => `'${name}'`).join(',')}))`;
const BEFORE = ['operator', 'supervisor', 'crew', 'facility_staff', 'field_officer', 'admin'];

/** Queue booking: clinics with their weekly sessions, the ledger of each session, who is in it. */
export class Booking1700000002400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROLES([...BEFORE.slice(0, 4), 'clinic_head', ...BEFORE.slice(4)]));
    await runner.query(`
      CREATE TABLE doctor (
        id uuid NOT NULL,
        version integer NOT NULL,
        facility_id uuid NOT NULL,
        region_code text NOT NULL,
        name text NOT NULL,
        bpjs_code integer,
        is_active boolean NOT NULL,
        CONSTRAINT doctor_pk PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX doctor_facility_idx ON doctor (facility_id)');
    await runner.query(`
      CREATE TABLE clinic (
        id uuid NOT NULL,
        version integer NOT NULL,
        facility_id uuid NOT NULL,
        region_code text NOT NULL,
        name text NOT NULL,
        letter text NOT NULL,
        bpjs_code text,
        rules jsonb NOT NULL,
        weekly jsonb NOT NULL,
        is_active boolean NOT NULL,
        CONSTRAINT clinic_pk PRIMARY KEY (id),
        CONSTRAINT clinic_letter_uq UNIQUE (facility_id, letter)
      )`);
    await runner.query(`
      CREATE TABLE booking_session (
        id uuid NOT NULL,
        version integer NOT NULL,
        clinic_id uuid NOT NULL,
        doctor_id uuid NOT NULL,
        facility_id uuid NOT NULL,
        region_code text NOT NULL,
        service_date date NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        clusters jsonb NOT NULL,
        quota jsonb NOT NULL,
        state text NOT NULL,
        delay_minutes integer NOT NULL DEFAULT 0,
        last_number integer NOT NULL DEFAULT 0,
        CONSTRAINT booking_session_pk PRIMARY KEY (id),
        CONSTRAINT booking_session_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (id),
        CONSTRAINT booking_session_doctor_fk FOREIGN KEY (doctor_id) REFERENCES doctor (id),
        CONSTRAINT booking_session_once_uq UNIQUE (clinic_id, doctor_id, starts_at),
        CONSTRAINT booking_session_length_ck CHECK (ends_at > starts_at),
        CONSTRAINT booking_session_delay_ck CHECK (delay_minutes >= 0)
      )`);
    await runner.query('CREATE INDEX booking_session_day_idx ON booking_session (facility_id, service_date)');
    await runner.query(`
      CREATE TABLE booking_patient (
        id uuid NOT NULL,
        nik_digest bytea,
        card_digest bytea,
        CONSTRAINT booking_patient_pk PRIMARY KEY (id),
        CONSTRAINT booking_patient_key_ck CHECK (num_nonnulls(nik_digest, card_digest) > 0),
        CONSTRAINT booking_patient_nik_uq UNIQUE (nik_digest),
        CONSTRAINT booking_patient_card_uq UNIQUE (card_digest)
      )`);
    await runner.query(`
      CREATE TABLE ticket (
        id uuid NOT NULL,
        version integer NOT NULL,
        session_id uuid NOT NULL,
        clinic_id uuid NOT NULL,
        facility_id uuid NOT NULL,
        region_code text NOT NULL,
        service_date date NOT NULL,
        patient_id uuid,
        state text NOT NULL,
        channel text NOT NULL,
        place_kind text NOT NULL,
        priority text NOT NULL,
        cluster integer NOT NULL,
        seat integer NOT NULL,
        seat_kind text NOT NULL,
        number integer NOT NULL,
        label text NOT NULL,
        code text NOT NULL,
        patient_sealed text NOT NULL,
        booked_at timestamptz NOT NULL,
        arrived_at timestamptz,
        called_at timestamptz,
        served_at timestamptz,
        ended_at timestamptz,
        room text,
        skips integer NOT NULL DEFAULT 0,
        note_sealed text,
        CONSTRAINT ticket_pk PRIMARY KEY (id),
        CONSTRAINT ticket_session_fk FOREIGN KEY (session_id) REFERENCES booking_session (id),
        CONSTRAINT ticket_patient_fk FOREIGN KEY (patient_id) REFERENCES booking_patient (id),
        CONSTRAINT ticket_number_uq UNIQUE (session_id, number),
        CONSTRAINT ticket_code_uq UNIQUE (code)
      )`);
    const live = "state IN ('booked', 'waiting', 'called', 'serving', 'done')";
    await runner.query(
      `CREATE UNIQUE INDEX ticket_seat_uq ON ticket (session_id, seat_kind, cluster, seat) WHERE ${live}`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX ticket_once_a_day_uq ON ticket (clinic_id, service_date, patient_id) WHERE ${live}`,
    );
    await runner.query('CREATE INDEX ticket_day_idx ON ticket (facility_id, service_date)');
    // A number that was given is never another's, whatever a program does.
    await runner.query(`
      CREATE FUNCTION ticket_keeps_number() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR NEW.number <> OLD.number OR NEW.session_id <> OLD.session_id
          THEN RAISE EXCEPTION 'a number that was given is kept'; END IF;
        RETURN NEW;
      END $$`);
    await runner.query(
      'CREATE TRIGGER ticket_keeps_number BEFORE UPDATE OR DELETE ON ticket FOR EACH ROW EXECUTE FUNCTION ticket_keeps_number()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket');
    await runner.query('DROP FUNCTION ticket_keeps_number()');
    await runner.query('DROP TABLE booking_patient');
    await runner.query('DROP TABLE booking_session');
    await runner.query('DROP TABLE clinic');
    await runner.query('DROP TABLE doctor');
    await runner.query("DELETE FROM account_grant WHERE role = 'clinic_head'");
    await runner.query(ROLES(BEFORE));
  }
}
