import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A number that was moved says which one stands for it; one that was referred says from where, and by which letter. */
export class MovedTickets1700000002851 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ticket ADD COLUMN moved_to text, ADD COLUMN referral_sealed text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ticket DROP COLUMN moved_to, DROP COLUMN referral_sealed');
  }
}
