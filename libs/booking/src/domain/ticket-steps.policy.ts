import type { TicketState } from '#siaga/contracts';

/** What may be done with a ticket in each state; everything else is refused with BOOKING.ILLEGAL_STEP. */
const STEPS: Readonly<Record<TicketState, readonly TicketState[]>> = {
  booked: ['waiting', 'cancelled', 'no_show'],
  waiting: ['called', 'cancelled', 'no_show'],
  called: ['called', 'waiting', 'serving', 'no_show'],
  serving: ['waiting', 'done'],
  done: [],
  // Whoever comes after all takes a new number: the place may be another's by now.
  no_show: [],
  cancelled: [],
};

/** True when a ticket in `from` may come to be in `to`. */
export function mayStep(from: TicketState, to: TicketState): boolean {
  return STEPS[from].includes(to);
}
