import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everything that may still stand in clear, by table. */
const SEALED = `
  SELECT 1 FROM location_fix WHERE words_sealed IS NOT NULL
  UNION ALL SELECT 1 FROM learned_place WHERE name_sealed IS NOT NULL
  UNION ALL SELECT 1 FROM assignment WHERE reason_sealed IS NOT NULL
  UNION ALL SELECT 1 FROM assignment_stamp WHERE note_sealed IS NOT NULL
  UNION ALL SELECT 1 FROM handover WHERE reason_sealed IS NOT NULL OR jsonb_typeof(facts->'place'->'label') = 'object'
  UNION ALL SELECT 1 FROM incident WHERE jsonb_typeof(place->'label') = 'object'
  UNION ALL SELECT 1 FROM call WHERE jsonb_typeof(place->'label') = 'object' OR jsonb_typeof(suggestion->'place'->'label') = 'object'`;

/**
 * Places in words, reasons and notes get sealed columns. The old columns stay: what is in them is sealed behind the start
 * (`ClearRowsSealer`), since a migration has no key, and a process of the version before goes on writing them while it is replaced.
 */
export class SealedWords1700000001800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sealed_rows (
        name text NOT NULL,
        finished_at timestamptz NOT NULL,
        CONSTRAINT sealed_rows_pk PRIMARY KEY (name)
      );

      ALTER TABLE location_fix ADD COLUMN words_sealed text, ALTER COLUMN label DROP NOT NULL, ALTER COLUMN context DROP NOT NULL,
        ADD CONSTRAINT location_fix_words_ck CHECK ((label IS NULL) = (context IS NULL) AND (label IS NULL) = (words_sealed IS NOT NULL));
      ALTER TABLE learned_place ADD COLUMN name_sealed text, ALTER COLUMN name DROP NOT NULL,
        ADD CONSTRAINT learned_place_named_ck CHECK ((name IS NULL) = (name_sealed IS NOT NULL));
      ALTER TABLE assignment ADD COLUMN reason_sealed text;
      ALTER TABLE assignment_stamp ADD COLUMN note_sealed text;
      ALTER TABLE handover ADD COLUMN reason_sealed text`);
    // The words of an old stamp are sealed where they stand; nothing else of a stamp ever changes.
    await runner.query(`
      CREATE OR REPLACE FUNCTION assignment_stamp_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.note IS NOT NULL AND OLD.note_sealed IS NULL AND NEW.note IS NULL AND NEW.note_sealed IS NOT NULL
          AND to_jsonb(NEW) - '{note,note_sealed}'::text[] = to_jsonb(OLD) - '{note,note_sealed}'::text[]
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'stamps are append-only: add a correction';
      END $$`);
    // The other centre's words stand in the hand-over; an alert says only that it was refused.
    await runner.query(`
      UPDATE alert SET facts = jsonb_set(facts, '{reason}', '"refused"')
      WHERE kind IN ('handover_refused', 'handover_unanswered')
        AND facts->>'reason' NOT IN ('ack_timeout', 'nobody_answers', 'call_closed', 'wrong_secret', 'not_accepted', 'unreachable',
          'offered', 'taken', 'refused', 'returned', 'taken_back', 'failed')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const sealed = (await runner.query(`SELECT 1 FROM (${SEALED}) AS sealed LIMIT 1`)) as unknown[];
    if (sealed.length > 0)
      throw new Error('There are sealed words, which the version before cannot read: it is not taken back');
    await runner.query(`
      CREATE OR REPLACE FUNCTION assignment_stamp_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'stamps are append-only: add a correction'; END $$`);
    await runner.query(`
      ALTER TABLE handover DROP COLUMN reason_sealed;
      ALTER TABLE assignment_stamp DROP COLUMN note_sealed;
      ALTER TABLE assignment DROP COLUMN reason_sealed;
      ALTER TABLE learned_place DROP CONSTRAINT learned_place_named_ck, DROP COLUMN name_sealed, ALTER COLUMN name SET NOT NULL;
      ALTER TABLE location_fix DROP CONSTRAINT location_fix_words_ck, DROP COLUMN words_sealed,
        ALTER COLUMN label SET NOT NULL, ALTER COLUMN context SET NOT NULL;
      DROP TABLE sealed_rows`);
  }
}
