import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Boards of waiting rooms with passes of their own, and the codes by which televisions are paired. */
export class QueueBoards1700000002900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE visitor_pass DROP CONSTRAINT visitor_pass_scope_ck,
        ADD CONSTRAINT visitor_pass_scope_ck CHECK (scope IN ('link', 'ticket', 'person', 'screen'))`);
    await runner.query(`
      CREATE TABLE queue_board (
        id uuid NOT NULL,
        version integer NOT NULL,
        facility_id uuid NOT NULL,
        region_code text NOT NULL,
        name text NOT NULL,
        clinic_ids uuid[] NOT NULL,
        paired_at timestamptz NOT NULL,
        seen_at timestamptz,
        ended_at timestamptz,
        CONSTRAINT queue_board_pk PRIMARY KEY (id)
      )`);
    await runner.query(
      'CREATE INDEX queue_board_facility_idx ON queue_board (facility_id) WHERE ended_at IS NULL',
    );
    await runner.query(`
      CREATE TABLE queue_board_code (
        device_digest bytea NOT NULL,
        code_digest bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        board_id uuid CONSTRAINT queue_board_code_board_fk REFERENCES queue_board (id),
        CONSTRAINT queue_board_code_pk PRIMARY KEY (device_digest),
        CONSTRAINT queue_board_code_uq UNIQUE (code_digest)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE queue_board_code');
    await runner.query('DROP TABLE queue_board');
    await runner.query("DELETE FROM visitor_pass WHERE scope = 'screen'");
    await runner.query(`
      ALTER TABLE visitor_pass DROP CONSTRAINT visitor_pass_scope_ck,
        ADD CONSTRAINT visitor_pass_scope_ck CHECK (scope IN ('link', 'ticket', 'person'))`);
  }
}
