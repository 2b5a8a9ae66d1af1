import { type CopiedCase } from '#siaga/contracts';

/** Lines of the person, in the order in which they are read. */
export type CopyLine =
  'nik' | 'bornOn' | 'phone' | 'address' | 'rt' | 'rw' | 'period' | 'place' | 'openedAt' | 'closedAt';

/** What is known of the person, line by line; nothing of what nobody knows. */
export function copyLines({
  person,
  place,
  dayOne,
  endsOn,
  openedAt,
  closedAt,
}: Pick<CopiedCase, 'person' | 'place' | 'dayOne' | 'endsOn' | 'openedAt' | 'closedAt'>): {
  name: CopyLine;
  value: string;
}[] {
  const { nik, bornOn, phone, address, rt, rw } = person;
  const lines: Record<CopyLine, string | null> = {
    ...{ nik, bornOn, phone, address, rt, rw, openedAt, closedAt },
    period: `${dayOne} – ${endsOn}`,
    place: place && `${String(place.lat)}, ${String(place.lon)}`,
  };
  return (Object.keys(lines) as CopyLine[]).flatMap((name) => {
    const value = lines[name];
    return value === null ? [] : [{ name, value }];
  });
}
