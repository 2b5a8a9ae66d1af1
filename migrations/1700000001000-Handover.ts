import type { MigrationInterface, QueryRunner } from 'typeorm';

const DISPOSITIONS = `'incident','dropped','prank','ghost','wrong_number','information','non_emergency','other_agency','duplicate'`;

/** Centres, their areas, cases handed from one to another, and the messages between them. */
export class Handover1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE centre (
        id uuid NOT NULL,
        version integer NOT NULL,
        code text NOT NULL CONSTRAINT centre_code_ck CHECK (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
        region_code text NOT NULL,
        name text NOT NULL,
        region_codes text[] NOT NULL,
        area geometry(MultiPolygon, 4326),
        phones jsonb NOT NULL,
        script text,
        base_url text,
        secret_sealed text,
        is_own boolean NOT NULL,
        removed_at timestamptz,
        CONSTRAINT centre_pk PRIMARY KEY (id)
      )`);
    await runner.query('CREATE UNIQUE INDEX centre_code_uq ON centre (code) WHERE removed_at IS NULL');
    await runner.query('CREATE INDEX centre_area_idx ON centre USING gist (area) WHERE removed_at IS NULL');
    await runner.query(`
      CREATE TABLE handover (
        id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        direction text NOT NULL CONSTRAINT handover_direction_ck CHECK (direction IN ('outgoing', 'incoming')),
        reference uuid NOT NULL,
        call_id uuid CONSTRAINT handover_call_fk REFERENCES call (id),
        incident_id uuid CONSTRAINT handover_incident_fk REFERENCES incident (id),
        centre_id uuid CONSTRAINT handover_centre_fk REFERENCES centre (id),
        own_centre_id uuid CONSTRAINT handover_own_centre_fk REFERENCES centre (id),
        centre_name text NOT NULL,
        phones jsonb NOT NULL,
        script text NOT NULL,
        method text NOT NULL CONSTRAINT handover_method_ck CHECK (method IN ('api', 'phone')),
        status text NOT NULL CONSTRAINT handover_status_ck CHECK (status IN ('offered', 'taken', 'refused', 'returned', 'taken_back', 'failed')),
        facts jsonb NOT NULL,
        personal_sealed text NOT NULL,
        offered_at timestamptz NOT NULL,
        offered_by text NOT NULL,
        ack_due_at timestamptz,
        ended_at timestamptz,
        answered_by text,
        reason text,
        late_taken_at timestamptz,
        late_taken_by text,
        handled_at timestamptz,
        delivered_at timestamptz,
        unsent integer NOT NULL DEFAULT 0 CONSTRAINT handover_unsent_ck CHECK (unsent >= 0),
        send_attempts integer NOT NULL DEFAULT 0,
        CONSTRAINT handover_pk PRIMARY KEY (id),
        CONSTRAINT handover_api_ck CHECK (method = 'phone' OR (centre_id IS NOT NULL AND own_centre_id IS NOT NULL)),
        CONSTRAINT handover_ended_ck CHECK ((status = 'offered') = (ended_at IS NULL)),
        CONSTRAINT handover_due_ck CHECK (ended_at IS NULL OR ack_due_at IS NULL),
        CONSTRAINT handover_call_ck CHECK (call_id IS NOT NULL OR (direction = 'incoming' AND status <> 'offered'))
      )`);
    await runner.query('CREATE UNIQUE INDEX handover_once_uq ON handover (direction, centre_id, reference)');
    await runner.query(
      `CREATE UNIQUE INDEX handover_one_live_per_call_uq ON handover (call_id) WHERE direction = 'outgoing' AND status = 'offered'`,
    );
    await runner.query('CREATE INDEX handover_call_idx ON handover (call_id, direction)');
    await runner.query('CREATE INDEX handover_offered_idx ON handover (offered_at)');
    await runner.query(
      `CREATE INDEX handover_due_idx ON handover (ack_due_at) WHERE direction = 'outgoing' AND ack_due_at IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE handover_message (
        id uuid NOT NULL,
        handover_id uuid NOT NULL CONSTRAINT handover_message_handover_fk REFERENCES handover (id),
        kind text NOT NULL CONSTRAINT handover_message_kind_ck CHECK (kind IN ('case', 'answer', 'state')),
        body_sealed text NOT NULL,
        made_at timestamptz NOT NULL,
        due_at timestamptz,
        give_up_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        done_at timestamptz,
        outcome text CONSTRAINT handover_message_outcome_ck CHECK (outcome IN ('delivered', 'refused', 'given_up')),
        last_problem text,
        CONSTRAINT handover_message_pk PRIMARY KEY (id),
        CONSTRAINT handover_message_done_ck CHECK ((done_at IS NULL) = (outcome IS NULL) AND (done_at IS NULL) = (due_at IS NOT NULL))
      )`);
    await runner.query(
      'CREATE INDEX handover_message_due_idx ON handover_message (due_at) WHERE due_at IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX handover_message_handover_idx ON handover_message (handover_id, made_at)',
    );
    await runner.query('ALTER TABLE call DROP CONSTRAINT call_disposition_ck');
    await runner.query('ALTER TABLE call DROP CONSTRAINT call_linked_disposition_ck');
    await runner.query(
      `ALTER TABLE call ADD CONSTRAINT call_disposition_ck CHECK (disposition IN (${DISPOSITIONS},'handed_over'))`,
    );
    await runner.query(`
      ALTER TABLE call ADD CONSTRAINT call_linked_disposition_ck CHECK (
        incident_id IS NULL OR disposition IS NULL OR disposition IN ('incident','duplicate','handed_over'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE handover_message, handover, centre');
    await runner.query('ALTER TABLE call DROP CONSTRAINT call_disposition_ck');
    await runner.query('ALTER TABLE call DROP CONSTRAINT call_linked_disposition_ck');
    // What was handed over has no word in the older schema: the nearest ones there.
    await runner.query(
      `UPDATE call SET disposition = CASE WHEN incident_id IS NULL THEN 'other_agency' ELSE 'incident' END WHERE disposition = 'handed_over'`,
    );
    await runner.query(
      `ALTER TABLE call ADD CONSTRAINT call_disposition_ck CHECK (disposition IN (${DISPOSITIONS}))`,
    );
    await runner.query(`
      ALTER TABLE call ADD CONSTRAINT call_linked_disposition_ck CHECK (
        incident_id IS NULL OR disposition IS NULL OR disposition IN ('incident','duplicate'))`);
  }
}
