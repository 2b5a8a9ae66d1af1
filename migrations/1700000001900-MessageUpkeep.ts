import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a message said is forgotten after a time; what is under way always says something. */
export class MessageUpkeep1700000001900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message ALTER COLUMN body_sealed DROP NOT NULL');
    await runner.query(
      'ALTER TABLE message ADD CONSTRAINT message_body_ck CHECK (body_sealed IS NOT NULL OR done_at IS NOT NULL)',
    );
    await runner.query(
      'CREATE INDEX message_body_idx ON message (done_at) WHERE done_at IS NOT NULL AND body_sealed IS NOT NULL',
    );
    await runner.query('CREATE INDEX message_inbound_received_idx ON message_inbound (received_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX message_body_idx, message_inbound_received_idx');
    await runner.query('ALTER TABLE message DROP CONSTRAINT message_body_ck');
    // The program before cannot read a message that says nothing.
    await runner.query('DELETE FROM message WHERE body_sealed IS NULL');
    await runner.query('ALTER TABLE message ALTER COLUMN body_sealed SET NOT NULL');
  }
}
