import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the arrival time that a hospital sees was guessed from the straight line. */
export class InboundEta1700000001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE inbound ADD COLUMN eta_is_estimate boolean NOT NULL DEFAULT true');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE inbound DROP COLUMN eta_is_estimate');
  }
}
