import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A board of notices. */
export class Notices1800000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        kind text NOT NULL,
        text_sealed text NOT NULL,
        lon double precision,
        lat double precision,
        posted_at timestamptz NOT NULL,
        taken_down_at timestamptz,
        CONSTRAINT notice_pk PRIMARY KEY (id),
        CONSTRAINT notice_point_ck CHECK ((lon IS NULL) = (lat IS NULL))
      )`);
    await runner.query(
      'CREATE INDEX notice_up_idx ON notice (region_code, posted_at) WHERE taken_down_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice');
  }
}
