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

/**
 * How many are called before a number, by the rule by which the clinic calls (`nextToCall`): those of its line who come before it, and of the
 * other line as many as are let in between. Whoever has not come by the end of their window is not waited for. Null for one who is called,
 * or over.
 */
export function aheadOf(
  me: Queued,
  queue: readonly Queued[],
  {
    clusters,
    walkInAfter,
    now,
  }: {
    /** As the day runs. */
    readonly clusters: readonly Pick<BookingCluster, 'to'>[];
    readonly walkInAfter: ClinicRules['walkInAfter'];
    readonly now: Date;
  },
): number | null {
  if (!isToCome(me)) return null;
  const isExpected = (other: Queued): boolean =>
    other.state === 'waiting' ||
    (other.state === 'booked' && Date.parse(clusters[other.cluster]?.to ?? '') > now.getTime());
  const others = queue.filter((other) => other.id !== me.id && isToCome(other) && isExpected(other));
  const urgent = others.filter(({ priority }) => priority === 'emergency').length;
  const calm = others.filter(({ priority }) => priority !== 'emergency');
  const sameLine = calm.filter(({ isWalkIn }) => isWalkIn === me.isWalkIn);
  const otherLine = calm.length - sameLine.length;
  const mine = sameLine.filter((other) => isBefore(other, me)).length;
  const between = me.isWalkIn ? (mine + 1) * walkInAfter : Math.floor(mine / walkInAfter);
  return urgent + mine + Math.min(otherLine, between);
}

/** The numbers that are called or served at this moment. */
export function servingOf<Q extends Queued>(queue: readonly Q[]): Q[] {
  return queue.filter(({ state }) => state === 'called' || state === 'serving');
}

function isToCome({ state }: Queued): boolean {
  return state === 'booked' || state === 'waiting';
}

function isBefore(other: Queued, me: Queued): boolean {
  const order =
    other.cluster - me.cluster ||
    other.skips - me.skips ||
    Number(me.priority !== 'none') - Number(other.priority !== 'none') ||
    other.number - me.number;
  return order < 0;
}
