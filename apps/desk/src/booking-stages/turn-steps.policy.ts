import { type StageTurn, type TurnStep } from '#siaga/contracts';

/** A step as a counter names it: at the pharmacy the same step is another act. */
export interface TurnAct {
  readonly step: TurnStep;
  readonly name: 'call' | 'ready' | 'skip' | 'serve' | 'prepare' | 'finish' | 'hand' | 'no_show';
  /** Pressed for the number in hand. */
  readonly key: string;
}

const ACTS: Record<StageTurn['kind'], Partial<Record<StageTurn['state'], readonly TurnAct[]>>> = {
  admission: {
    called: [
      { step: 'serve', name: 'serve', key: 'M' },
      { step: 'call', name: 'call', key: 'U' },
      { step: 'skip', name: 'skip', key: 'L' },
      { step: 'no_show', name: 'no_show', key: 'T' },
    ],
    serving: [{ step: 'finish', name: 'finish', key: 'S' }],
  },
  pharmacy: {
    waiting: [{ step: 'serve', name: 'prepare', key: '' }],
    serving: [
      { step: 'call', name: 'ready', key: 'P' },
      { step: 'finish', name: 'hand', key: 'S' },
    ],
    called: [
      { step: 'finish', name: 'hand', key: 'S' },
      { step: 'call', name: 'call', key: 'U' },
      { step: 'no_show', name: 'no_show', key: 'T' },
    ],
  },
};

/** What may be done with a turn where it stands; the first is what is done most. */
export function actsOf({ kind, state }: Pick<StageTurn, 'kind' | 'state'>): readonly TurnAct[] {
  return ACTS[kind][state] ?? [];
}

/** The turns of a stage as its counter looks at them. */
export interface TurnLists {
  /** Taken up, the latest first. */
  readonly atWork: readonly StageTurn[];
  /** By number. */
  readonly waiting: readonly StageTurn[];
  readonly endedCount: number;
}

/** Sorts a stage's turns into what its counter does next. */
export function turnLists(turns: readonly StageTurn[], stageId: string): TurnLists {
  const own = turns.filter((turn) => turn.stageId === stageId);
  const takenMs = ({ calledAt, servedAt }: StageTurn): number =>
    Math.max(Date.parse(calledAt ?? '') || 0, Date.parse(servedAt ?? '') || 0);
  return {
    atWork: own
      .filter(({ state }) => state === 'called' || state === 'serving')
      .sort((a, b) => takenMs(b) - takenMs(a)),
    waiting: own.filter(({ state }) => state === 'waiting').sort((a, b) => a.number - b.number),
    endedCount: own.filter(({ endedAt }) => endedAt !== null).length,
  };
}

/** The number that this counter's keys act on: the last that it took up. */
export function turnInHand({ atWork }: TurnLists, room: string): StageTurn | null {
  return atWork.find((turn) => turn.room === room) ?? null;
}
