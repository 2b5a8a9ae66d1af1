import type { Tx } from '#siaga/persistence';

/** What the fleet must know of work. Provided by the dispatch lib under this class as the injection token. */
export abstract class UnitJobs {
  /** True while an offer or a job of the unit is alive, as `tx` sees it. */
  abstract hasActiveJob(tx: Tx, unitId: string): Promise<boolean>;
}
