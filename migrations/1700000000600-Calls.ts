import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls, the raw events they are made from, and every location that was reported for them. */
export class Calls1700000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE call (
        id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        source text NOT NULL,
        source_call_id text,
        line text,
        queue text,
        state text NOT NULL CONSTRAINT call_state_ck CHECK (state IN ('ringing','answered','abandoned','ended')),
        offered_at timestamptz NOT NULL,
        answered_at timestamptz,
        answered_by jsonb,
        ended_at timestamptz,
        claimed_at timestamptz,
        closed_at timestamptz,
        disposition text CONSTRAINT call_disposition_ck CHECK (disposition IN ('incident','dropped','prank','ghost',
          'wrong_number','information','non_emergency','other_agency','duplicate')),
        incident_id uuid CONSTRAINT call_incident_fk REFERENCES incident (id),
        number_digest bytea,
        calls_from_number integer NOT NULL CONSTRAINT call_calls_from_number_ck CHECK (calls_from_number >= 1),
        place jsonb,
        suggestion jsonb,
        personal_sealed text NOT NULL,
        received_at timestamptz NOT NULL,
        CONSTRAINT call_pk PRIMARY KEY (id),
        CONSTRAINT call_source_call_uq UNIQUE (source, source_call_id),
        CONSTRAINT call_linked_disposition_ck CHECK (incident_id IS NULL OR disposition IS NULL OR disposition IN ('incident','duplicate'))
      )`);
    await runner.query(
      'CREATE INDEX call_number_idx ON call (number_digest, offered_at) WHERE number_digest IS NOT NULL',
    );
    await runner.query('CREATE INDEX call_incident_idx ON call (incident_id) WHERE incident_id IS NOT NULL');
    await runner.query(
      'CREATE INDEX call_unfinished_idx ON call (region_code text_pattern_ops, ended_at) WHERE incident_id IS NULL AND disposition IS NULL',
    );
    await runner.query(`
      CREATE TABLE call_event (
        id uuid NOT NULL,
        source text NOT NULL,
        region_code text NOT NULL,
        received_at timestamptz NOT NULL,
        source_call_id text,
        linked_id text,
        type text CONSTRAINT call_event_type_ck CHECK (type IN ('offered','queued','ringing','answered','held','transferred',
          'abandoned','ended','cdr')),
        at timestamptz,
        agent text,
        cause text,
        body_sealed text NOT NULL,
        body_digest bytea,
        status text NOT NULL CONSTRAINT call_event_status_ck CHECK (status IN ('applied','refused','retried')),
        fields jsonb,
        call_id uuid CONSTRAINT call_event_call_fk REFERENCES call (id),
        retried_by jsonb,
        CONSTRAINT call_event_pk PRIMARY KEY (id),
        CONSTRAINT call_event_once_uq UNIQUE (source, source_call_id, type, at),
        CONSTRAINT call_event_refused_ck CHECK (status <> 'refused' OR (fields IS NOT NULL AND body_digest IS NOT NULL)),
        CONSTRAINT call_event_applied_ck CHECK (status = 'refused' OR call_id IS NOT NULL)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX call_event_refused_uq ON call_event (source, body_digest) WHERE status = 'refused'`,
    );
    await runner.query(
      `CREATE INDEX call_event_refused_idx ON call_event (source, received_at) WHERE status = 'refused'`,
    );
    await runner.query(`
      CREATE TABLE location_fix (
        id uuid NOT NULL,
        call_id uuid NOT NULL CONSTRAINT location_fix_call_fk REFERENCES call (id),
        geom geometry(Point, 4326) NOT NULL,
        accuracy_m double precision NOT NULL CONSTRAINT location_fix_accuracy_ck CHECK (accuracy_m >= 0),
        source text NOT NULL,
        label text NOT NULL,
        context text NOT NULL,
        region_code text,
        is_confirmed boolean NOT NULL,
        at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        by jsonb NOT NULL,
        CONSTRAINT location_fix_pk PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX location_fix_call_idx ON location_fix (call_id, received_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE location_fix, call_event, call');
  }
}
