import { Injectable } from '@nestjs/common';
import type { UnitType } from '#siaga/contracts';
import { Database } from '#siaga/persistence';

const HOUR_MS = 3_600_000;

/** Where one unit was, oldest first. */
export interface UnitTrack {
  readonly unitId: string;
  readonly type: UnitType;
  readonly points: readonly { lon: number; lat: number; at: Date; speedMps: number | null }[];
}

interface PointRow {
  unit_id: string;
  type: UnitType;
  lon: number;
  lat: number;
  at: Date;
  speed_mps: number | null;
}

/** Reads the tracks of all units back. */
@Injectable()
export class TrackQuery {
  constructor(private readonly database: Database) {}

  /** The believed tracks from `from` up to before `to`, hour by hour from the newest, and unit by unit: what is in memory is one hour's. */
  async *read(from: Date, to: Date): AsyncGenerator<UnitTrack> {
    for (let endMs = to.getTime(); endMs > from.getTime(); endMs -= HOUR_MS) {
      const end = new Date(endMs);
      const startMs = Math.max(endMs - HOUR_MS, from.getTime());
      const rows = await this.database.query<PointRow>(
        // One that was sent twice, its receipt lost, is one.
        `SELECT DISTINCT ON (t.unit_id, t.at) t.unit_id, u.type, ST_X(t.geom) AS lon, ST_Y(t.geom) AS lat, t.at, t.speed_mps
         FROM unit_track t JOIN unit u ON u.id = t.unit_id
         WHERE t.at >= $1 AND t.at < $2 AND t.doubt IS NULL ORDER BY t.unit_id, t.at`,
        [new Date(startMs), end],
      );
      yield* byUnit(rows);
    }
  }
}

function* byUnit(rows: readonly PointRow[]): Generator<UnitTrack> {
  for (let start = 0; start < rows.length;) {
    const { unit_id: unitId, type } = rows[start] as PointRow;
    let end = start;
    while (rows[end]?.unit_id === unitId) end += 1;
    const points = rows
      .slice(start, end)
      .map(({ lon, lat, at, speed_mps: speedMps }) => ({ lon, lat, at, speedMps }));
    yield { unitId, type, points };
    start = end;
  }
}
