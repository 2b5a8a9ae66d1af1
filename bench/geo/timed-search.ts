import type { LocateCandidate } from '#siaga/contracts';
import type { LocateOptions, PlaceSearch } from '#siaga/geo';
import { figure, quantile, type Goal, type Measured } from '../harness/result.js';

const US_PER_MS = 1_000;
const WARM_UP = 40;
/** What the issue promises for every kind of query. */
const P99: Goal = { atMost: 20 };

/** A question to the geocoder. */
export interface Question {
  readonly text: string;
  readonly options: LocateOptions;
}

/** The geocoder with the CPU time of each query, over all threads of the process. */
export class TimedSearch {
  private readonly timesMs: number[] = [];

  constructor(private readonly search: PlaceSearch) {}

  /** Asks some questions before the clock runs: the first of a kind compile the code. */
  warmUp(questions: readonly Question[]): void {
    for (const { text, options } of questions.slice(0, WARM_UP)) this.search.locate(text, options);
  }

  locate({ text, options }: Question): LocateCandidate[] {
    const before = process.cpuUsage();
    const { candidates } = this.search.locate(text, options);
    const { user, system } = process.cpuUsage(before);
    this.timesMs.push((user + system) / US_PER_MS);
    return candidates;
  }

  /** p50 and p99 of what was asked. */
  figures(name: string): Measured[] {
    const of = (metric: string, q: number, goal?: Goal): Measured =>
      figure({ bench: 'geocoding', case: name, metric }, quantile(this.timesMs, q), goal);
    return [of('p50 CPU, ms', 0.5), of('p99 CPU, ms', 0.99, P99)];
  }
}
