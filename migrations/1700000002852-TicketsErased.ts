import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A ticket whose people were erased says when; those that still hold somebody are found by their day. */
export class TicketsErased1700000002852 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ticket ADD COLUMN erased_at timestamptz');
    await runner.query('CREATE INDEX ticket_people_idx ON ticket (service_date) WHERE erased_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ticket_people_idx');
    await runner.query('ALTER TABLE ticket DROP COLUMN erased_at');
  }
}
