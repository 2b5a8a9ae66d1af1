import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports ask for what came in a period: without these they read every case and call there ever was. Nobody waits for them while they are made. */
export class ReportTimes1700000002100 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was cut off half way is left behind and used by nobody.
    await this.down(runner);
    await runner.query(
      'CREATE INDEX CONCURRENTLY incident_came_idx ON incident ((coalesce(call_offered_at, opened_at)))',
    );
    await runner.query('CREATE INDEX CONCURRENTLY call_offered_idx ON call (offered_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS incident_came_idx');
    await runner.query('DROP INDEX IF EXISTS call_offered_idx');
  }
}
