import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mobile JKN: BPJS's door to a facility, what it asked for, and what was said. */
export class MobileJkn1700000002500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE jkn_link (
        facility_id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        kind text NOT NULL,
        is_active boolean NOT NULL,
        username text NOT NULL,
        password_digest bytea NOT NULL,
        credential_id uuid NOT NULL,
        options jsonb NOT NULL,
        base_url text,
        cons_id text,
        secrets_sealed text,
        last_record integer NOT NULL DEFAULT 0,
        CONSTRAINT jkn_link_pk PRIMARY KEY (facility_id),
        CONSTRAINT jkn_link_username_uq UNIQUE (username),
        CONSTRAINT jkn_link_outgoing_ck CHECK (num_nulls(base_url, cons_id, secrets_sealed) IN (0, 3))
      )`);
    await runner.query(`
      CREATE TABLE jkn_patient (
        id uuid NOT NULL,
        facility_id uuid NOT NULL,
        nik_digest bytea NOT NULL,
        card_digest bytea,
        record_number text NOT NULL,
        facts_sealed text NOT NULL,
        first_ticket_id uuid,
        registered_at timestamptz NOT NULL,
        CONSTRAINT jkn_patient_pk PRIMARY KEY (id),
        CONSTRAINT jkn_patient_nik_uq UNIQUE (facility_id, nik_digest),
        CONSTRAINT jkn_patient_record_uq UNIQUE (facility_id, record_number)
      )`);
    await runner.query(
      'CREATE INDEX jkn_patient_card_idx ON jkn_patient (facility_id, card_digest) WHERE card_digest IS NOT NULL',
    );
    // One reference letter of a facility has one ticket that lives.
    await runner.query(`
      CREATE TABLE jkn_reference (
        facility_id uuid NOT NULL,
        digest bytea NOT NULL,
        ticket_id uuid,
        CONSTRAINT jkn_reference_pk PRIMARY KEY (facility_id, digest)
      )`);
    await runner.query(`
      CREATE TABLE jkn_exchange (
        id uuid NOT NULL,
        facility_id uuid NOT NULL,
        at timestamptz NOT NULL,
        direction text NOT NULL,
        service text NOT NULL,
        code integer,
        duration_ms integer NOT NULL,
        booking_code text,
        words_sealed text NOT NULL,
        CONSTRAINT jkn_exchange_pk PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX jkn_exchange_facility_idx ON jkn_exchange (facility_id, id)');
    await runner.query(
      'CREATE INDEX jkn_exchange_code_idx ON jkn_exchange (facility_id, booking_code, id) WHERE booking_code IS NOT NULL',
    );
    await runner.query('CREATE INDEX jkn_exchange_at_idx ON jkn_exchange (at)');
    await runner.query(`
      CREATE TABLE jkn_operation (
        id uuid NOT NULL,
        version integer NOT NULL,
        facility_id uuid NOT NULL,
        booking_code text NOT NULL,
        date date NOT NULL,
        clinic_code text NOT NULL,
        clinic_name text NOT NULL,
        is_done boolean NOT NULL,
        card_digest bytea,
        facts_sealed text NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT jkn_operation_pk PRIMARY KEY (id),
        CONSTRAINT jkn_operation_code_uq UNIQUE (booking_code)
      )`);
    await runner.query('CREATE INDEX jkn_operation_date_idx ON jkn_operation (facility_id, date)');
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
    // What we hold happened, by BPJS's tasks, and whether BPJS knows.
    await runner.query(`
      CREATE TABLE jkn_task (
        ticket_id uuid NOT NULL,
        task_id integer NOT NULL,
        facility_id uuid NOT NULL,
        at timestamptz NOT NULL,
        told_at timestamptz,
        problem text,
        CONSTRAINT jkn_task_pk PRIMARY KEY (ticket_id, task_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['task', 'prescription', 'operation', 'exchange', 'reference', 'patient', 'link'])
      await runner.query(`DROP TABLE jkn_${table}`);
  }
}
