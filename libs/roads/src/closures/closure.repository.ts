import { Injectable } from '@nestjs/common';
import type { Actor, Closure, Ring } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';

interface ClosureRow {
  id: string;
  version: number;
  region_code: string;
  kind: Closure['kind'];
  shape: { coordinates: [number, number][][] };
  note_sealed: string;
  drawn_at: Date;
  drawn_by: Actor;
  until: Date | null;
  lifted_at: Date | null;
  lifted_by: Actor | null;
}

type Reader = Pick<Tx, 'query'>;

/** So many decimals that no corner moves on its way through the database. */
const COLUMNS =
  'id, version, region_code, kind, ST_AsGeoJSON(geom, 15)::jsonb AS shape, note_sealed, drawn_at, drawn_by, until, lifted_at, lifted_by';

/** Named queries of `road_closure`. */
@Injectable()
export class ClosureRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async insert(tx: Tx, closure: Closure): Promise<void> {
    await tx.query(
      `INSERT INTO road_closure (id, version, region_code, kind, geom, note_sealed, drawn_at, drawn_by, until)
       VALUES ($1, $2, $3, $4, ST_SetSRID(ST_GeomFromGeoJSON($5), 4326), $6, $7, $8, $9)`,
      [
        closure.id,
        closure.version,
        closure.regionCode,
        closure.kind,
        JSON.stringify({ type: 'Polygon', coordinates: [closedPairs(closure.ring)] }),
        this.cipher.seal(closure.note),
        closure.drawnAt,
        JSON.stringify(closure.drawnBy),
        closure.until,
      ],
    );
  }

  /** Marks a locked closure as lifted, under the next version. */
  async lift(tx: Tx, closure: Closure): Promise<void> {
    await tx.query('UPDATE road_closure SET version = $2, lifted_at = $3, lifted_by = $4 WHERE id = $1', [
      closure.id,
      closure.version,
      closure.liftedAt,
      JSON.stringify(closure.liftedBy),
    ]);
  }

  /** The closure, held until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<Closure | null> {
    const [row] = await tx.query<ClosureRow>(`SELECT ${COLUMNS} FROM road_closure WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
    return row === undefined ? null : this.toClosure(row);
  }

  /** One that should have ended by now and that no other worker holds. */
  async claimDue(tx: Tx, now: Date): Promise<Closure | null> {
    const [row] = await tx.query<ClosureRow>(
      `SELECT ${COLUMNS} FROM road_closure WHERE lifted_at IS NULL AND until <= $1
       ORDER BY until LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [now],
    );
    return row === undefined ? null : this.toClosure(row);
  }

  /** Everything nobody has lifted yet, newest first. */
  async active(reader: Reader = this.database): Promise<Closure[]> {
    const rows = await reader.query<ClosureRow>(
      `SELECT ${COLUMNS} FROM road_closure WHERE lifted_at IS NULL ORDER BY drawn_at DESC, id`,
    );
    return rows.map((row) => this.toClosure(row));
  }

  /** The same within regions by dotted code, `ID` for all. */
  async activeIn(regionCodes: readonly string[], reader: Reader = this.database): Promise<Closure[]> {
    const rows = await reader.query<ClosureRow>(
      `SELECT ${COLUMNS} FROM road_closure
       WHERE lifted_at IS NULL
         AND ('ID' = ANY($1::text[]) OR region_code = ANY($1) OR region_code LIKE ANY($2::text[]))
       ORDER BY drawn_at DESC, id`,
      [regionCodes, regionCodes.map((code) => `${code}.%`)],
    );
    return rows.map((row) => this.toClosure(row));
  }

  private toClosure(row: ClosureRow): Closure {
    const ring = row.shape.coordinates[0] ?? [];
    return {
      id: row.id,
      version: row.version,
      regionCode: row.region_code,
      kind: row.kind,
      ring: ring.slice(0, -1).map(([lon, lat]) => ({ lon, lat })),
      note: this.cipher.open(row.note_sealed) as string,
      drawnAt: row.drawn_at.toISOString(),
      drawnBy: row.drawn_by,
      until: row.until?.toISOString() ?? null,
      liftedAt: row.lifted_at?.toISOString() ?? null,
      liftedBy: row.lifted_by,
    };
  }
}

function closedPairs(ring: Ring): [number, number][] {
  return [...ring, ...ring.slice(0, 1)].map(({ lon, lat }) => [lon, lat]);
}
