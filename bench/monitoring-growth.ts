import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';
import type { RawHttp } from './clients/raw-http.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { compare, figure, median, quantile, type Measured } from './harness/result.js';
import { REGION } from './harness/seed.js';
import { startFollowedUp, withLines, WORK_PATH, type FollowedUp } from './monitoring/followed-up.js';
import { forgetHalf, WELL } from './monitoring/seed-cases.js';

const SIZES = [10_000, 100_000, 1_000_000];
const TIMES_A_ROUND = 40;
const AREAS_A_ROUND = 5;
/** An area is counted anew a second after it was asked for. */
const AREA_FRESH_MS = 1_100;
/** What a question about a few people may cost more when a hundred times as many are followed up. */
const FEW_GROWS = 2;

interface Question {
  readonly name: string;
  readonly times: number;
  readonly isOfAll: boolean;
  readonly ask: (n: number) => Promise<{ status: number; body: string }>;
}

/**
 * Follow-up of 10,000, 100,000 and 1,000,000 people: the list of one puskesmas, a report and a search by NIK are of a few and should cost the
 * same; an area's counts are of all. Takes minutes, so it runs only when named.
 */
export async function monitoringGrowth(context: BenchContext): Promise<Measured[]> {
  const rounds = new Map<string, { isOfAll: boolean; bySize: number[][] }>();
  for (const cases of SIZES) {
    const ours = await startFollowedUp(context, {
      name: `growth_${String(cases)}`,
      cases,
      phones: 1_000,
      reportedDays: 5,
    });
    try {
      await withLines(ours.server.port, 1, async ([line]) => {
        if (line === undefined) throw new Error('no line');
        const take = async (question: Question): Promise<void> => {
          const held = rounds.get(question.name) ?? { isOfAll: question.isOfAll, bySize: [] };
          rounds.set(question.name, held);
          held.bySize.push(await timed(question, context.rounds));
        };
        for (const question of questions(ours, line)) await take(question);
        const pool = new Pool({ connectionString: ours.url, max: 1 });
        await forgetHalf(pool);
        await pool.end();
        await take(proof(ours, line));
      });
    } finally {
      await ours.server.stop();
    }
  }
  return [...rounds].flatMap(([name, { isOfAll, bySize }]) =>
    bySize.map((mine, at) => {
      const first = bySize[0] ?? [];
      const label = {
        bench: 'monitoring-growth',
        case: `${name}, ${String(SIZES[at])} open`,
        metric: 'p95 ms',
      };
      if (at === 0) return figure(label, median(mine));
      const pairs = mine.map((ours, round) => ({ ours, reference: first[round] ?? ours }));
      return compare(label, pairs, isOfAll ? {} : { atMost: FEW_GROWS });
    }),
  );
}

function proof({ office }: FollowedUp, line: RawHttp): Question {
  return {
    ...{ name: 'the proof that half of them are forgotten', times: 1, isOfAll: true },
    ask: () =>
      line.get(`/api/v1/monitoring/keeping?regionCode=${REGION}`, `Cookie: siaga_session=${office}\r\n`),
  };
}

function questions({ phones, officer, office, requestOf }: FollowedUp, line: RawHttp): Question[] {
  const asOffice = `Cookie: siaga_session=${office}\r\n`;
  const find = JSON.stringify({ regionCode: REGION, words: '1571031508920001' });
  return [
    {
      ...{ name: 'work list of 2,000', times: TIMES_A_ROUND, isOfAll: false },
      ask: () => line.get(WORK_PATH, `Cookie: siaga_session=${officer}\r\n`),
    },
    {
      ...{ name: 'a report', times: TIMES_A_ROUND, isOfAll: false },
      ask: (n) => {
        const phone = phones[n % phones.length];
        if (phone === undefined) throw new Error('no phone');
        return line.post(...requestOf(phone, WELL));
      },
    },
    {
      ...{ name: 'search by NIK', times: TIMES_A_ROUND, isOfAll: false },
      ask: () => line.post('/api/v1/monitoring/cases/find', find, asOffice),
    },
    {
      ...{ name: 'the area with its course', times: AREAS_A_ROUND, isOfAll: true },
      ask: (n) =>
        line.get(`/api/v1/monitoring/area?regionCode=${REGION}&days=${String(14 + (n % 2))}`, asOffice),
    },
  ];
}

async function timed({ name, times, isOfAll, ask }: Question, rounds: number): Promise<number[]> {
  let n = 0;
  const once = async (): Promise<number> => {
    const sentAtMs = performance.now();
    const answer = await ask((n += 1));
    const tookMs = performance.now() - sentAtMs;
    check(
      answer.status === 200,
      `${name} is answered: ${String(answer.status)} ${answer.body.slice(0, 200)}`,
    );
    if (isOfAll) await new Promise((done) => setTimeout(done, AREA_FRESH_MS));
    return tookMs;
  };
  for (let warm = 0; warm < Math.min(times, 10); warm += 1) await once();
  const result: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const latencies: number[] = [];
    for (let at = 0; at < times; at += 1) latencies.push(await once());
    result.push(quantile(latencies, 0.95));
  }
  return result;
}
