import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Journal, idempotency, accounts and sessions. */
export class Foundation1700000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS postgis');
    await runner.query(`
      CREATE TABLE journal (
        seq bigint GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL,
        actor jsonb NOT NULL,
        type text NOT NULL,
        entity text NOT NULL,
        entity_id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        unit_id uuid,
        facility_id uuid,
        incident_id uuid,
        correlation_id text NOT NULL,
        data jsonb NOT NULL,
        CONSTRAINT journal_pk PRIMARY KEY (seq),
        CONSTRAINT journal_entity_version_uq UNIQUE (entity, entity_id, version)
      )`);
    await runner.query(
      'CREATE INDEX journal_incident_idx ON journal (incident_id, seq) WHERE incident_id IS NOT NULL',
    );
    await runner.query('CREATE INDEX journal_at_idx ON journal (at)');
    // The lock is held until commit, so that a smaller seq is never committed after a larger one was read (ADR 0003).
    await runner.query(`
      CREATE FUNCTION journal_append(
        p_at timestamptz, p_actor jsonb, p_type text, p_entity text, p_entity_id uuid, p_version integer, p_region text,
        p_unit uuid, p_facility uuid, p_incident uuid, p_correlation text, p_data jsonb
      ) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
      DECLARE new_seq bigint;
      BEGIN
        PERFORM pg_advisory_xact_lock(119002);
        INSERT INTO journal (at, actor, type, entity, entity_id, version, region_code, unit_id, facility_id, incident_id, correlation_id, data)
        VALUES (p_at, p_actor, p_type, p_entity, p_entity_id, p_version, p_region, p_unit, p_facility, p_incident, p_correlation, p_data)
        RETURNING seq INTO new_seq;
        RETURN new_seq;
      END $$`);
    await runner.query(`
      CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$`);
    await runner.query(
      'CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION journal_is_append_only()',
    );
    await runner.query(`
      CREATE TABLE journal_seal (
        to_seq bigint NOT NULL,
        from_seq bigint NOT NULL,
        sealed_at timestamptz NOT NULL DEFAULT now(),
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT journal_seal_pk PRIMARY KEY (to_seq),
        CONSTRAINT journal_seal_from_uq UNIQUE (from_seq)
      )`);
    await runner.query(`
      CREATE TABLE idempotency (
        owner_id text NOT NULL,
        key text NOT NULL,
        request_hash bytea NOT NULL,
        answer jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_pk PRIMARY KEY (owner_id, key)
      )`);
    await runner.query('CREATE INDEX idempotency_created_idx ON idempotency (created_at)');
    await runner.query(`
      CREATE TABLE account (
        id uuid NOT NULL,
        username text NOT NULL,
        display_name text NOT NULL,
        password_hash text NOT NULL,
        must_change_password boolean NOT NULL DEFAULT false,
        is_demo boolean NOT NULL DEFAULT false,
        disabled_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT account_pk PRIMARY KEY (id),
        CONSTRAINT account_username_uq UNIQUE (username)
      )`);
    await runner.query(`
      CREATE TABLE account_grant (
        account_id uuid NOT NULL CONSTRAINT account_grant_account_fk REFERENCES account (id) ON DELETE CASCADE,
        role text NOT NULL CONSTRAINT account_grant_role_ck CHECK (role IN ('operator','supervisor','crew','facility_staff','field_officer','admin')),
        region_code text,
        unit_id uuid,
        facility_id uuid,
        CONSTRAINT account_grant_one_scope_ck CHECK (num_nonnulls(region_code, unit_id, facility_id) = 1)
      )`);
    await runner.query('CREATE INDEX account_grant_account_idx ON account_grant (account_id)');
    await runner.query(`
      CREATE TABLE session (
        id uuid NOT NULL,
        token_hash bytea NOT NULL,
        account_id uuid NOT NULL CONSTRAINT session_account_fk REFERENCES account (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        address text NOT NULL,
        agent text NOT NULL,
        CONSTRAINT session_pk PRIMARY KEY (id),
        CONSTRAINT session_token_uq UNIQUE (token_hash)
      )`);
    await runner.query('CREATE INDEX session_account_idx ON session (account_id) WHERE revoked_at IS NULL');
    await runner.query(`
      CREATE TABLE sign_in_throttle (
        key text NOT NULL,
        failures integer NOT NULL,
        window_started_at timestamptz NOT NULL,
        blocked_until timestamptz,
        CONSTRAINT sign_in_throttle_pk PRIMARY KEY (key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE sign_in_throttle, session, account_grant, account, idempotency, journal_seal, journal',
    );
    await runner.query('DROP FUNCTION journal_is_append_only()');
    await runner.query(
      'DROP FUNCTION journal_append(timestamptz, jsonb, text, text, uuid, integer, text, uuid, uuid, uuid, text, jsonb)',
    );
  }
}
