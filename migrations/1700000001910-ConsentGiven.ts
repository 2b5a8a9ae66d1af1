import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who agreed to messages: when, told where, to which words. Who had written START had asked for them by these words. */
export class ConsentGiven1700000001910 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message_consent ADD COLUMN agreed_at timestamptz, ADD COLUMN agreed_source text, ADD COLUMN agreed_words text,
        ADD COLUMN agreed_version integer,
        ADD CONSTRAINT message_consent_agreed_ck CHECK (num_nulls(agreed_at, agreed_source, agreed_words, agreed_version) IN (0, 4))`);
    await runner.query(`
      UPDATE message_consent SET agreed_at = changed_at, agreed_source = source, agreed_words = 'consent.stopped', agreed_version = 1
      WHERE NOT is_stopped`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message_consent DROP CONSTRAINT message_consent_agreed_ck, DROP COLUMN agreed_at, DROP COLUMN agreed_source,
        DROP COLUMN agreed_words, DROP COLUMN agreed_version`);
  }
}
