import { Injectable } from '@nestjs/common';
import type { Closure, Ring } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { ClosureEntity } from './closure.entity.js';

/** As the entity, with the shape in full. */
interface ClosureRow extends Omit<ClosureEntity, 'geom'> {
  shape: { coordinates: [number, number][][] };
}

type Reader = Pick<Tx, 'query'>;

/** So many decimals that no corner moves on its way through the database. */
const COLUMNS = `id, version, region_code AS "regionCode", kind, ST_AsGeoJSON(geom, 15)::jsonb AS shape, note_sealed AS "noteSealed",
    drawn_at AS "drawnAt", drawn_by AS "drawnBy", until, lifted_at AS "liftedAt", lifted_by AS "liftedBy"`;

/** Named queries of `road_closure`. */
@Injectable()
export class ClosureRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async insert(tx: Tx, closure: Closure): Promise<void> {
    const { id, version, regionCode, kind, drawnAt, drawnBy, until } = closure;
    await tx.repository(ClosureEntity).insert({
      ...{ id, version, regionCode, kind, drawnAt, drawnBy, until },
      geom: { type: 'Polygon', coordinates: [closedPairs(closure.ring)] },
      noteSealed: this.cipher.seal(closure.note),
    });
  }

  /** Marks a locked closure as lifted, under the next version. */
  async lift(tx: Tx, { id, version, liftedAt, liftedBy }: Closure): Promise<void> {
    await tx.repository(ClosureEntity).update(id, { version, liftedAt, liftedBy });
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

  private toClosure({ shape, noteSealed, drawnAt, until, liftedAt, ...row }: ClosureRow): Closure {
    const ring = shape.coordinates[0] ?? [];
    return {
      ...row,
      ring: ring.slice(0, -1).map(([lon, lat]) => ({ lon, lat })),
      note: this.cipher.open(noteSealed) as string,
      drawnAt: drawnAt.toISOString(),
      until: until?.toISOString() ?? null,
      liftedAt: liftedAt?.toISOString() ?? null,
    };
  }
}

function closedPairs(ring: Ring): [number, number][] {
  return [...ring, ...ring.slice(0, 1)].map(({ lon, lat }) => [lon, lat]);
}
