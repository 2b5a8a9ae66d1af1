import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLES = (names: readonly string[]): string =>
  `ALTER TABLE account_grant DROP CONSTRAINT account_grant_role_ck, ADD CONSTRAINT account_grant_role_ck CHECK (role IN (${names.map((name) => `'${name}'`).join(',')}))`;
const BEFORE = [
  ...['operator', 'supervisor', 'crew', 'facility_staff', 'clinic_head', 'field_officer', 'health_office'],
  'admin',
];

/** Ports of entry: posts, the shifts of their officers with the secret that proves what a shift shows, and the vehicles that came. */
export class EntryPosts1700000003030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROLES([...BEFORE.slice(0, 7), 'entry_officer', 'admin']));
    await runner.query(`
      CREATE TABLE entry_post (
        id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        name text NOT NULL,
        mode text NOT NULL,
        geom geometry(Point, 4326) NOT NULL,
        program_id uuid NOT NULL,
        is_active boolean NOT NULL,
        CONSTRAINT entry_post_pk PRIMARY KEY (id),
        CONSTRAINT entry_post_mode_ck CHECK (mode IN ('air', 'land', 'sea'))
      )`);
    await runner.query(`
      CREATE TABLE entry_shift (
        id uuid NOT NULL,
        version integer NOT NULL,
        post_id uuid NOT NULL,
        region_code text NOT NULL,
        officer_id uuid NOT NULL,
        officer text NOT NULL,
        secret_sealed text,
        opened_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        ended_at timestamptz,
        figures jsonb,
        handed_on integer,
        note_sealed text,
        CONSTRAINT entry_shift_pk PRIMARY KEY (id),
        CONSTRAINT entry_shift_post_fk FOREIGN KEY (post_id) REFERENCES entry_post (id),
        CONSTRAINT entry_shift_secret_ck CHECK (ended_at IS NOT NULL OR secret_sealed IS NOT NULL),
        CONSTRAINT entry_shift_handover_ck CHECK (
          (ended_at IS NULL) = (figures IS NULL) AND (ended_at IS NULL) = (handed_on IS NULL))
      )`);
    // Whoever opens on two telephones works in one shift.
    await runner.query(
      'CREATE UNIQUE INDEX entry_shift_open_uq ON entry_shift (post_id, officer_id) WHERE ended_at IS NULL',
    );
    await runner.query('CREATE INDEX entry_shift_ends_idx ON entry_shift (ends_at) WHERE ended_at IS NULL');
    await runner.query('CREATE INDEX entry_shift_post_idx ON entry_shift (post_id, opened_at)');
    await runner.query(`
      CREATE INDEX entry_shift_forgotten_idx ON entry_shift (ended_at)
      WHERE ended_at IS NOT NULL AND (secret_sealed IS NOT NULL OR note_sealed IS NOT NULL)`);
    await runner.query(`
      CREATE TABLE entry_trip (
        id uuid NOT NULL,
        post_id uuid NOT NULL,
        shift_id uuid NOT NULL,
        number text NOT NULL,
        origin text NOT NULL,
        arrived_at timestamptz NOT NULL,
        CONSTRAINT entry_trip_pk PRIMARY KEY (id),
        CONSTRAINT entry_trip_shift_fk FOREIGN KEY (shift_id) REFERENCES entry_shift (id)
      )`);
    await runner.query('CREATE INDEX entry_trip_post_idx ON entry_trip (post_id, arrived_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['trip', 'shift', 'post']) await runner.query(`DROP TABLE entry_${table}`);
    await runner.query("DELETE FROM account_grant WHERE role = 'entry_officer'");
    await runner.query(ROLES(BEFORE));
  }
}
