import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who signed in, looked at whom, took what out and changed whose rights (ADR 0039). Rows are numbered without a gap and chained by a
 * keyed hash; only the oldest may go, when they were kept for `kept_days`.
 */
export class SecurityTrail1700000002290 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE security_trail (
        seq bigint NOT NULL,
        at timestamptz NOT NULL,
        act text NOT NULL,
        account_id uuid,
        session_id uuid,
        subject_kind text,
        subject_id uuid,
        subject_label text,
        region_codes text[] NOT NULL,
        address_mask text,
        address_digest bytea,
        correlation_id text NOT NULL,
        detail jsonb NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT security_trail_pk PRIMARY KEY (seq),
        CONSTRAINT security_trail_belongs_ck CHECK (cardinality(region_codes) BETWEEN 1 AND 60),
        CONSTRAINT security_trail_short_ck CHECK (pg_column_size(detail) < 4096 AND length(subject_label) <= 60),
        CONSTRAINT security_trail_subject_ck CHECK (subject_kind IS NOT NULL OR (subject_id IS NULL AND subject_label IS NULL))
      )`);
    await runner.query('CREATE INDEX security_trail_account_idx ON security_trail (account_id, seq DESC)');
    await runner.query('CREATE INDEX security_trail_subject_idx ON security_trail (subject_id, seq DESC)');
    await runner.query('CREATE INDEX security_trail_at_idx ON security_trail (at)');
    await runner.query(`
      CREATE TABLE security_trail_head (
        is_only boolean NOT NULL DEFAULT true,
        first_seq bigint NOT NULL DEFAULT 1,
        base_hash bytea NOT NULL,
        seq bigint NOT NULL DEFAULT 0,
        hash bytea NOT NULL,
        mac bytea,
        kept_days integer NOT NULL DEFAULT 400,
        CONSTRAINT security_trail_head_pk PRIMARY KEY (is_only),
        CONSTRAINT security_trail_head_only_ck CHECK (is_only),
        CONSTRAINT security_trail_head_kept_ck CHECK (kept_days BETWEEN 90 AND 3660)
      )`);
    await this.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE security_trail');
    await runner.query('DROP TABLE security_trail_head');
    await runner.query('DROP FUNCTION security_trail_is_kept()');
    await runner.query('DROP FUNCTION security_trail_head_is_kept()');
  }

  private async guard(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION security_trail_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND OLD.at < now() - make_interval(days => (SELECT kept_days FROM security_trail_head)) THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'the security trail is append-only' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(
      `CREATE TRIGGER security_trail_kept BEFORE UPDATE OR DELETE ON security_trail
       FOR EACH ROW EXECUTE FUNCTION security_trail_is_kept()`,
    );
    await runner.query(`
      CREATE FUNCTION security_trail_head_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.seq >= OLD.seq AND NEW.first_seq >= OLD.first_seq THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'the head of the security trail only moves on' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(
      `CREATE TRIGGER security_trail_head_kept BEFORE UPDATE OR DELETE ON security_trail_head
       FOR EACH ROW EXECUTE FUNCTION security_trail_head_is_kept()`,
    );
    for (const table of ['security_trail', 'security_trail_head'])
      await runner.query(
        `CREATE TRIGGER ${table}_never_emptied BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION is_never_emptied()`,
      );
  }
}
