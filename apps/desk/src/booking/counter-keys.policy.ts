import { type StepTicketInput, type Ticket, type TicketStep } from '#siaga/contracts';

/** A step as the counter presses it: a clinic that has a pharmacy ends a visit with a prescription or without. */
export type CounterStep = TicketStep | 'finish_ready' | 'finish_made';

/** The key of each step with the number that was called here last; what is taken back is pressed, not typed. */
export const STEP_KEYS: Partial<Record<CounterStep, string>> = {
  serve: 'M',
  recall: 'U',
  skip: 'L',
  no_show: 'T',
  finish: 'S',
  finish_ready: 'O',
  finish_made: 'R',
};

/** The key that sends the number in hand on to a hospital. */
export const REFER_KEY = 'J';
/** Whom a doctor sees, or has seen. */
const SEEN: readonly Ticket['state'][] = ['serving', 'done'];

/** Whether a ticket's holder may be sent on to a hospital. */
export const canRefer = ({ state }: Pick<Ticket, 'state'>): boolean => SEEN.includes(state);

/** What may be done with a ticket where it stands; the first is what is done most. */
const STEPS: Partial<Record<Ticket['state'], readonly CounterStep[]>> = {
  booked: ['arrive', 'cancel'],
  waiting: ['no_show', 'cancel'],
  called: ['serve', 'recall', 'skip', 'no_show'],
  serving: ['finish'],
};

/** What may be done with a ticket in a state, at a clinic with a pharmacy or without. */
export function stepsOf(state: Ticket['state'], hasPharmacy: boolean): readonly CounterStep[] {
  const steps = STEPS[state] ?? [];
  return hasPharmacy && state === 'serving' ? [...steps, 'finish_ready', 'finish_made'] : steps;
}

/** What is sent for a step. */
export function sentStep(name: CounterStep): Pick<StepTicketInput, 'step' | 'medicine'> {
  if (name === 'finish_ready') return { step: 'finish', medicine: 'ready_made' };
  if (name === 'finish_made') return { step: 'finish', medicine: 'compounded' };
  return { step: name, medicine: null };
}

/** The number that this room's keys act on: the last that was called to it; null when the room is empty. */
export function inHandOf(called: readonly Ticket[], room: string): Ticket | null {
  return called.find((ticket) => ticket.room === room) ?? null;
}

/** The steps that the keys take with the number in hand, by the key's name in a KeyMap. */
export function stepsByKey(inHand: Ticket | null, hasPharmacy = false): ReadonlyMap<string, CounterStep> {
  return new Map(
    (inHand === null ? [] : stepsOf(inHand.state, hasPharmacy)).flatMap((step) => {
      const key = STEP_KEYS[step];
      return key === undefined ? [] : [[key.toLowerCase(), step] as const];
    }),
  );
}
