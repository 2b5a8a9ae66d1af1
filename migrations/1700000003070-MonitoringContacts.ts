import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who named whom as a contact, and which of two records of one person stands for the other. */
export class MonitoringContacts1700000003070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE monitored_case
        ADD COLUMN contact_of uuid,
        ADD COLUMN merged_into uuid,
        ADD CONSTRAINT monitored_case_contact_fk FOREIGN KEY (contact_of) REFERENCES monitored_case (id),
        ADD CONSTRAINT monitored_case_merged_fk FOREIGN KEY (merged_into) REFERENCES monitored_case (id)`);
    await runner.query(
      'CREATE INDEX monitored_case_contact_idx ON monitored_case (contact_of) WHERE contact_of IS NOT NULL',
    );
    await runner.query(`
      CREATE INDEX monitored_case_known_idx ON monitored_case (region_code text_pattern_ops) WHERE erased_at IS NULL`);
    await runner.query(`
      CREATE INDEX monitoring_flag_officer_idx ON monitoring_flag (officer_id) WHERE ended_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX monitoring_flag_officer_idx');
    await runner.query('DROP INDEX monitored_case_known_idx');
    await runner.query('ALTER TABLE monitored_case DROP COLUMN merged_into, DROP COLUMN contact_of');
  }
}
