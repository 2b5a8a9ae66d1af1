import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { checkAnswers, startOurs, type OurSide } from './call-to-screen.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { closedLoop } from './harness/closed-loop.js';
import { compare, figure, median, quantile, type Measured } from './harness/result.js';

const BURST_PER_MINUTE = 10_000;
const BURST_LINES = 8;
const CALLS = 250;
const WARM_UP_TURNS = 2;
const MINUTE_MS = 60_000;
const GOAL = { atMost: 1.1 };

const APPEND = {
  name: 'bench_report',
  text: `SELECT journal_append(now(), '{"kind":"system","id":"bench","name":"bench"}', 'bench.reported.v1', 'bench_report', gen_random_uuid(), 1, '15.71',
    NULL, NULL, NULL, 'bench', $1, '{region:15.71,region:15,region:ID}', jsonb_build_object('report', repeat('x', 600)))`,
};
const RING = { name: 'bench_ring', text: "SELECT pg_notify('siaga_journal', 'bench')" };

/** Where the burst goes while calls are measured. */
type Side = 'quiet' | 'other' | 'same';
type Round = Record<Side, number[]>;

/** A call on its way to a screen while 10,000 reports a minute are appended to another stream, beside the same in quiet. */
export async function journalStreams(context: BenchContext): Promise<Measured[]> {
  const ours = await startOurs(context);
  const pool = new Pool({ connectionString: ours.databaseUrl, max: BURST_LINES + 1 });
  try {
    await checkAnswers(ours.screen, ours.watchers);
    const rounds: Round[] = [];
    for (let round = -WARM_UP_TURNS; round < context.rounds; round += 1) {
      const measured = {
        quiet: await quiet(ours),
        other: await burst(ours, pool, 'monitoring'),
        same: await burst(ours, pool, 'dispatch'),
      };
      if (round >= 0) rounds.push(measured);
    }
    return results(rounds);
  } finally {
    await ours.stop();
    await pool.end();
  }
}

async function quiet({ screen }: OurSide): Promise<number[]> {
  return (await closedLoop(screen, screen.take(CALLS), 1)).latenciesMs;
}

/** The same calls beside a burst of another process, which rings for each of its commits. */
async function burst({ screen }: OurSide, pool: Pool, stream: string): Promise<number[]> {
  const isOver = new AbortController();
  let appended = 0;
  const startedAtMs = performance.now();
  const line = async (index: number): Promise<void> => {
    for (let n = index; !isOver.signal.aborted; n += BURST_LINES) {
      const dueMs = startedAtMs + (n * MINUTE_MS) / BURST_PER_MINUTE;
      await wait(Math.max(0, dueMs - performance.now()));
      await pool.query({ ...APPEND, values: [stream] });
      await pool.query(RING);
      appended += 1;
    }
  };
  const lines = Array.from({ length: BURST_LINES }, (_, index) => line(index));
  const { latenciesMs } = await closedLoop(screen, screen.take(CALLS), 1);
  const perMinute = (appended * MINUTE_MS) / (performance.now() - startedAtMs);
  isOver.abort();
  await Promise.all(lines);
  check(
    perMinute >= BURST_PER_MINUTE * 0.9,
    `the burst came: ${Math.round(perMinute)} a minute, ${BURST_PER_MINUTE} wanted`,
  );
  return latenciesMs;
}

function results(rounds: readonly Round[]): Measured[] {
  const p99 = (side: Side): number =>
    quantile(
      rounds.flatMap((round) => round[side]),
      0.99,
    );
  const named = (of: string, metric: string): { bench: string; case: string; metric: string } => ({
    bench: 'journal-streams',
    case: of,
    metric,
  });
  const p50 = (side: Side): { ours: number; reference: number }[] =>
    rounds.map((round) => ({ ours: median(round[side]), reference: median(round.quiet) }));
  const other = 'burst in another stream';
  const same = 'burst in the same stream';
  return [
    compare(named(other, 'p99 ms'), [{ ours: p99('other'), reference: p99('quiet') }], GOAL),
    compare(named(other, 'p50 ms'), p50('other')),
    compare(named(same, 'p99 ms'), [{ ours: p99('same'), reference: p99('quiet') }]),
    compare(named(same, 'p50 ms'), p50('same')),
    figure(named('each side', 'calls'), rounds.length * CALLS),
  ];
}
