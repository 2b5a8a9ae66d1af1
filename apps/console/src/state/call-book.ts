import { type Call } from '#siaga/contracts';

/** The calls that still ask something of somebody, longest wait first. */
export interface CallQueues {
  ringing: readonly Call[];
  /** Ended before anybody answered. */
  dropped: readonly Call[];
  undecided: readonly Call[];
}

type Queue = keyof CallQueues;
type Calls = ReadonlyMap<string, Call>;

function queueOf({ incidentId, disposition, state }: Call): Queue | null {
  if (incidentId !== null || disposition !== null) return null;
  if (state === 'ringing') return 'ringing';
  return state === 'abandoned' ? 'dropped' : 'undecided';
}

const isBefore = (a: Call, b: Call): boolean =>
  a.offeredAt === b.offeredAt ? a.id < b.id : a.offeredAt < b.offeredAt;

/** The place of a call in a sorted list, by halves. */
function placeIn(list: readonly Call[], call: Call): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other && isBefore(other, call)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Keeps the calls in their queues from one state of the store to the next: only what changed is moved, and a queue that did not change stays
 * the same object. Nothing is sorted but the first state.
 */
export class CallBook {
  private known: Calls = new Map();
  private queues: CallQueues = { ringing: [], dropped: [], undecided: [] };

  /** The queues of this state. */
  read(calls: Calls): CallQueues {
    if (calls !== this.known) {
      const changed = this.changesTo(calls);
      this.queues = changed.length > calls.size / 4 ? sorted(calls) : this.moved(changed);
      this.known = calls;
    }
    return this.queues;
  }

  private changesTo(calls: Calls): { before: Call | undefined; after: Call | undefined }[] {
    const changed: { before: Call | undefined; after: Call | undefined }[] = [];
    for (const after of calls.values()) {
      const before = this.known.get(after.id);
      if (before !== after) changed.push({ before, after });
    }
    const isNoneGone = calls.size - this.known.size === changed.filter(({ before }) => !before).length;
    if (isNoneGone) return changed;
    for (const before of this.known.values())
      if (!calls.has(before.id)) changed.push({ before, after: undefined });
    return changed;
  }

  private moved(changed: readonly { before: Call | undefined; after: Call | undefined }[]): CallQueues {
    const copies: Partial<Record<Queue, Call[]>> = {};
    const copyOf = (queue: Queue): Call[] => (copies[queue] ??= [...this.queues[queue]]);
    for (const { before, after } of changed) {
      const from = before && queueOf(before);
      const to = after && queueOf(after);
      if (before && from) copyOf(from).splice(placeIn(copyOf(from), before), 1);
      if (after && to) copyOf(to).splice(placeIn(copyOf(to), after), 0, after);
    }
    return { ...this.queues, ...copies };
  }
}

function sorted(calls: Calls): CallQueues {
  const queues: Record<Queue, Call[]> = { ringing: [], dropped: [], undecided: [] };
  for (const call of calls.values()) {
    const queue = queueOf(call);
    if (queue) queues[queue].push(call);
  }
  for (const queue of Object.values(queues)) queue.sort((a, b) => (isBefore(a, b) ? -1 : 1));
  return queues;
}
