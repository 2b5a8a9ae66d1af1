import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the import of a long list is, and what became of its rows so far; the name of a file is nobody's to read. */
export class ListSteps1700000003130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // They are kept for half an hour: whoever is at one chooses it again.
    await runner.query('DELETE FROM list_file');
    await runner.query('ALTER TABLE list_file RENAME COLUMN file_name TO file_name_sealed');
    await runner.query('ALTER TABLE list_file ADD COLUMN taken_line integer NOT NULL DEFAULT 0');
    await runner.query(`
      CREATE TABLE list_file_step (
        file_id uuid NOT NULL,
        to_line integer NOT NULL,
        outcomes_sealed text NOT NULL,
        CONSTRAINT list_file_step_pk PRIMARY KEY (file_id, to_line),
        CONSTRAINT list_file_step_file_fk FOREIGN KEY (file_id) REFERENCES list_file (id) ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM list_file');
    await runner.query('DROP TABLE list_file_step');
    await runner.query('ALTER TABLE list_file DROP COLUMN taken_line');
    await runner.query('ALTER TABLE list_file RENAME COLUMN file_name_sealed TO file_name');
  }
}
