import type { Pool } from 'pg';
import { newId } from '#siaga/kernel';

const STEP_DEG = 0.001;
const WEST = 103.6;
const SOUTH = -1.62;
export const GRID_SIZE = 12;

/** A crossing of the streets that `insertGridRoads` makes; about 111 m lie between two. */
export function crossing(column: number, row: number): { lon: number; lat: number } {
  const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
  return { lon: round(WEST + column * STEP_DEG), lat: round(SOUTH + row * STEP_DEG) };
}

/** An area around a crossing that touches no other one. */
export function ringAround(column: number, row: number): { lon: number; lat: number }[] {
  const corners = [
    [-0.3, -0.3],
    [0.3, -0.3],
    [0.3, 0.3],
    [-0.3, 0.3],
  ] as const;
  return corners.map(([x, y]) => crossing(column + x, row + y));
}

/** A town of straight streets as if it had been imported, `eastDeg` farther east: main roads every fourth street, every third row oneway eastwards. */
export async function insertGridRoads(
  pool: Pool,
  { source = 'uji', eastDeg = 0 }: { source?: string; eastDeg?: number } = {},
): Promise<void> {
  const importId = newId();
  await pool.query(
    `INSERT INTO map_import (id, version, source, files, status, started_at, finished_at, beat_at)
     VALUES ($1, 1, $2, '{}', 'active', now(), now(), now())`,
    [importId, source],
  );
  const at: Place = { pool, importId, eastDeg };
  for (let row = 0; row < GRID_SIZE; row += 1) {
    for (let column = 0; column < GRID_SIZE; column += 1) {
      const isOneway = row % 3 === 1 ? 1 : 0;
      if (column + 1 < GRID_SIZE) await street(at, [column, row], [column + 1, row], isOneway);
      if (row + 1 < GRID_SIZE) await street(at, [column, row], [column, row + 1], 0);
    }
  }
}

interface Place {
  pool: Pool;
  importId: string;
  eastDeg: number;
}

async function street(
  { pool, importId, eastDeg }: Place,
  a: readonly [number, number],
  b: readonly [number, number],
  oneway: number,
): Promise<void> {
  const line = a[1] === b[1] ? a[1] : a[0];
  const [from, to] = [crossing(...a), crossing(...b)];
  await pool.query(
    `INSERT INTO map_road (import_id, ref, name, aliases, road_class, oneway, max_speed_kmh, access, is_bridge, length_m, geom)
     SELECT $1, $2, $3, '{}', $4, $5, NULL, 3, false, ST_Length(geom::geography), geom
     FROM (SELECT ST_SetSRID(ST_MakeLine(ST_MakePoint($6, $7), ST_MakePoint($8, $9)), 4326) AS geom) made`,
    [
      importId,
      `way/${a.join('-')}-${b.join('-')}`,
      `Jalan Contoh ${line}`,
      line % 4 === 0 ? 'primary' : 'residential',
      oneway,
      from.lon + eastDeg,
      from.lat,
      to.lon + eastDeg,
      to.lat,
    ],
  );
}
