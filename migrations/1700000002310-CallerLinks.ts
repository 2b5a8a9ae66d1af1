import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the link went by which a caller may share where the phone is; it holds no personal data. */
export class CallerLinks1700000002310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE call ADD COLUMN caller_link jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE call DROP COLUMN caller_link');
  }
}
