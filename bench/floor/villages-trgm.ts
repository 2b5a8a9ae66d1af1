import { Client } from 'pg';
import type { FullName } from '../geo/village-names.js';
import type { BenchServer } from '../harness/postgres.js';

const FOUND = 5;
const PAGE_ROWS = 20_000;
const NEAREST = {
  name: 'nearest_names',
  text: `SELECT code FROM village ORDER BY full_name <-> $1 LIMIT ${FOUND}`,
};

/** What PostgreSQL itself offers for misspelt names. */
export interface TrgmFloor {
  /** Codes of the villages whose full names are the most similar to a text, best first. */
  nearest(text: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Every full name "desa, kecamatan, kabupaten" in a table with a trigram GiST index, asked by nearest neighbours. */
export async function openTrgmFloor(server: BenchServer, names: readonly FullName[]): Promise<TrgmFloor> {
  const client = new Client({ connectionString: await server.createDatabase('trgm') });
  await client.connect();
  await client.query('CREATE EXTENSION pg_trgm');
  await client.query('CREATE TABLE village (code text PRIMARY KEY, full_name text NOT NULL)');
  for (let from = 0; from < names.length; from += PAGE_ROWS) {
    const page = names.slice(from, from + PAGE_ROWS);
    await client.query('INSERT INTO village SELECT * FROM unnest($1::text[], $2::text[])', [
      page.map((name) => name.code),
      page.map((name) =>
        `${name.village}, ${name.district}, ${name.isCity ? 'kota ' : ''}${name.regency}`.toLowerCase(),
      ),
    ]);
  }
  await client.query(
    'CREATE INDEX village_name_idx ON village USING gist (full_name gist_trgm_ops(siglen=64))',
  );
  await client.query('VACUUM ANALYZE village');
  await client.query('SET enable_seqscan = off');
  return {
    nearest: async (text) => {
      const { rows } = await client.query<{ code: string }>({ ...NEAREST, values: [text.toLowerCase()] });
      return rows.map((row) => row.code);
    },
    close: () => client.end(),
  };
}
