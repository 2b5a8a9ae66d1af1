import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the seals of each stream end, signed with the data key by the next one: a chain alone does not show that its end was cut off. */
export class SealHeads1700000002291 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE journal_seal_head (
        stream text NOT NULL,
        seals bigint NOT NULL,
        to_seq bigint NOT NULL,
        hash bytea NOT NULL,
        mac bytea,
        CONSTRAINT journal_seal_head_pk PRIMARY KEY (stream)
      )`);
    await runner.query(`
      INSERT INTO journal_seal_head (stream, seals, to_seq, hash)
      SELECT DISTINCT ON (stream) stream, count(*) OVER (PARTITION BY stream), to_seq, hash FROM journal_seal ORDER BY stream, to_seq DESC`);
    await runner.query(`
      CREATE FUNCTION journal_seal_head_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.stream = OLD.stream AND NEW.seals >= OLD.seals AND NEW.to_seq >= OLD.to_seq THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'the head of the seals only moves on' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(
      `CREATE TRIGGER journal_seal_head_kept BEFORE UPDATE OR DELETE ON journal_seal_head
       FOR EACH ROW EXECUTE FUNCTION journal_seal_head_is_kept()`,
    );
    await runner.query(
      `CREATE TRIGGER journal_seal_head_never_emptied BEFORE TRUNCATE ON journal_seal_head
       FOR EACH STATEMENT EXECUTE FUNCTION is_never_emptied()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE journal_seal_head');
    await runner.query('DROP FUNCTION journal_seal_head_is_kept()');
  }
}
