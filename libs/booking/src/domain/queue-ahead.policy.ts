import type { BookingCluster, ClinicRules, TicketPriority, TicketState } from '#siaga/contracts';

/** A number of a queue, as far as its order goes. */
export interface Queued {
  readonly id: string;
  readonly number: number;
  readonly cluster: number;
  readonly isWalkIn: boolean;
  readonly priority: TicketPriority;
  readonly state: TicketState;
  readonly skips: number;
}

/** By what a queue moves. */
export interface QueueRules {
  /** As the day runs. */
  readonly clusters: readonly Pick<BookingCluster, 'to'>[];
  readonly walkInAfter: ClinicRules['walkInAfter'];
  readonly now: Date;
}

/**
 * How many are called before each number that is to come, by the rule by which the clinic calls (`nextToCall`): those of its line who come
 * before it, and of the other line as many as are let in between. Whoever has not come by the end of their window is not waited for. Who is
 * called, or over, is not among them. One walk over the queue: thousands of phones may follow it.
 */
export function aheadOfEach(
  queue: readonly Queued[],
  { clusters, walkInAfter, now }: QueueRules,
): ReadonlyMap<string, number> {
  const isExpected = ({ state, cluster }: Queued): boolean =>
    state === 'waiting' || Date.parse(clusters[cluster]?.to ?? '') > now.getTime();
  const toCome = queue.filter(isToCome).sort(byOrder);
  const expected = toCome.filter(isExpected);
  const urgent = expected.filter(isUrgent).length;
  const lineOf = (isWalkIn: boolean): number =>
    expected.filter((one) => one.isWalkIn === isWalkIn && !isUrgent(one)).length;
  const lines = { booked: lineOf(false), walkIn: lineOf(true) };
  const before = { booked: 0, walkIn: 0 };
  return new Map(
    toCome.map((me) => {
      const [own, other] = me.isWalkIn ? (['walkIn', 'booked'] as const) : (['booked', 'walkIn'] as const);
      const mine = before[own];
      const isCounted = isExpected(me);
      if (isCounted && !isUrgent(me)) before[own] += 1;
      const between = me.isWalkIn ? (mine + 1) * walkInAfter : Math.floor(mine / walkInAfter);
      const others = urgent - Number(isCounted && isUrgent(me));
      return [me.id, others + mine + Math.min(lines[other], between)];
    }),
  );
}

/** The numbers that are called or served at this moment. */
export function servingOf<Q extends Queued>(queue: readonly Q[]): Q[] {
  return queue.filter(({ state }) => state === 'called' || state === 'serving');
}

function isToCome({ state }: Queued): boolean {
  return state === 'booked' || state === 'waiting';
}

function isUrgent({ priority }: Queued): boolean {
  return priority === 'emergency';
}

function byOrder(one: Queued, other: Queued): number {
  return (
    one.cluster - other.cluster ||
    one.skips - other.skips ||
    Number(other.priority !== 'none') - Number(one.priority !== 'none') ||
    one.number - other.number
  );
}
