import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who waits for a place of a full session, and what each was offered. */
export class WaitingList1700000002810 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE booking_wait (
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        place_kind text NOT NULL,
        priority text NOT NULL,
        patient_sealed text NOT NULL,
        person_digest bytea NOT NULL,
        phone_digest bytea NOT NULL,
        language text NOT NULL,
        travel_s integer,
        joined_at timestamptz NOT NULL,
        state text NOT NULL,
        hold_id uuid,
        offered_until timestamptz,
        told_at timestamptz,
        ticket_id uuid,
        CONSTRAINT booking_wait_pk PRIMARY KEY (id),
        CONSTRAINT booking_wait_session_fk FOREIGN KEY (session_id) REFERENCES booking_session (id),
        CONSTRAINT booking_wait_ticket_fk FOREIGN KEY (ticket_id) REFERENCES ticket (id),
        CONSTRAINT booking_wait_state_ck CHECK (state IN ('waiting', 'offered', 'taken', 'passed', 'left', 'ended')),
        CONSTRAINT booking_wait_offer_ck CHECK (state <> 'offered' OR (hold_id IS NOT NULL AND offered_until IS NOT NULL)),
        CONSTRAINT booking_wait_taken_ck CHECK ((state = 'taken') = (ticket_id IS NOT NULL))
      )`);
    // Nobody stands in one line twice.
    await runner.query(
      "CREATE UNIQUE INDEX booking_wait_once_uq ON booking_wait (session_id, person_digest) WHERE state IN ('waiting', 'offered')",
    );
    // A place that is kept for somebody is kept for one.
    await runner.query(
      "CREATE UNIQUE INDEX booking_wait_hold_uq ON booking_wait (hold_id) WHERE state = 'offered'",
    );
    await runner.query(
      "CREATE INDEX booking_wait_line_idx ON booking_wait (session_id, joined_at, id) WHERE state IN ('waiting', 'offered')",
    );
    await runner.query(
      "CREATE INDEX booking_wait_untold_idx ON booking_wait (session_id) WHERE told_at IS NULL AND state IN ('offered', 'ended')",
    );
    await runner.query('CREATE INDEX booking_hold_session_idx ON booking_hold (session_id, until)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX booking_hold_session_idx');
    await runner.query('DROP TABLE booking_wait');
  }
}
