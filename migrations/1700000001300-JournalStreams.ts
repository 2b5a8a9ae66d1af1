import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENTRY = `p_at timestamptz, p_actor jsonb, p_type text, p_entity text, p_entity_id uuid, p_version integer, p_region text,
        p_unit uuid, p_facility uuid, p_incident uuid, p_correlation text`;
const ENTRY_TYPES = 'timestamptz, jsonb, text, text, uuid, integer, text, uuid, uuid, uuid, text';

/**
 * The journal in streams, each with its own sequence, lock and chain of seals (ADR 0016), and the topics of every row.
 * What is there already is stream `dispatch` and keeps its numbers. Its rows are not rewritten: they are sealed.
 */
export class JournalStreams1700000001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE journal ADD COLUMN stream text NOT NULL DEFAULT 'dispatch'");
    await runner.query('ALTER TABLE journal ADD COLUMN topics text[]');
    await runner.query(
      'ALTER TABLE journal DROP CONSTRAINT journal_pk, ADD CONSTRAINT journal_pk PRIMARY KEY (stream, seq)',
    );
    await runner.query('ALTER SEQUENCE journal_seq_seq RENAME TO journal_dispatch_seq');
    await runner.query(`
      CREATE FUNCTION journal_add_stream(p_stream text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN EXECUTE format('CREATE SEQUENCE %I OWNED BY journal.seq', 'journal_' || p_stream || '_seq'); END $$`);
    for (const stream of ['booking', 'monitoring'])
      await runner.query('SELECT journal_add_stream($1)', [stream]);
    await this.createAppend(runner);
    await this.createTopicsOfOld(runner);
    await runner.query(`
      ALTER TABLE journal_seal ADD COLUMN stream text NOT NULL DEFAULT 'dispatch', ADD COLUMN form smallint NOT NULL DEFAULT 1,
        DROP CONSTRAINT journal_seal_pk, DROP CONSTRAINT journal_seal_from_uq,
        ADD CONSTRAINT journal_seal_pk PRIMARY KEY (stream, to_seq),
        ADD CONSTRAINT journal_seal_from_uq UNIQUE (stream, from_seq)`);
    await runner.query(
      'ALTER TABLE journal_seal ALTER COLUMN stream DROP DEFAULT, ALTER COLUMN form DROP DEFAULT',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM journal WHERE stream <> 'dispatch') THEN
          RAISE EXCEPTION 'there are rows in other streams than dispatch, which one sequence cannot hold';
        END IF;
      END $$`);
    // The old form cannot check these; the old program seals the same rows again.
    await runner.query('DELETE FROM journal_seal WHERE form > 1');
    await runner.query(`
      ALTER TABLE journal_seal DROP CONSTRAINT journal_seal_pk, DROP CONSTRAINT journal_seal_from_uq,
        DROP COLUMN stream, DROP COLUMN form,
        ADD CONSTRAINT journal_seal_pk PRIMARY KEY (to_seq), ADD CONSTRAINT journal_seal_from_uq UNIQUE (from_seq)`);
    await runner.query('DROP FUNCTION journal_topics_of_old(text, text, uuid, uuid)');
    await runner.query(`DROP FUNCTION journal_append(${ENTRY_TYPES}, text, text[], jsonb)`);
    await runner.query('DROP FUNCTION journal_add_stream(text)');
    await runner.query(`
      CREATE OR REPLACE FUNCTION journal_append(${ENTRY}, p_data jsonb) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
      DECLARE new_seq bigint;
      BEGIN
        PERFORM pg_advisory_xact_lock(119002);
        INSERT INTO journal (at, actor, type, entity, entity_id, version, region_code, unit_id, facility_id, incident_id, correlation_id, data)
        VALUES (p_at, p_actor, p_type, p_entity, p_entity_id, p_version, p_region, p_unit, p_facility, p_incident, p_correlation, p_data)
        RETURNING seq INTO new_seq;
        RETURN new_seq;
      END $$`);
    await runner.query('DROP SEQUENCE journal_booking_seq, journal_monitoring_seq');
    await runner.query('ALTER SEQUENCE journal_dispatch_seq RENAME TO journal_seq_seq');
    await runner.query(
      'ALTER TABLE journal DROP CONSTRAINT journal_pk, DROP COLUMN stream, DROP COLUMN topics, ADD CONSTRAINT journal_pk PRIMARY KEY (seq)',
    );
  }

  private async createAppend(runner: QueryRunner): Promise<void> {
    // The number is taken under the stream's lock, which is held until commit (ADR 0003).
    await runner.query(`
      CREATE FUNCTION journal_append(${ENTRY}, p_stream text, p_topics text[], p_data jsonb) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
      DECLARE
        numbers regclass := to_regclass('journal_' || p_stream || '_seq');
        new_seq bigint;
      BEGIN
        IF numbers IS NULL THEN RAISE EXCEPTION 'the journal has no stream %', p_stream; END IF;
        PERFORM pg_advisory_xact_lock(119002, hashtext(p_stream));
        INSERT INTO journal (stream, seq, at, actor, type, entity, entity_id, version, region_code, unit_id, facility_id, incident_id, correlation_id, topics, data)
        OVERRIDING SYSTEM VALUE
        VALUES (p_stream, nextval(numbers), p_at, p_actor, p_type, p_entity, p_entity_id, p_version, p_region, p_unit, p_facility, p_incident, p_correlation, p_topics, p_data)
        RETURNING seq INTO new_seq;
        RETURN new_seq;
      END $$`);
    // A process of the version before goes on taking calls while it is replaced.
    await runner.query(`
      CREATE OR REPLACE FUNCTION journal_append(${ENTRY}, p_data jsonb) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        RETURN journal_append(p_at, p_actor, p_type, p_entity, p_entity_id, p_version, p_region, p_unit, p_facility, p_incident, p_correlation,
          'dispatch', NULL::text[], p_data);
      END $$`);
  }

  /** Rows from before have no topics: this gives them, as the rooms were when they were written. */
  private async createTopicsOfOld(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION journal_topics_of_old(p_entity text, p_region text, p_unit uuid, p_facility uuid) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
      DECLARE
        room text := CASE WHEN p_entity IN ('call', 'incident', 'assignment', 'unit', 'facility', 'inbound', 'handover') THEN 'region'
          WHEN p_entity = 'alert' THEN 'alerts' WHEN p_entity = 'closure' THEN 'closures' WHEN p_entity = 'learned_place' THEN 'learned' END;
        parts text[] := CASE WHEN p_region = 'ID' THEN '{}' ELSE string_to_array(p_region, '.') END;
        topics text[] := '{}';
      BEGIN
        IF p_entity = 'map' THEN RETURN '{map}'; END IF;
        IF room IS NULL THEN RETURN topics; END IF;
        FOR length IN REVERSE cardinality(parts)..1 LOOP
          topics := topics || (room || ':' || array_to_string(parts[1:length], '.'));
        END LOOP;
        topics := topics || (room || ':ID');
        IF p_entity IN ('assignment', 'unit') AND p_unit IS NOT NULL THEN topics := topics || ('unit:' || p_unit); END IF;
        IF p_entity IN ('facility', 'inbound') AND p_facility IS NOT NULL THEN topics := topics || ('facility:' || p_facility); END IF;
        RETURN topics;
      END $$`);
  }
}
