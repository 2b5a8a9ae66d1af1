import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One outbox for everything that is told to the outside, and who follows the journal how far. */
export class Messaging1700000001600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE journal_follower (
        name text NOT NULL,
        stream text NOT NULL,
        seq bigint NOT NULL,
        moved_at timestamptz NOT NULL,
        CONSTRAINT journal_follower_pk PRIMARY KEY (name, stream)
      )`);
    await runner.query(`
      CREATE TABLE message (
        id uuid NOT NULL,
        ordinal bigint GENERATED ALWAYS AS IDENTITY,
        channel text NOT NULL,
        lane text NOT NULL,
        kind text NOT NULL,
        text_version integer,
        need text NOT NULL CONSTRAINT message_need_ck CHECK (need IN ('emergency', 'required', 'wanted')),
        priority smallint GENERATED ALWAYS AS (CASE need WHEN 'emergency' THEN 0 ELSE 1 END) STORED,
        region_code text NOT NULL,
        subject_id uuid,
        once_key text,
        copy_of uuid,
        recipient_digest bytea,
        recipient_label text,
        time_zone text,
        body_sealed text NOT NULL,
        made_at timestamptz NOT NULL,
        send_at timestamptz NOT NULL,
        due_at timestamptz,
        leased_until timestamptz,
        expires_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        done_at timestamptz,
        outcome text CONSTRAINT message_outcome_ck CHECK (outcome IN ('sent', 'refused', 'expired', 'cancelled', 'stopped')),
        last_problem text,
        provider text,
        provider_id_digest bytea,
        parts integer,
        cost numeric(12, 2),
        receipt text CONSTRAINT message_receipt_ck CHECK (receipt IN ('delivered', 'read', 'failed')),
        receipt_at timestamptz,
        CONSTRAINT message_pk PRIMARY KEY (id),
        CONSTRAINT message_once_uq UNIQUE (once_key),
        CONSTRAINT message_done_ck CHECK ((done_at IS NULL) = (outcome IS NULL) AND (done_at IS NULL OR due_at IS NULL))
      )`);
    await runner.query(
      'CREATE INDEX message_due_idx ON message (channel, priority, due_at) WHERE due_at IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX message_lane_idx ON message (lane, send_at, ordinal) WHERE done_at IS NULL',
    );
    await runner.query(
      'CREATE INDEX message_parked_idx ON message (lane) WHERE due_at IS NULL AND done_at IS NULL',
    );
    await runner.query('CREATE INDEX message_expires_idx ON message (expires_at) WHERE done_at IS NULL');
    await runner.query(
      'CREATE INDEX message_subject_idx ON message (subject_id) WHERE subject_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX message_provider_id_idx ON message (provider_id_digest) WHERE provider_id_digest IS NOT NULL',
    );
    await runner.query('CREATE INDEX message_made_idx ON message (made_at)');
    await runner.query(`
      CREATE TABLE message_rate (
        provider text NOT NULL,
        tokens double precision NOT NULL,
        refilled_at timestamptz NOT NULL,
        paused_until timestamptz,
        CONSTRAINT message_rate_pk PRIMARY KEY (provider)
      )`);
    await runner.query(`
      CREATE TABLE message_consent (
        recipient_digest bytea NOT NULL,
        is_stopped boolean NOT NULL,
        source text NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT message_consent_pk PRIMARY KEY (recipient_digest)
      )`);
    await runner.query(`
      CREATE TABLE message_inbound (
        id uuid NOT NULL,
        channel text NOT NULL,
        provider_id text NOT NULL,
        sender_digest bytea NOT NULL,
        sender_label text NOT NULL,
        body_sealed text NOT NULL,
        at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        CONSTRAINT message_inbound_pk PRIMARY KEY (id),
        CONSTRAINT message_inbound_once_uq UNIQUE (channel, provider_id)
      )`);
    await runner.query('CREATE INDEX message_inbound_sender_idx ON message_inbound (sender_digest, at)');
    await runner.query(`
      CREATE TABLE push_device (
        id uuid NOT NULL,
        owner_id uuid NOT NULL,
        endpoint_digest bytea NOT NULL,
        subscription_sealed text NOT NULL,
        language text NOT NULL,
        made_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        CONSTRAINT push_device_pk PRIMARY KEY (id),
        CONSTRAINT push_device_endpoint_uq UNIQUE (endpoint_digest)
      )`);
    await runner.query('CREATE INDEX push_device_owner_idx ON push_device (owner_id)');
    await runner.query(`
      CREATE TABLE webhook (
        id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        name text NOT NULL,
        url text NOT NULL,
        secret_sealed text NOT NULL,
        events text[] NOT NULL CONSTRAINT webhook_events_ck CHECK (cardinality(events) > 0),
        made_at timestamptz NOT NULL,
        disabled_at timestamptz,
        CONSTRAINT webhook_pk PRIMARY KEY (id)
      )`);
    await runner.query(`
      INSERT INTO message (id, channel, lane, kind, need, region_code, subject_id, body_sealed, made_at, send_at, due_at, expires_at,
                           attempts, done_at, outcome, last_problem)
      SELECT m.id, 'centre', 'centre:' || m.handover_id, 'handover.' || m.kind, 'emergency', h.region_code, m.handover_id,
             m.body_sealed, m.made_at, m.made_at, m.due_at, m.give_up_at, m.attempts, m.done_at,
             CASE m.outcome WHEN 'delivered' THEN 'sent' WHEN 'given_up' THEN 'expired' ELSE m.outcome END, m.last_problem
      FROM handover_message m JOIN handover h ON h.id = m.handover_id ORDER BY m.made_at, m.id`);
    await runner.query('DROP TABLE handover_message');
  }

  async down(runner: QueryRunner): Promise<void> {
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
    await runner.query(`
      INSERT INTO handover_message (id, handover_id, kind, body_sealed, made_at, due_at, give_up_at, attempts, done_at, outcome, last_problem)
      SELECT id, subject_id, substr(kind, 10), body_sealed, made_at, CASE WHEN done_at IS NULL THEN coalesce(due_at, send_at) END,
             expires_at, attempts, done_at,
             CASE WHEN outcome IS NULL OR outcome = 'refused' THEN outcome WHEN outcome = 'sent' THEN 'delivered' ELSE 'given_up' END,
             last_problem
      FROM message WHERE channel = 'centre'`);
    await runner.query(
      'DROP TABLE journal_follower, message, message_rate, message_consent, message_inbound, push_device, webhook',
    );
  }
}
