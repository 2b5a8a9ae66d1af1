import type { ClinicRules, TicketPriority } from '#siaga/contracts';

/** Somebody who is in the waiting room. */
export interface Waiting {
  readonly id: string;
  readonly number: number;
  readonly cluster: number;
  readonly isWalkIn: boolean;
  readonly priority: TicketPriority;
  readonly arrivedAtMs: number;
  /** How often the number was called and nobody came; who was skipped waits behind those of the same window. */
  readonly skips: number;
}

/** What was called last, newest first: enough of it to count the runs. */
export interface Called {
  readonly isWalkIn: boolean;
  readonly priority: TicketPriority;
}

type Rules = Pick<ClinicRules, 'walkInAfter' | 'priorityRun'>;

/**
 * Who is called next. An emergency comes before all. Of who booked, the window decides, then priority (elderly, pregnant, disabled), then
 * the number: who comes late finds the window of now. One who walked in follows after every `walkInAfter` of the others, and at once when
 * nobody else waits; so neither line starves. After `priorityRun` with priority in a row, one without follows. Null when nobody waits.
 */
export function nextToCall<W extends Waiting>(
  waiting: readonly W[],
  called: readonly Called[],
  rules: Rules,
): W | null {
  const urgent = first(waiting.filter(({ priority }) => priority === 'emergency'));
  if (urgent !== null) return urgent;
  const booked = waiting.filter(({ isWalkIn }) => !isWalkIn);
  const walkIns = waiting.filter(({ isWalkIn }) => isWalkIn);
  const isWalkInsTurn = runOf(called, ({ isWalkIn }) => !isWalkIn) >= rules.walkInAfter;
  const line = walkIns.length > 0 && (booked.length === 0 || isWalkInsTurn) ? walkIns : booked;
  const isOrdinarysTurn = runOf(called, ({ priority }) => priority !== 'none') >= rules.priorityRun;
  const ordinary = line.filter(({ priority }) => priority === 'none');
  return first(isOrdinarysTurn && ordinary.length > 0 ? ordinary : line);
}

/** How many of the last calls in a row were of a kind. */
function runOf(called: readonly Called[], isOfKind: (call: Called) => boolean): number {
  const end = called.findIndex((call) => !isOfKind(call));
  return end === -1 ? called.length : end;
}

function first<W extends Waiting>(line: readonly W[]): W | null {
  const [head = null] = [...line].sort(
    (a, b) =>
      a.cluster - b.cluster ||
      a.skips - b.skips ||
      Number(b.priority !== 'none') - Number(a.priority !== 'none') ||
      a.number - b.number,
  );
  return head;
}
