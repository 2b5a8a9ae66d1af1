import type { MigrationInterface, QueryRunner } from 'typeorm';

const DOUBTS =
  "('zero','swapped','lost_sign','outside_country','outside_area','coarse','in_future','too_old','jump')";

/** Reported positions that are kept and not believed (ADR 0030). */
export class DoubtedFixes1700000002180 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE unit_track ADD COLUMN doubt text, ADD CONSTRAINT unit_track_doubt_ck CHECK (doubt IN ${DOUBTS}) NOT VALID`,
    );
    // Of each unit the newest one that is doubted, and since when its doubted ones agree with each other: all processes go on from there.
    await runner.query(`
      CREATE TABLE unit_doubt (
        unit_id uuid NOT NULL CONSTRAINT unit_doubt_unit_fk REFERENCES unit (id),
        doubt text NOT NULL CONSTRAINT unit_doubt_doubt_ck CHECK (doubt IN ${DOUBTS}),
        geom geometry(Point, 4326) NOT NULL,
        accuracy_m real,
        at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        agree_since timestamptz NOT NULL,
        agreeing integer NOT NULL,
        stored_seq bigint NOT NULL DEFAULT nextval('unit_position_stored_seq'),
        stored_by uuid NOT NULL,
        CONSTRAINT unit_doubt_pk PRIMARY KEY (unit_id)
      ) WITH (fillfactor = 70)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unit_doubt');
    await runner.query('ALTER TABLE unit_track DROP COLUMN doubt');
  }
}
