import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People without an account: what opens something for them, their devices, and which device opened what. */
export class PublicCallers1700000001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE visitor_pass (
        id uuid NOT NULL,
        scope text NOT NULL CONSTRAINT visitor_pass_scope_ck CHECK (scope IN ('link', 'ticket', 'person')),
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        label_sealed text NOT NULL,
        secret_hash bytea NOT NULL,
        uses_left integer NOT NULL CONSTRAINT visitor_pass_uses_ck CHECK (uses_left >= 0),
        issued_at timestamptz NOT NULL,
        redeem_until timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT visitor_pass_pk PRIMARY KEY (id),
        CONSTRAINT visitor_pass_secret_uq UNIQUE (secret_hash),
        CONSTRAINT visitor_pass_person_ck CHECK (scope <> 'person' OR uses_left <= 1)
      )`);
    await runner.query(
      'CREATE INDEX visitor_pass_subject_idx ON visitor_pass (subject_kind, subject_id) WHERE ended_at IS NULL',
    );
    await runner.query('CREATE INDEX visitor_pass_over_idx ON visitor_pass (least(ended_at, ends_at))');
    await runner.query(`
      CREATE TABLE visitor_session (
        id uuid NOT NULL,
        token_hash bytea NOT NULL,
        previous_hash bytea,
        version integer NOT NULL DEFAULT 1,
        is_renewal_seen boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL,
        renewed_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT visitor_session_pk PRIMARY KEY (id),
        CONSTRAINT visitor_session_token_uq UNIQUE (token_hash),
        CONSTRAINT visitor_session_previous_uq UNIQUE (previous_hash)
      )`);
    await runner.query(
      'CREATE INDEX visitor_session_over_idx ON visitor_session (least(ended_at, expires_at))',
    );
    await runner.query('CREATE INDEX visitor_session_seen_idx ON visitor_session (seen_at)');
    await runner.query(`
      CREATE TABLE visitor_hold (
        pass_id uuid NOT NULL CONSTRAINT visitor_hold_pass_fk REFERENCES visitor_pass (id) ON DELETE CASCADE,
        device_hash bytea NOT NULL,
        session_id uuid NOT NULL CONSTRAINT visitor_hold_session_fk REFERENCES visitor_session (id) ON DELETE CASCADE,
        opened_at timestamptz NOT NULL,
        CONSTRAINT visitor_hold_pk PRIMARY KEY (pass_id, device_hash)
      )`);
    await runner.query('CREATE INDEX visitor_hold_session_idx ON visitor_hold (session_id)');
    await runner.query('CREATE INDEX sign_in_throttle_window_idx ON sign_in_throttle (window_started_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX sign_in_throttle_window_idx');
    await runner.query('DROP TABLE visitor_hold, visitor_session, visitor_pass');
  }
}
