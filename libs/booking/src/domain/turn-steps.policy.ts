import type { StageKind, StageTurn, TurnState, TurnStep } from '#siaga/contracts';

/** Where each step leads from where, by the kind of stage; everything else is refused with BOOKING.ILLEGAL_STEP. */
const WAYS: Readonly<Record<StageKind, Partial<Record<TurnState, Partial<Record<TurnStep, TurnState>>>>>> = {
  admission: {
    called: { call: 'called', skip: 'waiting', serve: 'serving', no_show: 'no_show' },
    serving: { finish: 'done' },
  },
  // The medicine is made before its number is called; who takes it at once needs no call.
  pharmacy: {
    waiting: { serve: 'serving' },
    serving: { call: 'called', finish: 'done' },
    called: { call: 'called', finish: 'done', no_show: 'no_show' },
  },
};

/** A turn after a step, or null where it cannot be taken. */
export function turnAfter(
  turn: StageTurn,
  step: TurnStep,
  { room, now }: { room: string | null; now: Date },
): StageTurn | null {
  const state = WAYS[turn.kind][turn.state]?.[step];
  if (state === undefined) return null;
  const at = now.toISOString();
  const isPharmacy = turn.kind === 'pharmacy';
  return {
    ...turn,
    state,
    version: turn.version + 1,
    room: room ?? turn.room,
    skips: turn.skips + Number(step === 'skip'),
    calledAt: step === 'call' ? at : turn.calledAt,
    servedAt: step === 'serve' ? at : turn.servedAt,
    readyAt: turn.readyAt ?? (isPharmacy && (step === 'call' || step === 'finish') ? at : null),
    endedAt: state === 'done' || state === 'no_show' ? at : null,
  };
}

/** A turn whose number was just taken up: at the admission it is called, at the pharmacy its medicine is being made. */
export function takenUp(turn: StageTurn, room: string, now: Date): StageTurn {
  const at = now.toISOString();
  return turn.kind === 'admission'
    ? { ...turn, state: 'called', version: turn.version + 1, room, calledAt: at }
    : { ...turn, state: 'serving', version: turn.version + 1, room, servedAt: at };
}
