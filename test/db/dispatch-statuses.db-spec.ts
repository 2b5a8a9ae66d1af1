import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { IncidentStatus, isLive } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';

/** The contracts say which statuses there are and which of them are over; the tables must say the same. */
describe('statuses of incidents', () => {
  const database = useDatabase();
  let client: PoolClient;

  beforeEach(async () => {
    client = await database.pool.connect();
    await client.query('BEGIN');
  });

  afterEach(async () => {
    await client.query('ROLLBACK');
    client.release();
  });

  const insert = (status: string, closedAt: Date | null): Promise<string> => {
    const id = newId();
    const values = [id, status, closedAt];
    return client
      .query(
        `INSERT INTO incident (id, version, number, region_code, status, complaint, needs, patient_count, geom, place, personal_sealed,
           opened_at, opened_by, closed_at, merged_into)
         VALUES ($1, 1, $1::uuid::text, '15.71', $2, 'burn', '{}', 1, ST_SetSRID(ST_MakePoint(103, -1), 4326), '{}', '', now(), '{}', $3, CASE WHEN $2 = 'merged' THEN '{"id":"x"}'::jsonb END)`,
        values,
      )
      .then(() => id);
  };

  it.each(IncidentStatus.options.map((status) => ({ status })))(
    'should store $status with a closing time only when it is over, and show it as living otherwise',
    async ({ status }) => {
      const closedAt = isLive({ status }) ? null : new Date();
      const id = await insert(status, closedAt);
      const { rowCount } = await client.query('SELECT id FROM incident_live WHERE id = $1', [id]);
      expect(rowCount).toBe(isLive({ status }) ? 1 : 0);
      await expect(insert(status, closedAt === null ? new Date() : null)).rejects.toMatchObject({
        constraint: 'incident_closed_ck',
      });
    },
  );

  it('should refuse a status that the contracts do not know', async () => {
    await expect(insert('unheard_of', null)).rejects.toMatchObject({ code: '23514' });
  });

  it('should show living incidents with every column', async () => {
    const columns = async (relation: string): Promise<string[]> => {
      const { rows } = await client.query<{ column_name: string }>(
        'SELECT column_name FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position',
        [relation],
      );
      return rows.map((row) => row.column_name);
    };
    expect(await columns('incident_live')).toEqual(await columns('incident'));
  });
});
