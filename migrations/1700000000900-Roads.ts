import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Speed tables and closed areas. */
export class Roads1700000000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Every version stays: who drove the figures up must be readable afterwards. Two editors of one version meet at the key.
    await runner.query(`
      CREATE TABLE road_speed_table (
        version integer NOT NULL,
        siren_factor double precision NOT NULL CONSTRAINT road_speed_table_siren_ck CHECK (siren_factor BETWEEN 1 AND 2),
        speeds jsonb NOT NULL,
        changed_at timestamptz NOT NULL,
        changed_by jsonb NOT NULL,
        CONSTRAINT road_speed_table_pk PRIMARY KEY (version),
        CONSTRAINT road_speed_table_version_ck CHECK (version > 0)
      )`);
    await runner.query(`
      CREATE TABLE road_closure (
        id uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        region_code text NOT NULL,
        kind text NOT NULL CONSTRAINT road_closure_kind_ck CHECK (kind IN ('closed','flooded')),
        geom geometry(Polygon, 4326) NOT NULL CONSTRAINT road_closure_simple_ck CHECK (ST_IsValid(geom)),
        note_sealed text NOT NULL,
        drawn_at timestamptz NOT NULL,
        drawn_by jsonb NOT NULL,
        until timestamptz,
        lifted_at timestamptz,
        lifted_by jsonb,
        CONSTRAINT road_closure_pk PRIMARY KEY (id),
        CONSTRAINT road_closure_order_ck CHECK (until > drawn_at),
        CONSTRAINT road_closure_lifted_whole_ck CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
      )`);
    await runner.query(
      'CREATE INDEX road_closure_active_idx ON road_closure (until) WHERE lifted_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE road_closure, road_speed_table');
  }
}
