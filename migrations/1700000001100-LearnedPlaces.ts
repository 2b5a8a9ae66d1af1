import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Landmarks learned from where crews arrived. */
export class LearnedPlaces1700000001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
