import type { MigrationInterface, QueryRunner } from 'typeorm';

const SIGNATURE = 'journal_topics_of_old(p_entity text, p_region text, p_unit uuid, p_facility uuid)';

/** Topics of rows from before topics were written down: as they were, and for crews what a facility can take. */
const topicsOfOld = (hasCapacity: boolean): string => `
  CREATE OR REPLACE FUNCTION ${SIGNATURE} RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE
    room text := CASE WHEN p_entity IN ('call', 'incident', 'assignment', 'unit', 'facility', 'inbound', 'handover') THEN 'region'
      WHEN p_entity = 'alert' THEN 'alerts' WHEN p_entity = 'closure' THEN 'closures' WHEN p_entity = 'learned_place' THEN 'learned' END;
    parts text[] := CASE WHEN p_region = 'ID' THEN '{}' ELSE string_to_array(p_region, '.') END;
    regions text[] := '{}';
    topics text[];
  BEGIN
    IF p_entity = 'map' THEN RETURN '{map}'; END IF;
    IF room IS NULL THEN RETURN '{}'; END IF;
    FOR length IN REVERSE cardinality(parts)..1 LOOP
      regions := regions || array_to_string(parts[1:length], '.');
    END LOOP;
    regions := regions || 'ID'::text;
    topics := ARRAY(SELECT room || ':' || code FROM unnest(regions) WITH ORDINALITY AS own (code, n) ORDER BY n);
    IF p_entity IN ('assignment', 'unit') AND p_unit IS NOT NULL THEN topics := topics || ('unit:' || p_unit); END IF;
    IF p_entity IN ('facility', 'inbound') AND p_facility IS NOT NULL THEN topics := topics || ('facility:' || p_facility); END IF;
    ${hasCapacity ? "IF p_entity = 'facility' THEN topics := topics || ARRAY(SELECT 'capacity:' || code FROM unnest(regions) WITH ORDINALITY AS own (code, n) ORDER BY n); END IF;" : ''}
    RETURN topics;
  END $$`;

/** Crews hear of facilities under a topic of their own since desks and phones ask for their own only. */
export class CapacityOfOldRows1700000002130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(topicsOfOld(true));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(topicsOfOld(false));
  }
}
