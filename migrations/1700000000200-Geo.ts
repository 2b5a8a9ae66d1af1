import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The gazetteer, the borders and which version of which source was loaded. */
export class Geo1700000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE geo_region (
        code text NOT NULL CONSTRAINT geo_region_code_ck CHECK (code ~ '^\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?)?$'),
        level smallint NOT NULL CONSTRAINT geo_region_level_ck CHECK (level BETWEEN 1 AND 4),
        name text NOT NULL,
        kind text NOT NULL CONSTRAINT geo_region_kind_ck CHECK (
          kind IN ('provinsi','kabupaten','kota','kecamatan','desa','kelurahan')),
        parent_code text,
        center geometry(Point, 4326),
        radius_m integer NOT NULL CONSTRAINT geo_region_radius_ck CHECK (radius_m > 0),
        postal_codes text[] NOT NULL DEFAULT '{}',
        source text NOT NULL CONSTRAINT geo_region_source_ck CHECK (
          source IN ('geografis','shared_point','district_centre','children','none')),
        loaded_at timestamptz NOT NULL,
        CONSTRAINT geo_region_pk PRIMARY KEY (code),
        CONSTRAINT geo_region_parent_ck CHECK ((parent_code IS NULL) = (level = 1)),
        CONSTRAINT geo_region_center_ck CHECK ((center IS NULL) = (source = 'none'))
      )`);
    await runner.query('CREATE INDEX geo_region_center_idx ON geo_region USING gist (center)');
    await runner.query('CREATE INDEX geo_region_parent_idx ON geo_region (parent_code)');
    await runner.query(`
      CREATE TABLE geo_border (
        code text NOT NULL,
        name text NOT NULL,
        level smallint NOT NULL CONSTRAINT geo_border_level_ck CHECK (level BETWEEN 1 AND 4),
        geom geometry(MultiPolygon, 4326) NOT NULL,
        source text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT geo_border_pk PRIMARY KEY (code)
      )`);
    await runner.query('CREATE INDEX geo_border_geom_idx ON geo_border USING gist (geom)');
    await runner.query('CREATE INDEX geo_border_code_idx ON geo_border (code text_pattern_ops)');
    await runner.query(`
      CREATE TABLE geo_load (
        source text NOT NULL,
        version text NOT NULL,
        rows integer NOT NULL CONSTRAINT geo_load_rows_ck CHECK (rows >= 0),
        loaded_at timestamptz NOT NULL,
        CONSTRAINT geo_load_pk PRIMARY KEY (source)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE geo_load, geo_border, geo_region');
  }
}
