import { Injectable } from '@nestjs/common';
import type { EntryFigures } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';

interface SumRow {
  in: number;
  out: number;
  paired: number;
  coded: number;
  household: number;
  waiting: number;
  with_signs: number;
  seconds_each: number | null;
}

interface TripRow {
  trip_id: string | null;
  number: string | null;
  in: number;
  out: number;
  waiting: number;
}

/** Which entries are counted: those of a shift (entered in it, or handed to it), or those of a post between two moments. */
export type Counted = { shiftId: string } | { postId: string; from: Date; until: Date };

const WHICH = `(e.shift_id = $1::uuid OR (e.post_id = $2::uuid AND e.entered_at >= $3::timestamptz AND e.entered_at < $4::timestamptz))`;
/** Those who were handed to a shift came in another. */
const CAME = '($1::uuid IS NULL OR e.entered_in = $1::uuid)';
const SUMS = `count(*) FILTER (WHERE e.direction = 'in' AND ${CAME})::int AS in, count(*) FILTER (WHERE e.direction = 'out' AND ${CAME})::int AS out,
  count(*) FILTER (WHERE e.state = 'waiting')::int AS waiting`;

/** How many came and went; of nobody who. */
@Injectable()
export class EntryFiguresQuery {
  constructor(private readonly database: Database) {}

  async of(counted: Counted, reader: Pick<Tx, 'query'> = this.database): Promise<EntryFigures> {
    const which =
      'shiftId' in counted
        ? [counted.shiftId, null, null, null]
        : [null, counted.postId, counted.from, counted.until];
    const [sum] = await reader.query<SumRow>(
      `SELECT ${SUMS}, count(*) FILTER (WHERE e.state = 'paired')::int AS paired,
         count(*) FILTER (WHERE e.state = 'coded')::int AS coded, count(*) FILTER (WHERE e.state = 'household')::int AS household,
         count(*) FILTER (WHERE e.has_signs)::int AS with_signs,
         percentile_disc(0.5) WITHIN GROUP (ORDER BY e.seconds) AS seconds_each
       FROM entry_traveller e WHERE ${WHICH}`,
      which,
    );
    const trips = await reader.query<TripRow>(
      `SELECT e.trip_id, t.number, ${SUMS}
       FROM entry_traveller e LEFT JOIN entry_trip t ON t.id = e.trip_id WHERE ${WHICH}
       GROUP BY e.trip_id, t.number, t.arrived_at ORDER BY t.arrived_at DESC NULLS LAST, e.trip_id`,
      which,
    );
    if (sum === undefined) throw new Error('a sum has one row');
    const { with_signs: withSigns, seconds_each: secondsEach, ...counts } = sum;
    return {
      ...{ ...counts, withSigns, secondsEach },
      trips: trips.map(({ trip_id: tripId, ...trip }) => ({ tripId, ...trip })),
    };
  }
}
