import type { BookingCluster, PlaceKind, SessionQuota } from '#siaga/contracts';

/** A place that somebody has, or holds while the form is filled. `seat` counts from 1 within the cluster and the kind of seat. */
export interface TakenPlace {
  readonly cluster: number;
  readonly seat: number;
  readonly seatKind: SeatKind;
  readonly quotaKind: PlaceKind;
}

/** Seats for who booked, and those that are kept for who walks in. */
export type SeatKind = 'booked' | 'walk_in';

/** What is asked of a session. */
export interface PlaceWish {
  readonly quotaKind: PlaceKind;
  /** The window that was chosen; null for the first that is free. */
  readonly cluster: number | null;
  /** Only windows after this one; who has a place already asks for a later one. */
  readonly after?: number;
}

export interface PlanOfPlaces {
  /** With the day's delay in them: a window is over when the clinic has reached its end. */
  readonly clusters: readonly BookingCluster[];
  readonly quota: SessionQuota;
}

export type PlaceChoice =
  | { readonly kind: 'place'; readonly cluster: number; readonly seat: number; readonly seatKind: SeatKind }
  /** `next` is the first window that has a place of this kind, or null. */
  | { readonly kind: 'full'; readonly why: 'quota' | 'cluster' | 'session'; readonly next: number | null };

const KEYS = { jkn: 'jkn', non_jkn: 'nonJkn', walk_in: 'walkIn' } as const satisfies Record<
  PlaceKind,
  keyof SessionQuota
>;

/** How many of a kind the session has. */
export function quotaOf(quota: SessionQuota, kind: PlaceKind): number {
  return quota[KEYS[kind]];
}

/** How many more of a kind can be booked: what is left of the quota, and no more than there are seats in windows that are not over. */
export function placesLeft(
  { clusters, quota }: PlanOfPlaces,
  taken: readonly TakenPlace[],
  kind: Exclude<PlaceKind, 'walk_in'>,
  now: Date,
): number {
  const used = taken.filter(({ quotaKind }) => quotaKind === kind).length;
  const seats = clusters.map((cluster, index) => {
    if (Date.parse(cluster.to) <= now.getTime()) return 0;
    const held = taken.filter((place) => place.cluster === index && place.seatKind === 'booked').length;
    return Math.max(0, cluster.places - held);
  });
  const free = seats.reduce((all, count) => all + count, 0);
  return Math.max(0, Math.min(quotaOf(quota, kind) - used, free));
}

/**
 * The place that a wish gets. Who booked gets a booked seat of a window that is not over; who walks in gets a seat that is kept for that,
 * and one of the booked that nobody took once their window has begun.
 */
export function choosePlace(
  { clusters, quota }: PlanOfPlaces,
  taken: readonly TakenPlace[],
  wish: PlaceWish,
  now: Date,
): PlaceChoice {
  const used = taken.filter(({ quotaKind }) => quotaKind === wish.quotaKind).length;
  const seats = clusters.map((cluster, index) => freeSeat(cluster, index, taken, wish.quotaKind, now));
  const first = seats.findIndex((seat, index) => seat !== null && index > (wish.after ?? -1));
  const next = first === -1 ? null : first;
  if (used >= quotaOf(quota, wish.quotaKind)) return { kind: 'full', why: 'quota', next: null };
  const cluster = wish.cluster ?? next;
  const seat = cluster === null ? null : (seats[cluster] ?? null);
  if (cluster === null || seat === null)
    return { kind: 'full', why: wish.cluster === null || next === null ? 'session' : 'cluster', next };
  return { kind: 'place', cluster, ...seat };
}

function freeSeat(
  cluster: BookingCluster,
  index: number,
  taken: readonly TakenPlace[],
  kind: PlaceKind,
  now: Date,
): { seat: number; seatKind: SeatKind } | null {
  if (Date.parse(cluster.to) <= now.getTime()) return null;
  const first = (seatKind: SeatKind, count: number): { seat: number; seatKind: SeatKind } | null => {
    const held = new Set(
      taken.filter((place) => place.cluster === index && place.seatKind === seatKind).map(({ seat }) => seat),
    );
    for (let seat = 1; seat <= count; seat += 1) if (!held.has(seat)) return { seat, seatKind };
    return null;
  };
  if (kind !== 'walk_in') return first('booked', cluster.places);
  const kept = first('walk_in', cluster.walkIns);
  if (kept !== null) return kept;
  return Date.parse(cluster.from) <= now.getTime() ? first('booked', cluster.places) : null;
}
