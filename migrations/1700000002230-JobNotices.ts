import type { MigrationInterface, QueryRunner } from 'typeorm';

const VIEW = 'VIEW incident_live AS SELECT * FROM incident WHERE closed_at IS NULL';

/**
 * What changed under a running job, and what it was sent with; jobs that are to be looked at anew; whose each open case was when
 * it was last looked at.
 */
export class JobNotices1700000002230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assignment
        ADD COLUMN lacks text[] NOT NULL DEFAULT '{}',
        ADD COLUMN unit_region_code text,
        ADD COLUMN notices jsonb NOT NULL DEFAULT '[]'`);
    await runner.query('ALTER TABLE incident ADD COLUMN elsewhere jsonb');
    await runner.query(`CREATE OR REPLACE ${VIEW}`);
    await runner.query(`
      CREATE TABLE job_review (
        assignment_id uuid NOT NULL CONSTRAINT job_review_assignment_fk REFERENCES assignment (id) ON DELETE CASCADE,
        asked_at timestamptz NOT NULL,
        CONSTRAINT job_review_pk PRIMARY KEY (assignment_id)
      )`);
    await runner.query('CREATE INDEX job_review_asked_idx ON job_review (asked_at)');
    await runner.query(`
      CREATE TABLE case_review (
        incident_id uuid NOT NULL,
        centre_id uuid,
        is_own boolean,
        due_at timestamptz,
        CONSTRAINT case_review_pk PRIMARY KEY (incident_id)
      )`);
    await runner.query('CREATE INDEX case_review_due_idx ON case_review (due_at) WHERE due_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_review');
    await runner.query('DROP TABLE job_review');
    await runner.query('DROP VIEW incident_live');
    await runner.query('ALTER TABLE incident DROP COLUMN elsewhere');
    await runner.query(`CREATE ${VIEW}`);
    await runner.query(
      'ALTER TABLE assignment DROP COLUMN lacks, DROP COLUMN unit_region_code, DROP COLUMN notices',
    );
  }
}
