import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hospitals, puskesmas, clinics and ambulance posts, and the imports they came from. */
export class Facilities1700000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE facility (
        id uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        region_code text NOT NULL,
        district_code text,
        name text NOT NULL,
        kind text NOT NULL CONSTRAINT facility_kind_ck CHECK (kind IN ('hospital','puskesmas','clinic','ambulance_post')),
        kemkes_code text,
        address text NOT NULL DEFAULT '',
        phone text,
        geom geometry(Point, 4326),
        accuracy_m double precision CONSTRAINT facility_accuracy_ck CHECK (accuracy_m >= 0),
        point_source text,
        stated_geom geometry(Point, 4326),
        is_point_confirmed boolean NOT NULL DEFAULT false,
        flags text[] NOT NULL DEFAULT '{}' CONSTRAINT facility_flags_ck CHECK (flags <@ ARRAY[
          'point_outside_district','point_outside_regency','point_shared','point_coarse','placed_by_address','no_point',
          'possible_duplicate','district_unknown']::text[]),
        is_always_open boolean NOT NULL DEFAULT false,
        open_hours jsonb NOT NULL DEFAULT '[]',
        er_level smallint NOT NULL DEFAULT 0 CONSTRAINT facility_er_level_ck CHECK (er_level BETWEEN 0 AND 4),
        capabilities text[] NOT NULL DEFAULT '{}',
        is_capability_confirmed boolean NOT NULL DEFAULT false,
        beds jsonb NOT NULL DEFAULT '[]',
        diversion jsonb,
        source text NOT NULL,
        source_key text NOT NULL,
        search text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT facility_pk PRIMARY KEY (id),
        CONSTRAINT facility_source_key_uq UNIQUE (source, source_key),
        CONSTRAINT facility_point_whole_ck CHECK ((geom IS NULL) = (accuracy_m IS NULL) AND (geom IS NULL) = (point_source IS NULL))
      )`);
    await runner.query('CREATE INDEX facility_geom_idx ON facility USING gist (geom)');
    await runner.query('CREATE INDEX facility_region_idx ON facility (region_code text_pattern_ops, name)');
    await runner.query(`
      CREATE TABLE facility_import (
        id uuid NOT NULL,
        source text NOT NULL,
        file_name text NOT NULL,
        at timestamptz NOT NULL,
        rows integer NOT NULL,
        imported integer NOT NULL,
        flagged integer NOT NULL,
        report jsonb NOT NULL,
        CONSTRAINT facility_import_pk PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX facility_import_source_idx ON facility_import (source, at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE facility_import, facility');
  }
}
