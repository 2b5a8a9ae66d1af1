import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a health office sets for its area, and what keeping did each day. */
export class MonitoringOffice1700000003060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE emergency_numbers (
        region_code text NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        numbers jsonb NOT NULL,
        CONSTRAINT emergency_numbers_pk PRIMARY KEY (region_code),
        CONSTRAINT emergency_numbers_id_uq UNIQUE (id)
      )`);
    // One line a day: what was done in it, and what was found to be left when it was last looked at.
    await runner.query(`
      CREATE TABLE monitoring_keeping_day (
        day date NOT NULL,
        runs integer NOT NULL,
        completed integer NOT NULL,
        erased integer NOT NULL,
        last_at timestamptz NOT NULL,
        CONSTRAINT monitoring_keeping_day_pk PRIMARY KEY (day)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE monitoring_keeping_day');
    await runner.query('DROP TABLE emergency_numbers');
  }
}
