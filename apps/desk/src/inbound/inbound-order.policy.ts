import type { Inbound } from '#siaga/contracts';

export interface InboundGroups {
  /** On the road, soonest first; those without an estimate last. */
  coming: Inbound[];
  /** At the door, not handed over yet; the longest wait first. */
  arrived: Inbound[];
  /** Handed over or called off on the given day, newest first. */
  finished: Inbound[];
}

/** The moment an inbound ended or, for one called off, was last known of. */
function endedAt(inbound: Inbound): string {
  return inbound.handedOverAt ?? inbound.arrivedAt ?? inbound.acknowledgedAt ?? inbound.announcedAt;
}

const ms = (instant: string | null) => (instant === null ? Infinity : Date.parse(instant));

function byEta(a: Inbound, b: Inbound): number {
  const aMs = ms(a.etaAt);
  const bMs = ms(b.etaAt);
  return aMs === bMs ? ms(a.announcedAt) - ms(b.announcedAt) : aMs - bMs;
}

/** Sorts what one facility sees. `dayStartMs` is local midnight in ms since the epoch. */
export function groupInbounds(inbounds: readonly Inbound[], dayStartMs: number): InboundGroups {
  const coming = inbounds
    .filter((one) => one.status === 'announced' || one.status === 'acknowledged')
    .sort(byEta);
  const arrived = inbounds
    .filter((one) => one.status === 'arrived')
    .sort((a, b) => ms(a.arrivedAt) - ms(b.arrivedAt));
  const finished = inbounds
    .filter((one) => one.status === 'handed_over' || one.status === 'cancelled')
    .filter((one) => Date.parse(endedAt(one)) >= dayStartMs)
    .sort((a, b) => Date.parse(endedAt(b)) - Date.parse(endedAt(a)));
  return { coming, arrived, finished };
}

/** Those that the tone sounds for. */
export function unanswered(inbounds: readonly Inbound[]): Inbound[] {
  return inbounds.filter((one) => one.status === 'announced' && one.acknowledgedAt === null).sort(byEta);
}
