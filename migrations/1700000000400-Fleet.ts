import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units, who is on them, where they are and where they were. */
export class Fleet1700000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit (
        id uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        region_code text NOT NULL,
        call_sign text NOT NULL,
        type text NOT NULL CONSTRAINT unit_type_ck CHECK (type IN ('als','bls','transport','motorcycle','boat')),
        capabilities text[] NOT NULL DEFAULT '{}' CONSTRAINT unit_capabilities_ck CHECK (capabilities <@ ARRAY[
          'als','bls','oxygen','ecg','ventilator','incubator','delivery','rescue','carry','water']::text[]),
        home_facility_id uuid,
        home_name text,
        home_geom geometry(Point, 4326),
        service text NOT NULL DEFAULT 'off_shift' CONSTRAINT unit_service_ck CHECK (service IN ('off_shift','in_service','out_of_service')),
        out_of_service_reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT unit_pk PRIMARY KEY (id),
        CONSTRAINT unit_call_sign_uq UNIQUE (region_code, call_sign),
        CONSTRAINT unit_home_whole_ck CHECK ((home_name IS NULL) = (home_geom IS NULL)),
        CONSTRAINT unit_reason_ck CHECK (out_of_service_reason IS NULL OR service = 'out_of_service')
      )`);
    await runner.query('CREATE INDEX unit_region_idx ON unit (region_code text_pattern_ops, call_sign)');
    await runner.query(`
      CREATE TABLE unit_shift (
        id uuid NOT NULL,
        unit_id uuid NOT NULL CONSTRAINT unit_shift_unit_fk REFERENCES unit (id),
        account_id uuid NOT NULL,
        account_name text NOT NULL,
        signed_on_at timestamptz NOT NULL,
        signed_off_at timestamptz,
        CONSTRAINT unit_shift_pk PRIMARY KEY (id),
        CONSTRAINT unit_shift_order_ck CHECK (signed_off_at >= signed_on_at)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX unit_shift_open_account_uq ON unit_shift (account_id) WHERE signed_off_at IS NULL',
    );
    await runner.query(
      'CREATE INDEX unit_shift_open_unit_idx ON unit_shift (unit_id) WHERE signed_off_at IS NULL',
    );
    await runner.query('CREATE INDEX unit_shift_account_idx ON unit_shift (account_id, signed_on_at)');
    // stored_seq lets other processes read what changed since they last looked; stored_by lets them leave out their own.
    // It has no index: one row a unit is quickly scanned, and updates stay within their page (HOT).
    await runner.query('CREATE SEQUENCE unit_position_stored_seq');
    await runner.query(`
      CREATE TABLE unit_position (
        unit_id uuid NOT NULL CONSTRAINT unit_position_unit_fk REFERENCES unit (id),
        geom geometry(Point, 4326) NOT NULL,
        accuracy_m real,
        speed_mps real,
        heading_deg real,
        at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        stored_seq bigint NOT NULL DEFAULT nextval('unit_position_stored_seq'),
        stored_by uuid NOT NULL,
        CONSTRAINT unit_position_pk PRIMARY KEY (unit_id)
      ) WITH (fillfactor = 70)`);
    // Append-only and nearly in order of time: a BRIN index costs the position path next to nothing.
    await runner.query(`
      CREATE TABLE unit_track (
        unit_id uuid NOT NULL,
        at timestamptz NOT NULL,
        geom geometry(Point, 4326) NOT NULL,
        speed_mps real,
        heading_deg real
      )`);
    await runner.query(
      'CREATE INDEX unit_track_at_idx ON unit_track USING brin (at) WITH (pages_per_range = 32)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unit_track, unit_position, unit_shift, unit');
    await runner.query('DROP SEQUENCE unit_position_stored_seq');
  }
}
