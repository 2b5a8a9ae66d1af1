import { type Ticket, type TicketStep } from '#siaga/contracts';

/** The key of each step with the number that was called here last; what is taken back is pressed, not typed. */
export const STEP_KEYS: Partial<Record<TicketStep, string>> = {
  serve: 'M',
  recall: 'U',
  skip: 'L',
  no_show: 'T',
  finish: 'S',
};

/** What may be done with a ticket where it stands; the first is what is done most. */
export const STEPS: Partial<Record<Ticket['state'], readonly TicketStep[]>> = {
  booked: ['arrive', 'cancel'],
  waiting: ['no_show', 'cancel'],
  called: ['serve', 'recall', 'skip', 'no_show'],
  serving: ['finish'],
};

/** The number that this room's keys act on: the last that was called to it; null when the room is empty. */
export function inHandOf(called: readonly Ticket[], room: string): Ticket | null {
  return called.find((ticket) => ticket.room === room) ?? null;
}

/** The steps that the keys take with the number in hand, by the key's name in a KeyMap. */
export function stepsByKey(inHand: Ticket | null): ReadonlyMap<string, TicketStep> {
  return new Map(
    (inHand === null ? [] : (STEPS[inHand.state] ?? [])).flatMap((step) => {
      const key = STEP_KEYS[step];
      return key === undefined ? [] : [[key.toLowerCase(), step] as const];
    }),
  );
}
