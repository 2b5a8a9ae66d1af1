import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Maps that somebody asked to be fetched: one at a time for a region, taken by a worker that says how far it is. */
export class MapFetches1700000002250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE map_fetch (
        id uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        region_code text NOT NULL,
        status text NOT NULL DEFAULT 'asked',
        phase text,
        done bigint NOT NULL DEFAULT 0,
        total bigint NOT NULL DEFAULT 0,
        bytes bigint NOT NULL DEFAULT 0,
        problem text,
        detail text,
        tries smallint NOT NULL DEFAULT 0,
        asked_at timestamptz NOT NULL,
        beat_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT map_fetch_pk PRIMARY KEY (id),
        CONSTRAINT map_fetch_status_ck CHECK (status IN ('asked','running','done','failed','stopped')),
        CONSTRAINT map_fetch_phase_ck CHECK (phase IN ('fetching','reading','using')),
        CONSTRAINT map_fetch_problem_ck CHECK (problem IN ('unreachable','busy','refused','thin','in_hand','cut_off','other')),
        CONSTRAINT map_fetch_failed_whole_ck CHECK ((status = 'failed') = (problem IS NOT NULL)),
        CONSTRAINT map_fetch_running_beats_ck CHECK (status <> 'running' OR beat_at IS NOT NULL)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX map_fetch_open_uq ON map_fetch (region_code) WHERE status IN ('asked','running')`,
    );
    await runner.query('CREATE INDEX map_fetch_newest_idx ON map_fetch (region_code, asked_at DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE map_fetch');
  }
}
