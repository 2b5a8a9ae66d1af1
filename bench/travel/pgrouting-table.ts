import { Pool } from 'pg';
import type { BenchServer } from '../harness/postgres.js';
import type { Town } from './town.js';

/** Milliseconds are the upper part of a packed cost (libs/roads/src/graph/search/cost.ts). */
const MS_PER_S = 1_000;
const ROWS_AT_ONCE = 20_000;
/** Turned around, so that one search from the incident answers for all units: pgRouting's many-to-one is 40 times slower. */
const EDGES = 'SELECT id, source, target, reverse_cost AS cost, cost AS reverse_cost FROM edge';

/** The same graph in PostgreSQL, asked by pgRouting. */
export class PgRoutingTable {
  private constructor(private readonly pool: Pool) {}

  /** Loads the graph with the very costs that ours has, in whole milliseconds. */
  static async load(
    postgres: BenchServer,
    name: string,
    town: Town,
    secondsOf: (cost: number) => number,
  ): Promise<PgRoutingTable> {
    const pool = new Pool({ connectionString: await postgres.createDatabase(name), max: 1 });
    await pool.query('CREATE EXTENSION pgrouting CASCADE');
    await pool.query(
      'CREATE TABLE edge (id bigint PRIMARY KEY, source bigint, target bigint, cost float8, reverse_cost float8)',
    );
    const { from, to } = town.network.data;
    const { edgeCost } = town.metric;
    const msOf = (edge: number): number => {
      const cost = edgeCost[edge] ?? Infinity;
      return cost === Infinity ? -1 : Math.round(secondsOf(cost) * MS_PER_S);
    };
    for (let first = 0; first < town.network.segmentCount; first += ROWS_AT_ONCE) {
      const rows = Array.from(
        { length: Math.min(ROWS_AT_ONCE, town.network.segmentCount - first) },
        (_, i) => first + i,
      );
      await pool.query(
        'INSERT INTO edge SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::float8[], $5::float8[])',
        [
          rows,
          rows.map((row) => from[row]),
          rows.map((row) => to[row]),
          rows.map((row) => msOf(row * 2)),
          rows.map((row) => msOf(row * 2 + 1)),
        ],
      );
    }
    await pool.query('ANALYZE edge');
    return new PgRoutingTable(pool);
  }

  /** Milliseconds of the fastest way from each node to the target; nodes without a way, and the target itself, are not in it. */
  async toPoint(nodes: readonly number[], target: number): Promise<Map<number, number>> {
    const { rows } = await this.pool.query<{ end_vid: string; agg_cost: number }>(
      'SELECT end_vid, agg_cost FROM pgr_dijkstraCost($1, $2::bigint, $3::bigint[], true)',
      [EDGES, target, nodes],
    );
    return new Map(rows.map((row) => [Number(row.end_vid), row.agg_cost]));
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
