import { type Handover, isHandoverRed } from '#siaga/contracts';
import { memoLast, useEntities } from '#siaga/web-kit';

type ByCall = ReadonlyMap<string, Handover>;

/** The newest hand-over of each call, in a direction. */
function newestByCall(handovers: ReadonlyMap<string, Handover>, direction: Handover['direction']): ByCall {
  const newest = new Map<string, Handover>();
  for (const handover of handovers.values()) {
    if (handover.direction !== direction || handover.callId === null) continue;
    const known = newest.get(handover.callId);
    if (!known || known.offeredAt < handover.offeredAt) newest.set(handover.callId, handover);
  }
  return newest;
}

const outgoingOf = memoLast((all: ReadonlyMap<string, Handover>) => newestByCall(all, 'outgoing'));
const incomingOf = memoLast((all: ReadonlyMap<string, Handover>) => newestByCall(all, 'incoming'));
const redOf = memoLast((all: ReadonlyMap<string, Handover>) =>
  [...outgoingOf(all).values()]
    .filter(isHandoverRed)
    .sort((a, b) => a.facts.callOfferedAt.localeCompare(b.facts.callOfferedAt)),
);

/** Where this call was handed to last; undefined when never. */
export const useOutgoing = (callId: string): Handover | undefined =>
  useEntities((state) => outgoingOf(state.entities.handover).get(callId));
/** Where this call came from, when another centre handed it over. */
export const useIncoming = (callId: string): Handover | undefined =>
  useEntities((state) => incomingOf(state.entities.handover).get(callId));
/** Cases that came back and that nobody has taken care of, longest wait first. */
export const useReds = (): readonly Handover[] => useEntities((state) => redOf(state.entities.handover));
