import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A process that freezes behind its append gives the stream's lock back: its transaction is ended when it has been idle too long. */
export class JournalHold1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Appending is the last step before the commit: nobody alive is idle there for longer than a network takes.
    await runner.query(`
      CREATE FUNCTION journal_bounds_its_hold() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('idle_in_transaction_session_timeout', '3000', true);
        RETURN NULL;
      END $$`);
    await runner.query(
      'CREATE TRIGGER journal_hold AFTER INSERT ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_bounds_its_hold()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER journal_hold ON journal');
    await runner.query('DROP FUNCTION journal_bounds_its_hold()');
  }
}
