import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roads, places and shapes imported from map files, and which import of which source is in use. */
export class MapData1700000000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE map_import (
        id uuid NOT NULL,
        version integer NOT NULL DEFAULT 0,
        source text NOT NULL CONSTRAINT map_import_source_ck CHECK (source <> ''),
        files text[] NOT NULL,
        status text NOT NULL CONSTRAINT map_import_status_ck CHECK (
          status IN ('loading','active','replaced','removed','failed')),
        started_at timestamptz NOT NULL,
        finished_at timestamptz,
        beat_at timestamptz NOT NULL,
        cleared_at timestamptz,
        counts jsonb NOT NULL DEFAULT '{}',
        west double precision,
        south double precision,
        east double precision,
        north double precision,
        CONSTRAINT map_import_pk PRIMARY KEY (id),
        CONSTRAINT map_import_bounds_ck CHECK (num_nulls(west, south, east, north) IN (0, 4))
      )`);
    await runner.query(
      "CREATE UNIQUE INDEX map_import_active_uq ON map_import (source) WHERE status = 'active'",
    );
    await runner.query(
      "CREATE UNIQUE INDEX map_import_loading_uq ON map_import (source) WHERE status = 'loading'",
    );
    // No foreign keys to map_import: a check for each of millions of rows, where one query clears what has no import.
    await runner.query(`
      CREATE TABLE map_road (
        id bigint GENERATED ALWAYS AS IDENTITY,
        import_id uuid NOT NULL,
        ref text NOT NULL,
        name text,
        aliases text[] NOT NULL,
        road_class text NOT NULL CONSTRAINT map_road_class_ck CHECK (road_class IN (
          'motorway','trunk','primary','secondary','tertiary','residential','service','track','alley','ferry','waterway')),
        oneway smallint NOT NULL CONSTRAINT map_road_oneway_ck CHECK (oneway IN (-1, 0, 1)),
        max_speed_kmh real,
        access smallint NOT NULL CONSTRAINT map_road_access_ck CHECK (access BETWEEN 0 AND 7),
        is_bridge boolean NOT NULL,
        length_m double precision NOT NULL CONSTRAINT map_road_length_ck CHECK (length_m >= 0),
        geom geometry(LineString, 4326) NOT NULL,
        CONSTRAINT map_road_pk PRIMARY KEY (import_id, id)
      )`);
    await runner.query('CREATE INDEX map_road_geom_idx ON map_road USING gist (geom)');
    await runner.query(`
      CREATE TABLE map_place (
        id bigint GENERATED ALWAYS AS IDENTITY,
        import_id uuid NOT NULL,
        ref text NOT NULL,
        category text NOT NULL,
        name text NOT NULL,
        aliases text[] NOT NULL,
        house_number text,
        street text,
        radius_m real NOT NULL CONSTRAINT map_place_radius_ck CHECK (radius_m >= 0),
        is_facility boolean NOT NULL DEFAULT false,
        geom geometry(Point, 4326) NOT NULL,
        CONSTRAINT map_place_pk PRIMARY KEY (import_id, id)
      )`);
    await runner.query('CREATE INDEX map_place_geom_idx ON map_place USING gist (geom)');
    await runner.query(`
      CREATE TABLE map_shape (
        id bigint GENERATED ALWAYS AS IDENTITY,
        import_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT map_shape_kind_ck CHECK (kind IN ('water','waterway','coastline','green','built_up')),
        name text,
        geom geometry(Geometry, 4326) NOT NULL,
        CONSTRAINT map_shape_pk PRIMARY KEY (import_id, id)
      )`);
    await runner.query('CREATE INDEX map_shape_geom_idx ON map_shape USING gist (geom)');
    await this.keepBordersBySource(runner);
  }

  /** Two sources may know the same region; polygons of a running import wait aside until all of it is used at once. */
  private async keepBordersBySource(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE geo_border DROP CONSTRAINT geo_border_pk, ADD CONSTRAINT geo_border_pk PRIMARY KEY (code, source)',
    );
    await runner.query('CREATE INDEX geo_border_source_idx ON geo_border (source)');
    await runner.query(`
      CREATE TABLE geo_border_stage (
        stage uuid NOT NULL,
        code text NOT NULL,
        name text NOT NULL,
        level smallint NOT NULL CONSTRAINT geo_border_stage_level_ck CHECK (level BETWEEN 1 AND 4),
        geom geometry(MultiPolygon, 4326) NOT NULL,
        CONSTRAINT geo_border_stage_pk PRIMARY KEY (stage, code)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE geo_border_stage, map_shape, map_place, map_road, map_import');
    await runner.query('DROP INDEX geo_border_source_idx');
    // One polygon a region again: the newest that is no guess.
    await runner.query(`
      DELETE FROM geo_border old USING geo_border kept
      WHERE kept.code = old.code AND kept.source <> old.source
        AND (kept.source <> 'estimate', kept.made_at, kept.source) > (old.source <> 'estimate', old.made_at, old.source)`);
    await runner.query(
      'ALTER TABLE geo_border DROP CONSTRAINT geo_border_pk, ADD CONSTRAINT geo_border_pk PRIMARY KEY (code)',
    );
  }
}
