import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One sealed word, by which a start with another data key is noticed before anybody needs what it cannot read. */
export class DataKeyCheck1700000000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE data_key_check (
        is_only boolean NOT NULL DEFAULT true CONSTRAINT data_key_check_only_ck CHECK (is_only),
        sealed text NOT NULL,
        CONSTRAINT data_key_check_pk PRIMARY KEY (is_only)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE data_key_check');
  }
}
