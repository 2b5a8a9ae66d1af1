import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A provider may report what became of a message before its own answer, with the id, is stored. */
export class EarlyReceipts1700000002110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message_receipt (
        provider_id_digest bytea NOT NULL,
        receipt text NOT NULL CONSTRAINT message_receipt_receipt_ck CHECK (receipt IN ('delivered', 'read', 'failed')),
        at timestamptz NOT NULL,
        CONSTRAINT message_receipt_pk PRIMARY KEY (provider_id_digest)
      )`);
    await runner.query('CREATE INDEX message_receipt_at_idx ON message_receipt (at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE message_receipt');
  }
}
