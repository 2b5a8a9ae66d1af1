import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a daily report is asked of by message, when, and by which number an answer is theirs. */
export class MonitoringAsks1700000003020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE monitoring_ask (
        case_id uuid NOT NULL,
        channel text NOT NULL,
        hour smallint,
        phone_digest bytea NOT NULL,
        ask_at timestamptz,
        CONSTRAINT monitoring_ask_pk PRIMARY KEY (case_id),
        CONSTRAINT monitoring_ask_case_fk FOREIGN KEY (case_id) REFERENCES monitored_case (id)
      )`);
    await runner.query(
      'CREATE INDEX monitoring_ask_due_idx ON monitoring_ask (ask_at) WHERE ask_at IS NOT NULL',
    );
    await runner.query('CREATE INDEX monitoring_ask_phone_idx ON monitoring_ask (phone_digest)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE monitoring_ask');
  }
}
