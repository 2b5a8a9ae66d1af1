import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Landmarks learned from where crews arrived. */
export class LearnedPlaces1700000001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE learned_place (
        id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        status text NOT NULL CONSTRAINT learned_place_status_ck CHECK (status IN ('proposed','approved','rejected')),
        name text NOT NULL CONSTRAINT learned_place_name_ck CHECK (name <> ''),
        geom geometry(Point, 4326) NOT NULL,
        radius_m integer NOT NULL CONSTRAINT learned_place_radius_ck CHECK (radius_m > 0),
        assumed_geom geometry(Point, 4326) NOT NULL,
        distance_m integer NOT NULL,
        incident_id uuid NOT NULL,
        assignment_id uuid NOT NULL,
        proposed_at timestamptz NOT NULL,
        decided_at timestamptz,
        decided_by jsonb,
        CONSTRAINT learned_place_pk PRIMARY KEY (id),
        CONSTRAINT learned_place_incident_fk FOREIGN KEY (incident_id) REFERENCES incident (id),
        CONSTRAINT learned_place_assignment_fk FOREIGN KEY (assignment_id) REFERENCES assignment (id),
        CONSTRAINT learned_place_assignment_uq UNIQUE (assignment_id),
        CONSTRAINT learned_place_decided_ck CHECK ((decided_at IS NULL) = (status = 'proposed'))
      )`);
    await runner.query('CREATE INDEX learned_place_status_idx ON learned_place (status, region_code)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE learned_place');
  }
}
