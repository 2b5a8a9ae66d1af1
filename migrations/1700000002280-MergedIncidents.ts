import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Incidents that were one event with another, were split off, or go on after they were over. */
export class MergedIncidents1700000002280 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incident
        ADD COLUMN merged_into jsonb,
        ADD COLUMN split_from jsonb,
        ADD COLUMN reopening jsonb,
        DROP CONSTRAINT incident_status_ck,
        ADD CONSTRAINT incident_status_ck CHECK (status IN ('open', 'closed', 'cancelled', 'merged')),
        ADD CONSTRAINT incident_merged_ck CHECK ((status = 'merged') = (merged_into IS NOT NULL)),
        ADD CONSTRAINT incident_merged_other_ck CHECK ((merged_into->>'id') IS DISTINCT FROM id::text)`);
    await runner.query(
      `CREATE INDEX incident_merged_idx ON incident ((merged_into->>'id')) WHERE merged_into IS NOT NULL`,
    );
    await runner.query(
      'CREATE OR REPLACE VIEW incident_live AS SELECT * FROM incident WHERE closed_at IS NULL',
    );
  }

  /** What was merged is cancelled, as it was before incidents could be merged; where it went is lost. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE incident DROP CONSTRAINT incident_merged_ck`);
    await runner.query(
      `UPDATE incident SET status = 'cancelled', merged_into = NULL WHERE status = 'merged'`,
    );
    await runner.query('DROP VIEW incident_live');
    await runner.query(`
      ALTER TABLE incident
        DROP CONSTRAINT incident_status_ck,
        ADD CONSTRAINT incident_status_ck CHECK (status IN ('open', 'closed', 'cancelled')),
        DROP COLUMN reopening,
        DROP COLUMN split_from,
        DROP COLUMN merged_into`);
    await runner.query('CREATE VIEW incident_live AS SELECT * FROM incident WHERE closed_at IS NULL');
  }
}
