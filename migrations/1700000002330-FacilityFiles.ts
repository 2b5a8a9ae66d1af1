import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of facilities on their way in, piece by piece, and the mappings that were saved for their layouts. */
export class FacilityFiles1700000002330 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE facility_file (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        region_code text NOT NULL,
        file_name text NOT NULL,
        bytes integer NOT NULL,
        received integer NOT NULL DEFAULT 0,
        expires_at timestamptz NOT NULL,
        preview_id uuid,
        preview jsonb,
        result jsonb,
        CONSTRAINT facility_file_pk PRIMARY KEY (id),
        CONSTRAINT facility_file_received_ck CHECK (received BETWEEN 0 AND bytes),
        CONSTRAINT facility_file_preview_ck CHECK ((preview_id IS NULL) = (preview IS NULL))
      )`);
    await runner.query('CREATE INDEX facility_file_account_idx ON facility_file (account_id, expires_at)');
    await runner.query('CREATE INDEX facility_file_expires_idx ON facility_file (expires_at)');
    await runner.query(`
      CREATE TABLE facility_file_piece (
        file_id uuid NOT NULL,
        at integer NOT NULL,
        bytes integer NOT NULL,
        data_sealed text NOT NULL,
        CONSTRAINT facility_file_piece_pk PRIMARY KEY (file_id, at),
        CONSTRAINT facility_file_piece_file_fk FOREIGN KEY (file_id) REFERENCES facility_file (id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE facility_mapping (
        id uuid NOT NULL,
        region_code text NOT NULL,
        name text NOT NULL,
        columns jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT facility_mapping_pk PRIMARY KEY (id)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX facility_mapping_name_uq ON facility_mapping (region_code, lower(name))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE facility_mapping');
    await runner.query('DROP TABLE facility_file_piece');
    await runner.query('DROP TABLE facility_file');
  }
}
