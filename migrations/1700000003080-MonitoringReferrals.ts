import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clinic visits that officers booked: which number is whose, as long as it is known who was followed up. */
export class MonitoringReferrals1700000003080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE monitoring_referral (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        booked_at timestamptz NOT NULL,
        officer text NOT NULL,
        CONSTRAINT monitoring_referral_pk PRIMARY KEY (id),
        CONSTRAINT monitoring_referral_ticket_uq UNIQUE (ticket_id),
        CONSTRAINT monitoring_referral_case_fk FOREIGN KEY (case_id) REFERENCES monitored_case (id)
      )`);
    await runner.query('CREATE INDEX monitoring_referral_case_idx ON monitoring_referral (case_id)');
    // By which a row of an officer's list is found again, when the list is imported once more.
    await runner.query('ALTER TABLE monitored_case ADD COLUMN row_digest bytea');
    await runner.query(
      'CREATE UNIQUE INDEX monitored_case_row_uq ON monitored_case (row_digest) WHERE row_digest IS NOT NULL',
    );
    await runner.query(`
      ALTER TABLE monitored_case ADD CONSTRAINT monitored_case_row_ck CHECK (erased_at IS NULL OR row_digest IS NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE monitored_case DROP COLUMN row_digest');
    await runner.query('DROP TABLE monitoring_referral');
  }
}
