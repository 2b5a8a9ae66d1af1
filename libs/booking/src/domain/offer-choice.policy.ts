import type { PlaceOffer, Point } from '#siaga/contracts';

type Sorted = Pick<PlaceOffer, 'clinicId' | 'sessionId' | 'windows' | 'travelS'> & {
  readonly doctorId: string;
};

/** Of each clinic and doctor the first session that has a place, else the first of all, which is full. Takes them by start. */
export function firstOfEach<O extends Sorted>(offers: readonly O[]): O[] {
  const first = new Map<string, O>();
  for (const offer of offers) {
    const key = `${offer.clinicId} ${offer.doctorId}`;
    const known = first.get(key);
    if (known === undefined || (known.windows.length === 0 && offer.windows.length > 0))
      first.set(key, offer);
  }
  return [...first.values()];
}

/** What has a place comes first; then by the way there or by time. What has no travel time is farther than all that has. */
export function inOrder<O extends Sorted>(offers: readonly O[], order: 'soonest' | 'nearest'): O[] {
  const far = (offer: O): number => offer.travelS ?? Number.MAX_SAFE_INTEGER;
  const start = (offer: O): string => offer.windows[0]?.from ?? '~';
  const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return [...offers].sort(
    (a, b) =>
      Number(a.windows.length === 0) - Number(b.windows.length === 0) ||
      (order === 'nearest' ? far(a) - far(b) : 0) ||
      compare(start(a), start(b)) ||
      far(a) - far(b) ||
      compare(a.sessionId, b.sessionId),
  );
}

/** The ids of those that lie nearest in a straight line; those without a point are left out. */
export function nearestOf(
  facts: Iterable<{ readonly id: string; readonly point: Point | null }>,
  from: Point,
  most: number,
): string[] {
  const narrow = Math.cos((from.lat * Math.PI) / 180);
  return [...facts]
    .flatMap(({ id, point }) =>
      point === null ? [] : [{ id, far: Math.hypot((point.lon - from.lon) * narrow, point.lat - from.lat) }],
    )
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}
