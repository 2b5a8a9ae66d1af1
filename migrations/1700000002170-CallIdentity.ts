import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An id of a telephone system names a call for as long as the call lasts; then the system may use it again (ADR 0028). */
export class CallIdentity1700000002170 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call ADD COLUMN source_use integer NOT NULL DEFAULT 0,
        DROP CONSTRAINT call_source_call_uq,
        ADD CONSTRAINT call_source_use_uq UNIQUE (source, source_call_id, source_use);
      ALTER TABLE call_event ADD COLUMN caller_digest bytea, DROP CONSTRAINT call_event_once_uq,
        ADD CONSTRAINT call_event_once_uq UNIQUE (call_id, source_call_id, type, at);
      CREATE INDEX call_event_leg_idx ON call_event (source, source_call_id, received_at) WHERE call_id IS NOT NULL;
      CREATE INDEX call_event_linked_idx ON call_event (source, linked_id, received_at) WHERE call_id IS NOT NULL AND linked_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const again = (await runner.query('SELECT 1 FROM call WHERE source_use > 0 LIMIT 1')) as unknown[];
    if (again.length > 0)
      throw new Error(
        'There are ids that name two calls, which the version before cannot hold: it is not taken back',
      );
    await runner.query(`
      DROP INDEX call_event_linked_idx, call_event_leg_idx;
      ALTER TABLE call_event DROP COLUMN caller_digest, DROP CONSTRAINT call_event_once_uq,
        ADD CONSTRAINT call_event_once_uq UNIQUE (source, source_call_id, type, at);
      ALTER TABLE call DROP CONSTRAINT call_source_use_uq, DROP COLUMN source_use,
        ADD CONSTRAINT call_source_call_uq UNIQUE (source, source_call_id)`);
  }
}
