import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A number that was booked anew from its page: which one stands for it. */
export class PortalChanges1700000002800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE booking_reach ADD COLUMN successor_id uuid REFERENCES ticket (id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE booking_reach DROP COLUMN successor_id');
  }
}
