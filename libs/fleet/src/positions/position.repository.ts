import { Injectable } from '@nestjs/common';
import type { FixDoubt } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { newestByUnit, type LivePosition } from './live-position.js';

interface PositionRow {
  unit_id: string;
  region_code: string;
  lon: number;
  lat: number;
  accuracy_m: number | null;
  speed_mps: number | null;
  heading_deg: number | null;
  at: Date;
  received_at: Date;
}

interface DoubtRow {
  unit_id: string;
  region_code: string;
  lon: number;
  lat: number;
  accuracy_m: number | null;
  at: Date;
  received_at: Date;
  doubt: FixDoubt;
  agree_since: Date;
  agreeing: number;
}

/**
 * One round trip and one commit for a whole batch: the track gets every row, each unit its newest row when that is newer
 * than the stored one. Units are locked in order of their id, so that two processes cannot block each other for ever.
 */
const STORE = {
  name: 'fleet-store-positions',
  text: `
  WITH track AS (
    INSERT INTO unit_track (unit_id, at, geom, speed_mps, heading_deg, doubt)
    SELECT unit_id, to_timestamp(at_s), ST_SetSRID(ST_MakePoint(lon, lat), 4326), speed_mps, heading_deg, doubt
    FROM unnest($1::uuid[], $2::float8[], $3::float8[], $4::float8[], $5::real[], $6::real[], $16::text[])
      AS report (unit_id, at_s, lon, lat, speed_mps, heading_deg, doubt)
  ), doubted AS (
    INSERT INTO unit_doubt AS known (unit_id, doubt, geom, accuracy_m, at, received_at, agree_since, agreeing, stored_by)
    SELECT unit_id, doubt, ST_SetSRID(ST_MakePoint(lon, lat), 4326), accuracy_m, to_timestamp(at_s), to_timestamp(received_s),
      to_timestamp(since_s), agreeing, $15::uuid
    FROM unnest($17::uuid[], $18::text[], $19::float8[], $20::float8[], $21::float8[], $22::real[], $23::float8[], $24::float8[], $25::integer[])
      AS newest (unit_id, doubt, at_s, lon, lat, accuracy_m, received_s, since_s, agreeing)
    ORDER BY unit_id
    ON CONFLICT (unit_id) DO UPDATE SET
      doubt = excluded.doubt, geom = excluded.geom, accuracy_m = excluded.accuracy_m, at = excluded.at,
      received_at = excluded.received_at, agree_since = excluded.agree_since, agreeing = excluded.agreeing,
      stored_by = excluded.stored_by, stored_seq = nextval('unit_position_stored_seq')
    WHERE known.at < excluded.at
  )
  INSERT INTO unit_position AS known (unit_id, geom, accuracy_m, speed_mps, heading_deg, at, received_at, stored_by)
  SELECT unit_id, ST_SetSRID(ST_MakePoint(lon, lat), 4326), accuracy_m, speed_mps, heading_deg, to_timestamp(at_s), to_timestamp(received_s), $15::uuid
  FROM unnest($7::uuid[], $8::float8[], $9::float8[], $10::float8[], $11::real[], $12::real[], $13::real[], $14::float8[])
    AS newest (unit_id, at_s, lon, lat, speed_mps, heading_deg, accuracy_m, received_s)
  ORDER BY unit_id
  ON CONFLICT (unit_id) DO UPDATE SET
    geom = excluded.geom, accuracy_m = excluded.accuracy_m, speed_mps = excluded.speed_mps, heading_deg = excluded.heading_deg,
    at = excluded.at, received_at = excluded.received_at, stored_by = excluded.stored_by,
    stored_seq = nextval('unit_position_stored_seq')
  WHERE known.at < excluded.at`,
};

const MS_PER_S = 1_000;

const SELECT = `
  SELECT p.unit_id, u.region_code, ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat, p.accuracy_m, p.speed_mps, p.heading_deg, p.at, p.received_at
  FROM unit_position p JOIN unit u ON u.id = p.unit_id`;

const SELECT_DOUBTED = `
  SELECT d.unit_id, u.region_code, ST_X(d.geom) AS lon, ST_Y(d.geom) AS lat, d.accuracy_m, d.at, d.received_at, d.doubt, d.agree_since, d.agreeing
  FROM unit_doubt d JOIN unit u ON u.id = d.unit_id`;

/** Newest positions and tracks. */
@Injectable()
export class PositionRepository {
  /** Marks rows of this process, so that it does not read back its own. */
  private readonly processId = newId();

  constructor(private readonly database: Database) {}

  /** Stores a batch; when it resolves, every position of it is committed. */
  async store(positions: readonly LivePosition[]): Promise<void> {
    const newest = [...newestByUnit(positions.filter(({ doubt }) => doubt === undefined)).values()];
    const doubted = [...newestByUnit(positions.filter(({ doubt }) => doubt !== undefined)).values()];
    await this.database.query(STORE, [
      ...trackColumns(positions),
      ...trackColumns(newest),
      arrayText(newest, (position) => position.accuracyM),
      arrayText(newest, (position) => position.receivedAtMs / MS_PER_S),
      this.processId,
      arrayText(positions, (position) => position.doubt ?? null),
      ...doubtColumns(doubted),
    ]);
  }

  /** The newest position of every unit that is believed, and the newest that is not. */
  async all(): Promise<LivePosition[]> {
    const believed = (await this.database.query<PositionRow>(SELECT)).map(toPosition);
    return [...believed, ...(await this.database.query<DoubtRow>(SELECT_DOUBTED)).map(toDoubted)];
  }

  /** What other processes stored after `sinceSeq`. */
  async storedByOthers(sinceSeq: number): Promise<LivePosition[]> {
    const rows = await this.database.query<PositionRow>(
      `${SELECT} WHERE p.stored_seq > $1 AND p.stored_by <> $2`,
      [sinceSeq, this.processId],
    );
    const doubted = await this.database.query<DoubtRow>(
      `${SELECT_DOUBTED} WHERE d.stored_seq > $1 AND d.stored_by <> $2`,
      [sinceSeq, this.processId],
    );
    return [...rows.map(toPosition), ...doubted.map(toDoubted)];
  }

  /** The last number given to a stored row; some below it may not be committed yet. */
  async headSeq(): Promise<number> {
    const [row] = await this.database.query<{ last_value: string }>(
      'SELECT last_value FROM unit_position_stored_seq',
    );
    return Number(row?.last_value ?? 0);
  }
}

function trackColumns(positions: readonly LivePosition[]): string[] {
  return [
    arrayText(positions, (position) => position.unitId),
    arrayText(positions, (position) => position.atMs / MS_PER_S),
    arrayText(positions, (position) => position.lon),
    arrayText(positions, (position) => position.lat),
    arrayText(positions, (position) => position.speedMps),
    arrayText(positions, (position) => position.headingDeg),
  ];
}

function doubtColumns(positions: readonly LivePosition[]): string[] {
  return [
    arrayText(positions, (position) => position.unitId),
    arrayText(positions, (position) => position.doubt ?? null),
    arrayText(positions, (position) => position.atMs / MS_PER_S),
    arrayText(positions, (position) => position.lon),
    arrayText(positions, (position) => position.lat),
    arrayText(positions, (position) => position.accuracyM),
    arrayText(positions, (position) => position.receivedAtMs / MS_PER_S),
    arrayText(positions, (position) => (position.agreeing?.sinceMs ?? position.atMs) / MS_PER_S),
    arrayText(positions, (position) => position.agreeing?.count ?? 0),
  ];
}

/** A PostgreSQL array of ids, numbers and nulls, none of which needs quoting; built by hand because it is on the hot path. */
function arrayText(
  positions: readonly LivePosition[],
  value: (position: LivePosition) => string | number | null,
): string {
  let text = '{';
  let separator = '';
  for (const position of positions) {
    text += separator + String(value(position) ?? 'NULL');
    separator = ',';
  }
  return `${text}}`;
}

function toPosition(row: PositionRow): LivePosition {
  return {
    unitId: row.unit_id,
    regionCode: row.region_code,
    lon: row.lon,
    lat: row.lat,
    accuracyM: row.accuracy_m,
    speedMps: row.speed_mps,
    headingDeg: row.heading_deg,
    atMs: row.at.getTime(),
    receivedAtMs: row.received_at.getTime(),
  };
}

function toDoubted({ agree_since, agreeing, doubt, ...row }: DoubtRow): LivePosition {
  const position = toPosition({ ...row, speed_mps: null, heading_deg: null });
  const run = { sinceMs: agree_since.getTime(), count: agreeing };
  return { ...position, doubt, ...(agreeing > 0 && { agreeing: run }) };
}
