import { closedLoop, type LoopResult, type Target } from './closed-loop.js';
import { cpuOf } from './cpu.js';
import { compare, median, quantile, type Measured } from './result.js';

const GOALS = { p50: { atMost: 1.5 }, p99: { atMost: 2 }, perSecond: { atLeast: 0.7 } };

/** V8 compiles a path well only after some thousand runs. */
const WARM_UP_TURNS = 5;

/** How much is sent in one round, and how often. */
export interface PathPlan {
  bench: string;
  rounds: number;
  warmUp: number;
  countAtOne: number;
  countAtSixteen: number;
  /** Runs before each stretch, not measured. */
  prepare?: (target: PathTarget) => Promise<void>;
}

/** A program under test, with the numbers it is to be given. */
export interface PathTarget extends Target {
  name: 'ours' | 'floor';
  /** `count` numbers to act with: new ones, or those of things that `prepare` has freed. */
  take(count: number): number[];
}

interface Stretch extends LoopResult {
  cpuUsEach: number;
}

interface Round {
  one: Stretch;
  sixteen: Stretch;
}

/** Measures two programs that do the same from command to screen, in turns: A B A B. */
export async function measurePath(plan: PathPlan, ours: PathTarget, floor: PathTarget): Promise<Measured[]> {
  const rounds: { ours: Round; floor: Round }[] = [];
  for (let turn = 0; turn < WARM_UP_TURNS; turn += 1) {
    for (const target of [ours, floor]) {
      await stretch(plan, target, plan.warmUp, 1);
      await stretch(plan, target, plan.warmUp, 16);
    }
  }
  for (let round = 0; round < plan.rounds; round += 1)
    rounds.push({ ours: await oneRound(plan, ours), floor: await oneRound(plan, floor) });
  return results(plan.bench, rounds);
}

async function oneRound(plan: PathPlan, target: PathTarget): Promise<Round> {
  return {
    one: await stretch(plan, target, plan.countAtOne, 1),
    sixteen: await stretch(plan, target, plan.countAtSixteen, 16),
  };
}

async function stretch(
  plan: PathPlan,
  target: PathTarget,
  count: number,
  inFlight: number,
): Promise<Stretch> {
  await plan.prepare?.(target);
  const { value, cpuUs } = await cpuOf(target.pid, () => closedLoop(target, target.take(count), inFlight));
  return { ...value, cpuUsEach: cpuUs / count };
}

function results(bench: string, rounds: readonly { ours: Round; floor: Round }[]): Measured[] {
  const pairs = (read: (round: Round) => number): { ours: number; reference: number }[] =>
    rounds.map((round) => ({ ours: read(round.ours), reference: read(round.floor) }));
  const pooledP99 = (side: 'ours' | 'floor'): number =>
    quantile(
      rounds.flatMap((round) => round[side].one.latenciesMs),
      0.99,
    );
  const named = (metric: string, inFlight: number): { bench: string; case: string; metric: string } => ({
    bench,
    case: `${inFlight} in flight`,
    metric,
  });
  // A round holds too few for its own p99: all rounds together make one.
  const p99 = compare(
    named('p99 ms', 1),
    [{ ours: pooledP99('ours'), reference: pooledP99('floor') }],
    GOALS.p99,
  );
  const p99OfRounds = compare(
    named('p99 ms', 1),
    pairs(({ one }) => quantile(one.latenciesMs, 0.99)),
  );
  return [
    compare(
      named('p50 ms', 1),
      pairs(({ one }) => median(one.latenciesMs)),
      GOALS.p50,
    ),
    { ...p99, spread: p99OfRounds.spread },
    compare(
      named('per second', 1),
      pairs(({ one }) => one.perSecond),
      GOALS.perSecond,
    ),
    compare(
      named('per second', 16),
      pairs(({ sixteen }) => sixteen.perSecond),
      GOALS.perSecond,
    ),
    compare(
      named('CPU us each', 1),
      pairs(({ one }) => one.cpuUsEach),
    ),
    compare(
      named('CPU us each', 16),
      pairs(({ sixteen }) => sixteen.cpuUsEach),
    ),
  ];
}
