import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists of facilities become lists of any kind. What is on its way is brought again: it is kept for half an hour only, and what an import of
 * other kinds did tells of people and is sealed.
 */
export class Lists1700000002340 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM facility_file');
    await runner.query('ALTER TABLE facility_file RENAME TO list_file');
    await runner.query('ALTER TABLE list_file DROP COLUMN result');
    await runner.query('ALTER TABLE list_file ADD COLUMN result_sealed text');
    await runner.query('ALTER TABLE list_file RENAME COLUMN preview TO reading');
    await runner.query('ALTER TABLE list_file ADD COLUMN kind text NOT NULL');
    await runner.query('ALTER TABLE facility_file_piece RENAME TO list_file_piece');
    await runner.query('ALTER TABLE facility_mapping RENAME TO list_mapping');
    await runner.query("ALTER TABLE list_mapping ADD COLUMN kind text NOT NULL DEFAULT 'facilities'");
    await runner.query('ALTER TABLE list_mapping ALTER COLUMN kind DROP DEFAULT');
    await runner.query('DROP INDEX facility_mapping_name_uq');
    await runner.query(
      'CREATE UNIQUE INDEX list_mapping_name_uq ON list_mapping (kind, region_code, lower(name))',
    );
    for (const [from, to] of NAMES) await runner.query(`ALTER INDEX ${from} RENAME TO ${to}`);
    for (const [table, from, to] of RULES)
      await runner.query(`ALTER TABLE ${table} RENAME CONSTRAINT ${from} TO ${to}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, from, to] of RULES)
      await runner.query(`ALTER TABLE ${table} RENAME CONSTRAINT ${to} TO ${from}`);
    for (const [from, to] of NAMES) await runner.query(`ALTER INDEX ${to} RENAME TO ${from}`);
    await runner.query('DELETE FROM list_file');
    await runner.query("DELETE FROM list_mapping WHERE kind <> 'facilities'");
    await runner.query('DROP INDEX list_mapping_name_uq');
    await runner.query('ALTER TABLE list_mapping DROP COLUMN kind');
    await runner.query('ALTER TABLE list_mapping RENAME TO facility_mapping');
    await runner.query(
      'CREATE UNIQUE INDEX facility_mapping_name_uq ON facility_mapping (region_code, lower(name))',
    );
    await runner.query('ALTER TABLE list_file_piece RENAME TO facility_file_piece');
    await runner.query('ALTER TABLE list_file DROP COLUMN kind');
    await runner.query('ALTER TABLE list_file RENAME COLUMN reading TO preview');
    await runner.query('ALTER TABLE list_file DROP COLUMN result_sealed');
    await runner.query('ALTER TABLE list_file ADD COLUMN result jsonb');
    await runner.query('ALTER TABLE list_file RENAME TO facility_file');
  }
}

const NAMES = [
  ['facility_file_account_idx', 'list_file_account_idx'],
  ['facility_file_expires_idx', 'list_file_expires_idx'],
] as const;

const RULES = [
  ['list_file', 'facility_file_pk', 'list_file_pk'],
  ['list_file', 'facility_file_received_ck', 'list_file_received_ck'],
  ['list_file', 'facility_file_preview_ck', 'list_file_preview_ck'],
  ['list_file_piece', 'facility_file_piece_pk', 'list_file_piece_pk'],
  ['list_file_piece', 'facility_file_piece_file_fk', 'list_file_piece_file_fk'],
  ['list_mapping', 'facility_mapping_pk', 'list_mapping_pk'],
] as const;
