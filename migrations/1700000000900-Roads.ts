import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Speed table and closed areas. */
export class Roads1700000000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
