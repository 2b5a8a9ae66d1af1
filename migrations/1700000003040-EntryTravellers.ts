import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Travellers as posts enter them, and the telephones that claim them. Who somebody is stands in the case; what an entry knows beside it is sealed
 * by the case's key. Of a claim only digests are kept, for two days.
 */
export class EntryTravellers1700000003040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE entry_traveller (
        id uuid NOT NULL,
        version integer NOT NULL,
        post_id uuid NOT NULL,
        region_code text NOT NULL,
        shift_id uuid NOT NULL,
        entered_in uuid NOT NULL,
        trip_id uuid,
        case_id uuid,
        nik_digest bytea,
        direction text NOT NULL,
        state text NOT NULL,
        has_signs boolean NOT NULL,
        seconds smallint,
        serial integer NOT NULL,
        is_late boolean NOT NULL,
        entered_at timestamptz NOT NULL,
        paired_at timestamptz,
        details_sealed text,
        CONSTRAINT entry_traveller_pk PRIMARY KEY (id),
        CONSTRAINT entry_traveller_shift_fk FOREIGN KEY (shift_id) REFERENCES entry_shift (id),
        CONSTRAINT entry_traveller_entered_fk FOREIGN KEY (entered_in) REFERENCES entry_shift (id),
        CONSTRAINT entry_traveller_trip_fk FOREIGN KEY (trip_id) REFERENCES entry_trip (id),
        CONSTRAINT entry_traveller_case_fk FOREIGN KEY (case_id) REFERENCES monitored_case (id),
        CONSTRAINT entry_traveller_state_ck CHECK (
          state IN ('waiting', 'paired', 'coded', 'household', 'out') AND (direction = 'out') = (state = 'out')
          AND (state = 'paired') = (paired_at IS NOT NULL)),
        CONSTRAINT entry_traveller_out_ck CHECK (
          direction = 'in' OR (case_id IS NULL AND nik_digest IS NULL AND details_sealed IS NULL))
      )`);
    // Nobody is entered twice at a post; the digest goes after a day, so that who comes again may.
    await runner.query(`
      CREATE UNIQUE INDEX entry_traveller_person_uq ON entry_traveller (post_id, nik_digest) WHERE nik_digest IS NOT NULL`);
    await runner.query('CREATE INDEX entry_traveller_shift_idx ON entry_traveller (shift_id)');
    await runner.query('CREATE INDEX entry_traveller_entered_idx ON entry_traveller (entered_in)');
    await runner.query('CREATE INDEX entry_traveller_post_idx ON entry_traveller (post_id, entered_at)');
    await runner.query(
      'CREATE INDEX entry_traveller_case_idx ON entry_traveller (case_id) WHERE case_id IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE entry_claim (
        entry_id uuid NOT NULL,
        shift_id uuid NOT NULL,
        serial integer NOT NULL,
        shown_at timestamptz NOT NULL,
        claim_digest bytea NOT NULL,
        claimed_at timestamptz NOT NULL,
        is_late boolean NOT NULL,
        opened_at timestamptz,
        CONSTRAINT entry_claim_pk PRIMARY KEY (entry_id)
      )`);
    await runner.query('CREATE INDEX entry_claim_kept_idx ON entry_claim (claimed_at)');
    // A person is known again by the digest of their NIK under whatever program they are followed up.
    await runner.query(`
      CREATE INDEX monitored_case_nik_idx ON monitored_case (nik_digest) WHERE nik_digest IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX monitored_case_nik_idx');
    for (const table of ['claim', 'traveller']) await runner.query(`DROP TABLE entry_${table}`);
  }
}
