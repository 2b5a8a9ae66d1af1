import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLES = (names: readonly string[]): string =>
  `ALTER TABLE account_grant DROP CONSTRAINT account_grant_role_ck, ADD CONSTRAINT account_grant_role_ck CHECK (role IN (${names.map((name) => `'${name}'`).join(',')}))`;
const BEFORE = ['operator', 'supervisor', 'crew', 'facility_staff', 'clinic_head', 'field_officer', 'admin'];

/**
 * Follow-up of people: programs with their versions, cases, daily reports, what stands out of them, visits. Whatever says who somebody is,
 * is sealed by a key of the case (`key_sealed`), so that all of it ends with the key.
 */
export class Monitoring1700000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROLES([...BEFORE.slice(0, 6), 'health_office', 'admin']));
    await runner.query(`
      CREATE TABLE monitoring_program (
        id uuid NOT NULL,
        version integer NOT NULL,
        region_code text NOT NULL,
        name jsonb NOT NULL,
        kinds jsonb NOT NULL,
        rules jsonb NOT NULL,
        questions jsonb NOT NULL,
        is_active boolean NOT NULL,
        is_newest boolean NOT NULL,
        CONSTRAINT monitoring_program_pk PRIMARY KEY (id, version)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX monitoring_program_newest_uq ON monitoring_program (id) WHERE is_newest',
    );
    await runner.query(`
      CREATE TABLE monitored_case (
        id uuid NOT NULL,
        version integer NOT NULL,
        program_id uuid NOT NULL,
        program_version integer NOT NULL,
        kind text NOT NULL,
        status text NOT NULL,
        region_code text NOT NULL,
        household_id uuid NOT NULL,
        is_reporter boolean NOT NULL,
        day_one date NOT NULL,
        ends_on date NOT NULL,
        risk smallint NOT NULL,
        nik_digest bytea,
        key_sealed text,
        person_sealed text,
        place_sealed text,
        last_for_date date,
        last_weight text,
        silent_at timestamptz,
        opened_at timestamptz NOT NULL,
        activated_at timestamptz,
        closed_at timestamptz,
        erased_at timestamptz,
        CONSTRAINT monitored_case_pk PRIMARY KEY (id),
        CONSTRAINT monitored_case_program_fk FOREIGN KEY (program_id, program_version) REFERENCES monitoring_program (id, version),
        CONSTRAINT monitored_case_closed_ck CHECK ((status = 'follow_up') = (closed_at IS NULL)),
        CONSTRAINT monitored_case_erased_ck CHECK (
          erased_at IS NULL OR (key_sealed IS NULL AND person_sealed IS NULL AND place_sealed IS NULL AND nik_digest IS NULL))
      )`);
    // One person is followed up once at a time under one program, whoever enters them.
    await runner.query(`
      CREATE UNIQUE INDEX monitored_case_person_uq ON monitored_case (program_id, nik_digest)
      WHERE status = 'follow_up' AND nik_digest IS NOT NULL`);
    await runner.query(`
      CREATE INDEX monitored_case_open_idx ON monitored_case (region_code text_pattern_ops) WHERE status = 'follow_up'`);
    await runner.query('CREATE INDEX monitored_case_household_idx ON monitored_case (household_id)');
    await runner.query(`
      CREATE INDEX monitored_case_silent_idx ON monitored_case (silent_at) WHERE status = 'follow_up' AND silent_at IS NOT NULL`);
    await runner.query(`
      CREATE INDEX monitored_case_ends_idx ON monitored_case (ends_on) WHERE status = 'follow_up'`);
    await runner.query(`
      CREATE INDEX monitored_case_kept_idx ON monitored_case (closed_at) WHERE closed_at IS NOT NULL AND erased_at IS NULL`);
    await runner.query(`
      CREATE TABLE monitoring_access (
        case_id uuid NOT NULL,
        code_digest bytea NOT NULL,
        pin_digest bytea,
        expires_at timestamptz NOT NULL,
        CONSTRAINT monitoring_access_pk PRIMARY KEY (case_id),
        CONSTRAINT monitoring_access_code_uq UNIQUE (code_digest),
        CONSTRAINT monitoring_access_case_fk FOREIGN KEY (case_id) REFERENCES monitored_case (id)
      )`);
    await runner.query(`
      CREATE TABLE monitoring_report (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        for_date date NOT NULL,
        revision integer NOT NULL,
        source text NOT NULL,
        weight text NOT NULL,
        signs_sealed text NOT NULL,
        answers_sealed text NOT NULL,
        reported_at timestamptz NOT NULL,
        CONSTRAINT monitoring_report_pk PRIMARY KEY (id),
        CONSTRAINT monitoring_report_case_fk FOREIGN KEY (case_id) REFERENCES monitored_case (id),
        CONSTRAINT monitoring_report_revision_uq UNIQUE (case_id, for_date, revision)
      )`);
    await runner.query(`
      CREATE TABLE monitoring_flag (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        region_code text NOT NULL,
        kind text NOT NULL,
        raised_at timestamptz NOT NULL,
        due_at timestamptz,
        rounds integer NOT NULL,
        officer_id uuid,
        taken_up_at timestamptz,
        ended_at timestamptz,
        CONSTRAINT monitoring_flag_pk PRIMARY KEY (id),
        CONSTRAINT monitoring_flag_case_fk FOREIGN KEY (case_id) REFERENCES monitored_case (id)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX monitoring_flag_live_uq ON monitoring_flag (case_id, kind) WHERE ended_at IS NULL',
    );
    await runner.query(`
      CREATE INDEX monitoring_flag_due_idx ON monitoring_flag (due_at)
      WHERE ended_at IS NULL AND taken_up_at IS NULL AND due_at IS NOT NULL`);
    await runner.query(`
      CREATE TABLE monitoring_visit (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        at timestamptz NOT NULL,
        way text NOT NULL,
        result text NOT NULL,
        note_sealed text,
        officer_id uuid NOT NULL,
        officer text NOT NULL,
        CONSTRAINT monitoring_visit_pk PRIMARY KEY (id),
        CONSTRAINT monitoring_visit_case_fk FOREIGN KEY (case_id) REFERENCES monitored_case (id)
      )`);
    await runner.query('CREATE INDEX monitoring_visit_case_idx ON monitoring_visit (case_id, at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['visit', 'flag', 'report', 'access'])
      await runner.query(`DROP TABLE monitoring_${table}`);
    await runner.query('DROP TABLE monitored_case');
    await runner.query('DROP TABLE monitoring_program');
    await runner.query("DELETE FROM account_grant WHERE role = 'health_office'");
    await runner.query(ROLES(BEFORE));
  }
}
