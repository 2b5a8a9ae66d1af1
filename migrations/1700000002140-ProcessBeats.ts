import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which processes live, and which of them do background work; a row each, told every two seconds. */
export class ProcessBeats1700000002140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE process_beat (
        id uuid NOT NULL,
        role text NOT NULL,
        does_work boolean NOT NULL,
        started_at timestamptz NOT NULL,
        beat_at timestamptz NOT NULL,
        CONSTRAINT process_beat_pk PRIMARY KEY (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE process_beat');
  }
}
