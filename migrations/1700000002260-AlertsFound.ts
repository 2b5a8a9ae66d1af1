import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Most alerts end by themselves and nobody puts them aside: the open ones and the latest of a kind are found without all the others. */
export class AlertsFound1700000002260 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX alert_open_idx');
    await runner.query(
      'CREATE INDEX alert_open_idx ON alert (region_code, raised_at) WHERE acknowledged_at IS NULL AND ended_at IS NULL',
    );
    await runner.query('CREATE INDEX alert_kind_idx ON alert (kind, raised_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX alert_kind_idx');
    await runner.query('DROP INDEX alert_open_idx');
    await runner.query(
      'CREATE INDEX alert_open_idx ON alert (region_code, raised_at) WHERE acknowledged_at IS NULL',
    );
  }
}
