import type { BenchServer } from './postgres.js';
import type { Measured } from './result.js';

/** What every bench is given. */
export interface BenchContext {
  postgres: BenchServer;
  /** First of the ports it may use; the next nineteen are free as well. */
  port: number;
  /** How often ours and the reference take turns. */
  rounds: number;
}

export type Bench = (context: BenchContext) => Promise<Measured[]>;
