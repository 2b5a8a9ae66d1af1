import type { MigrationInterface, QueryRunner } from 'typeorm';

const needs = (names: readonly string[]): string =>
  `ALTER TABLE message DROP CONSTRAINT message_need_ck, ADD CONSTRAINT message_need_ck CHECK (need IN (${names.map((name) => `'${name}'`).join(', ')}))`;

/** Booking from a phone: places held for a form, one-time codes, how often somebody tried, what a phone is told. */
export class PortalBooking1700000002410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(needs(['emergency', 'asked', 'required', 'wanted']));
    await runner.query(`
      CREATE TABLE booking_hold (
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        place_kind text NOT NULL,
        cluster integer NOT NULL,
        seat integer NOT NULL,
        seat_kind text NOT NULL,
        device_digest bytea NOT NULL,
        address_digest bytea NOT NULL,
        made_at timestamptz NOT NULL,
        until timestamptz NOT NULL,
        is_over boolean NOT NULL DEFAULT false,
        CONSTRAINT booking_hold_pk PRIMARY KEY (id),
        CONSTRAINT booking_hold_session_fk FOREIGN KEY (session_id) REFERENCES booking_session (id),
        CONSTRAINT booking_hold_length_ck CHECK (until > made_at AND until <= made_at + interval '1 hour')
      )`);
    // A seat is held for one form; the session's row keeps it from who has it already.
    await runner.query(
      'CREATE UNIQUE INDEX booking_hold_seat_uq ON booking_hold (session_id, seat_kind, cluster, seat) WHERE NOT is_over',
    );
    await runner.query(
      'CREATE INDEX booking_hold_device_idx ON booking_hold (device_digest) WHERE NOT is_over',
    );
    await runner.query(
      'CREATE INDEX booking_hold_address_idx ON booking_hold (address_digest) WHERE NOT is_over',
    );
    await runner.query(`
      CREATE TABLE booking_code (
        id uuid NOT NULL,
        phone_digest bytea NOT NULL,
        code_digest bytea NOT NULL,
        sent_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        tries integer NOT NULL DEFAULT 0,
        proven_at timestamptz,
        CONSTRAINT booking_code_pk PRIMARY KEY (id)
      )`);
    await runner.query(`
      CREATE TABLE booking_try (
        key bytea NOT NULL,
        tries integer NOT NULL,
        since timestamptz NOT NULL,
        CONSTRAINT booking_try_pk PRIMARY KEY (key)
      )`);
    await runner.query(`
      CREATE TABLE booking_reach (
        ticket_id uuid NOT NULL,
        phone_digest bytea NOT NULL,
        language text NOT NULL,
        travel_s integer,
        CONSTRAINT booking_reach_pk PRIMARY KEY (ticket_id),
        CONSTRAINT booking_reach_ticket_fk FOREIGN KEY (ticket_id) REFERENCES ticket (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE booking_reach');
    await runner.query('DROP TABLE booking_try');
    await runner.query('DROP TABLE booking_code');
    await runner.query('DROP TABLE booking_hold');
    await runner.query("UPDATE message SET need = 'required' WHERE need = 'asked'");
    await runner.query(needs(['emergency', 'required', 'wanted']));
  }
}
