import { type CopiedCase } from '#siaga/contracts';

/** Lines of the person, in the order in which they are read. */
export type CopyLine =
  | 'nik'
  | 'bornOn'
  | 'phone'
  | 'address'
  | 'rt'
  | 'rw'
  | 'period'
  | 'place'
  | 'arrival'
  | 'asks'
  | 'openedAt'
  | 'closedAt';

/** What is known of the person, line by line; nothing of what nobody knows. */
export function copyLines({
  person,
  place,
  dayOne,
  endsOn,
  openedAt,
  closedAt,
  arrival,
  asks,
}: Pick<
  CopiedCase,
  'person' | 'place' | 'dayOne' | 'endsOn' | 'openedAt' | 'closedAt' | 'arrival' | 'asks'
>): {
  name: CopyLine;
  value: string;
}[] {
  const { nik, bornOn, phone, address, rt, rw } = person;
  const lines: Record<CopyLine, string | null> = {
    ...{ nik, bornOn, phone, address, rt, rw, openedAt, closedAt },
    period: `${dayOne} – ${endsOn}`,
    arrival: arrival && [arrival.origin, arrival.trip, arrival.seat, arrival.post].filter(Boolean).join(', '),
    asks: asks.channel === 'none' ? null : asks.channel,
    place: place && `${String(place.lat)}, ${String(place.lon)}`,
  };
  return (Object.keys(lines) as CopyLine[]).flatMap((name) => {
    const value = lines[name];
    return value === null ? [] : [{ name, value }];
  });
}
