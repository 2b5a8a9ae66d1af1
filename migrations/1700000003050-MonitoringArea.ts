import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the health office's figures are counted by: an area with 100,000 open cases is counted from indexes. A report stands where its case was
 * on that day.
 */
export class MonitoringArea1700000003050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE monitoring_report ADD COLUMN region_code text');
    await runner.query(
      'UPDATE monitoring_report r SET region_code = c.region_code FROM monitored_case c WHERE c.id = r.case_id',
    );
    await runner.query('ALTER TABLE monitoring_report ALTER COLUMN region_code SET NOT NULL');
    await runner.query(
      'CREATE INDEX monitoring_report_day_idx ON monitoring_report (for_date, region_code) WHERE revision = 1',
    );
    await runner.query(`
      CREATE INDEX monitoring_report_signs_idx ON monitoring_report (for_date, region_code, case_id)
      WHERE weight IN ('symptomatic', 'urgent')`);
    await runner.query(
      'CREATE INDEX monitored_case_opened_idx ON monitored_case (opened_at) INCLUDE (region_code, kind)',
    );
    await runner.query(
      'CREATE INDEX monitored_case_began_idx ON monitored_case (day_one) INCLUDE (region_code, kind)',
    );
    await runner.query(`
      CREATE INDEX monitored_case_closed_idx ON monitored_case (closed_at)
      INCLUDE (region_code, kind, status, day_one, ends_on, opened_at) WHERE closed_at IS NOT NULL`);
    // A row is wide by what is sealed in it: who is open is counted without it.
    await runner.query('DROP INDEX monitored_case_open_idx');
    await runner.query(`
      CREATE INDEX monitored_case_open_idx ON monitored_case (region_code text_pattern_ops)
      INCLUDE (id, kind, day_one, ends_on, last_for_date, is_reporter, opened_at, activated_at) WHERE status = 'follow_up'`);
    await runner.query(`
      CREATE INDEX monitoring_flag_area_idx ON monitoring_flag (region_code text_pattern_ops) INCLUDE (kind, taken_up_at)
      WHERE ended_at IS NULL`);
    await runner.query(`
      CREATE INDEX monitoring_flag_silent_idx ON monitoring_flag (ended_at) INCLUDE (region_code, raised_at) WHERE kind = 'silent'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['flag_silent', 'flag_area']) await runner.query(`DROP INDEX monitoring_${name}_idx`);
    await runner.query('DROP INDEX monitored_case_open_idx');
    await runner.query(
      `CREATE INDEX monitored_case_open_idx ON monitored_case (region_code text_pattern_ops) WHERE status = 'follow_up'`,
    );
    for (const name of ['closed', 'began', 'opened'])
      await runner.query(`DROP INDEX monitored_case_${name}_idx`);
    await runner.query('ALTER TABLE monitoring_report DROP COLUMN region_code');
  }
}
