import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Incidents, assignments with their stamps, inbound patients, alerts. */
export class Dispatch1700000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE incident (
        id uuid NOT NULL,
        version integer NOT NULL,
        number text NOT NULL,
        region_code text NOT NULL,
        status text NOT NULL CONSTRAINT incident_status_ck CHECK (status IN ('open', 'closed', 'cancelled')),
        complaint text NOT NULL,
        triage text CONSTRAINT incident_triage_ck CHECK (triage IN ('merah', 'kuning', 'hijau', 'hitam')),
        needs jsonb NOT NULL,
        patient_count integer NOT NULL CONSTRAINT incident_patient_count_ck CHECK (patient_count >= 0),
        geom geometry(Point, 4326) NOT NULL,
        place jsonb NOT NULL,
        personal_sealed text NOT NULL,
        call_ids uuid[] NOT NULL DEFAULT '{}',
        call_offered_at timestamptz,
        call_answered_at timestamptz,
        opened_at timestamptz NOT NULL,
        opened_by jsonb NOT NULL,
        closed_at timestamptz,
        outcome text,
        closing_note_sealed text,
        CONSTRAINT incident_pk PRIMARY KEY (id),
        CONSTRAINT incident_number_uq UNIQUE (number),
        CONSTRAINT incident_closed_ck CHECK ((status = 'open') = (closed_at IS NULL))
      )`);
    await runner.query("CREATE INDEX incident_open_idx ON incident (region_code) WHERE status = 'open'");
    await runner.query('CREATE INDEX incident_opened_idx ON incident (opened_at)');
    await runner.query('CREATE INDEX incident_geom_idx ON incident USING gist (geom)');
    await runner.query(`
      CREATE TABLE incident_counter (
        region_code text NOT NULL,
        day date NOT NULL,
        last integer NOT NULL,
        CONSTRAINT incident_counter_pk PRIMARY KEY (region_code, day)
      )`);
    await runner.query(`
      CREATE TABLE assignment (
        id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        incident_id uuid NOT NULL CONSTRAINT assignment_incident_fk REFERENCES incident (id),
        unit_id uuid NOT NULL,
        unit_call_sign text NOT NULL,
        status text NOT NULL CONSTRAINT assignment_status_ck CHECK (status IN (
          'offered', 'accepted', 'en_route', 'on_scene', 'at_patient', 'left_scene', 'at_destination', 'handed_over', 'available',
          'declined', 'expired', 'withdrawn', 'cancelled')),
        offered_at timestamptz NOT NULL,
        offered_by jsonb NOT NULL,
        due_at timestamptz,
        delivered_at timestamptz,
        responded_at timestamptz,
        reason text,
        note_sealed text,
        chain_position integer NOT NULL,
        auto_next boolean NOT NULL,
        timeout_s integer NOT NULL,
        travel_s real,
        distance_m real,
        destination jsonb,
        released_at timestamptz,
        CONSTRAINT assignment_pk PRIMARY KEY (id),
        CONSTRAINT assignment_released_ck CHECK (
          (released_at IS NULL) = (status IN ('offered', 'accepted', 'en_route', 'on_scene', 'at_patient', 'left_scene', 'at_destination', 'handed_over'))),
        CONSTRAINT assignment_due_ck CHECK ((status = 'offered') = (due_at IS NOT NULL))
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX assignment_one_active_per_unit_uq ON assignment (unit_id) WHERE released_at IS NULL',
    );
    await runner.query('CREATE INDEX assignment_incident_idx ON assignment (incident_id)');
    await runner.query('CREATE INDEX assignment_due_idx ON assignment (due_at) WHERE due_at IS NOT NULL');
    await runner.query(`
      CREATE TABLE assignment_stamp (
        id uuid NOT NULL,
        assignment_id uuid NOT NULL CONSTRAINT assignment_stamp_assignment_fk REFERENCES assignment (id),
        name text NOT NULL,
        at timestamptz NOT NULL,
        device_at timestamptz,
        received_at timestamptz NOT NULL,
        source text NOT NULL CONSTRAINT assignment_stamp_source_ck CHECK (source IN ('tap', 'geofence', 'operator', 'import', 'system')),
        by jsonb NOT NULL,
        supersedes_id uuid CONSTRAINT assignment_stamp_supersedes_fk REFERENCES assignment_stamp (id),
        note text,
        CONSTRAINT assignment_stamp_pk PRIMARY KEY (id),
        CONSTRAINT assignment_stamp_supersedes_uq UNIQUE (supersedes_id)
      )`);
    await runner.query(
      'CREATE INDEX assignment_stamp_assignment_idx ON assignment_stamp (assignment_id, name)',
    );
    await runner.query(`
      CREATE FUNCTION assignment_stamp_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'stamps are append-only: add a correction'; END $$`);
    await runner.query(
      'CREATE TRIGGER assignment_stamp_append_only BEFORE UPDATE OR DELETE ON assignment_stamp FOR EACH ROW EXECUTE FUNCTION assignment_stamp_is_append_only()',
    );
    // The newest stamp of each name: corrections supersede what they correct.
    await runner.query(`
      CREATE VIEW assignment_current_stamp AS
      SELECT s.* FROM assignment_stamp s WHERE NOT EXISTS (SELECT 1 FROM assignment_stamp newer WHERE newer.supersedes_id = s.id)`);
    await runner.query(`
      CREATE TABLE inbound (
        id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        facility_id uuid NOT NULL,
        assignment_id uuid NOT NULL CONSTRAINT inbound_assignment_fk REFERENCES assignment (id),
        incident_id uuid NOT NULL CONSTRAINT inbound_incident_fk REFERENCES incident (id),
        status text NOT NULL CONSTRAINT inbound_status_ck CHECK (status IN ('announced', 'acknowledged', 'arrived', 'handed_over', 'cancelled')),
        eta_at timestamptz,
        announced_at timestamptz NOT NULL,
        ack_due_at timestamptz,
        acknowledged_at timestamptz,
        acknowledged_by jsonb,
        arrived_at timestamptz,
        handed_over_at timestamptz,
        closed_at timestamptz,
        CONSTRAINT inbound_pk PRIMARY KEY (id)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX inbound_one_live_per_assignment_uq ON inbound (assignment_id) WHERE closed_at IS NULL',
    );
    await runner.query('CREATE INDEX inbound_facility_idx ON inbound (facility_id, announced_at)');
    await runner.query(
      'CREATE INDEX inbound_ack_due_idx ON inbound (ack_due_at) WHERE ack_due_at IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE alert (
        id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        kind text NOT NULL,
        severity text NOT NULL CONSTRAINT alert_severity_ck CHECK (severity IN ('amber', 'red')),
        incident_id uuid,
        unit_id uuid,
        facility_id uuid,
        facts jsonb NOT NULL,
        raised_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        acknowledged_by jsonb,
        CONSTRAINT alert_pk PRIMARY KEY (id)
      )`);
    await runner.query(
      'CREATE INDEX alert_open_idx ON alert (region_code, raised_at) WHERE acknowledged_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE alert, inbound');
    await runner.query('DROP VIEW assignment_current_stamp');
    await runner.query('DROP TABLE assignment_stamp, assignment, incident_counter, incident');
    await runner.query('DROP FUNCTION assignment_stamp_is_append_only()');
  }
}
