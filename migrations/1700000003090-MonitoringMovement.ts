import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people are who consented: how each stands by the fence of their house, and the coarse places that are kept for some days. */
export class MonitoringMovement1700000003090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE monitoring_movement (
        case_id uuid NOT NULL,
        consented_at timestamptz,
        leave_until timestamptz,
        received_at timestamptz,
        last_fix_at timestamptz,
        last_sealed text,
        kept_at timestamptz,
        kept_kind text,
        away_count integer NOT NULL,
        away_since timestamptz,
        flagged_at timestamptz,
        returned_at timestamptz,
        ignored integer NOT NULL,
        CONSTRAINT monitoring_movement_pk PRIMARY KEY (case_id),
        CONSTRAINT monitoring_movement_case_fk FOREIGN KEY (case_id) REFERENCES monitored_case (id),
        CONSTRAINT monitoring_movement_consent_ck CHECK (consented_at IS NOT NULL OR (last_sealed IS NULL AND last_fix_at IS NULL))
      )`);
    await runner.query(`
      CREATE TABLE monitoring_trail (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        place_sealed text,
        CONSTRAINT monitoring_trail_pk PRIMARY KEY (id),
        CONSTRAINT monitoring_trail_case_fk FOREIGN KEY (case_id) REFERENCES monitored_case (id),
        CONSTRAINT monitoring_trail_kind_ck CHECK (kind IN ('home', 'edge', 'away', 'excused'))
      )`);
    await runner.query('CREATE INDEX monitoring_trail_case_idx ON monitoring_trail (case_id, at)');
    await runner.query('CREATE INDEX monitoring_trail_at_idx ON monitoring_trail (at)');
    // Programs of before ask nobody for a location.
    await runner.query(
      `UPDATE monitoring_program SET rules = rules || '{"movement": null}' WHERE NOT rules ? 'movement'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE monitoring_program SET rules = rules - 'movement'`);
    await runner.query('DROP TABLE monitoring_trail');
    await runner.query('DROP TABLE monitoring_movement');
  }
}
