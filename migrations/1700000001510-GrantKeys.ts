import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A grant is a row of its own and has a key, without which it is no entity. */
export class GrantKeys1700000001510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE account_grant ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT account_grant_pk PRIMARY KEY',
    );
    await runner.query('ALTER TABLE account_grant ALTER COLUMN id DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account_grant DROP COLUMN id');
  }
}
