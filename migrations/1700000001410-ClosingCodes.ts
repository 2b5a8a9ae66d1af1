import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which closing codes there are stands in the contracts and is checked where a call is closed; the table asks only for a word.
 * What must never be, a linked call with a code that denies its incident, stays a rule of the table.
 */
export class ClosingCodes1700000001410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE call DROP CONSTRAINT call_disposition_ck');
    await runner.query(
      "ALTER TABLE call ADD CONSTRAINT call_disposition_ck CHECK (disposition ~ '^[a-z]+(_[a-z]+)*$')",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE call DROP CONSTRAINT call_disposition_ck');
    await runner.query(`
      ALTER TABLE call ADD CONSTRAINT call_disposition_ck CHECK (disposition IN ('incident', 'dropped', 'prank', 'ghost', 'wrong_number',
        'information', 'non_emergency', 'other_agency', 'duplicate', 'handed_over'))`);
  }
}
