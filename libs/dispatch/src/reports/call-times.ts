import type { Tx } from '#siaga/persistence';

/** Calls that began to ring in one bucket of a series, or in all of it (`bucket` null). */
export interface CallCount {
  /** Number of the bucket, from 1. */
  bucket: number | null;
  calls: number;
}

/** What the reports must know of calls. Provided by the calls lib under this class as the injection token. */
export abstract class CallTimes {
  /** Counts by the start of each bucket, oldest first, until `to`; a bucket without a call has no row. */
  abstract countCalls(
    tx: Tx,
    period: { starts: readonly Date[]; to: Date; regionCode: string },
  ): Promise<CallCount[]>;
}
