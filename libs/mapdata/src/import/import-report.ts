import type { MapImport } from '#siaga/contracts';

/** How many things were left out for one reason, with the first few of them. */
export interface ProblemCount {
  readonly reason: string;
  readonly count: number;
  /** `way/123`, `feature/17` ... */
  readonly examples: readonly string[];
}

/** What an import did. */
export interface MapImportReport {
  readonly import: MapImport;
  /** Names of roads by class that have none are not problems; `check` lists them. */
  readonly problems: readonly ProblemCount[];
  readonly seconds: number;
}

const EXAMPLES = 10;

/** Counts what an import leaves out, by reason, within bounded memory. */
export class ProblemCounter {
  private readonly byReason = new Map<string, { count: number; examples: string[] }>();

  add(reason: string, where: string): void {
    let known = this.byReason.get(reason);
    if (known === undefined) this.byReason.set(reason, (known = { count: 0, examples: [] }));
    known.count += 1;
    if (known.examples.length < EXAMPLES) known.examples.push(where);
  }

  /** Commonest first. */
  list(): ProblemCount[] {
    return [...this.byReason]
      .map(([reason, { count, examples }]) => ({ reason, count, examples }))
      .sort((a, b) => b.count - a.count);
  }
}
