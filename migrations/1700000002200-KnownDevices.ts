import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Browsers on which somebody has signed in before: strangers who guess do not lock them out. */
export class KnownDevices1700000002200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sign_in_device (
        account_id uuid NOT NULL,
        device_hash bytea NOT NULL,
        seen_at timestamptz NOT NULL,
        CONSTRAINT sign_in_device_pk PRIMARY KEY (account_id, device_hash),
        CONSTRAINT sign_in_device_account_fk FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_in_device');
  }
}
