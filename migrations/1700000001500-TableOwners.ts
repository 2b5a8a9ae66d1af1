import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A table is named by the SQL of one lib only (ADR 0018). What another lib must join in its own statement is a view of the owner;
 * the version of an account, which was counted from the journal, is kept beside it.
 */
export class TableOwners1700000001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW unit_summary AS SELECT id, region_code, call_sign, service FROM unit;

      CREATE VIEW map_road_in_use AS
      SELECT road.id, road.geom, road.name, road.length_m, road.oneway, road.max_speed_kmh, road.road_class, road.access
      FROM map_road road JOIN map_import import ON import.id = road.import_id AND import.status = 'active';

      ALTER TABLE account ADD COLUMN version integer NOT NULL DEFAULT 1 CONSTRAINT account_version_ck CHECK (version > 0);
      UPDATE account SET version = known.version
      FROM (SELECT entity_id, count(*)::integer AS version FROM journal WHERE entity = 'account' GROUP BY entity_id) known
      WHERE known.entity_id = account.id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account DROP COLUMN version;
      DROP VIEW map_road_in_use;
      DROP VIEW unit_summary`);
  }
}
