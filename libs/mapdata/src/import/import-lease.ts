import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '#siaga/kernel';
import type { MapImportRepository } from '../store/map-import.repository.js';
import { MapImportBusyError, MapImportLostError } from './map-import.errors.js';

/** How often a running import says that it lives, and after what silence it counts as dead. */
export interface LeaseTimes {
  readonly beatMs: number;
  readonly leaseMs: number;
}

export const LEASE_TIMES: LeaseTimes = { beatMs: 2_000, leaseMs: 15_000 };

/**
 * The right of one process to load one source. Held by signs of life in the database and not by a lock: the embedded engine
 * serves all clients by one session, where advisory locks keep nobody out and outlive a client that was killed.
 */
export class ImportLease {
  private timer: NodeJS.Timeout | null = null;
  private beating: Promise<void> = Promise.resolve();
  private failure: Error | null = null;

  private constructor(
    readonly importId: string,
    private readonly source: string,
    private readonly imports: MapImportRepository,
  ) {}

  /**
   * Claims a source, taking over from an import that was killed. Throws MapImportBusyError as soon as one that lives gives
   * a sign; with a dead one that takes at most the lease's time.
   */
  static async take(
    imports: MapImportRepository,
    source: string,
    files: readonly string[],
    times: LeaseTimes,
    onWait: () => void,
  ): Promise<ImportLease> {
    const id = newId();
    while (!(await imports.claim(id, source, files))) {
      onWait();
      await awaitDeath(imports, source, times);
    }
    const lease = new ImportLease(id, source, imports);
    lease.timer = setInterval(() => {
      lease.beating = lease.beating.then(() => lease.beat());
    }, times.beatMs);
    return lease;
  }

  /** Throws MapImportLostError when the claim is gone, or why it could not be kept. */
  assertHeld(): void {
    if (this.failure !== null) throw this.failure;
  }

  lost(): MapImportLostError {
    return new MapImportLostError(this.source);
  }

  /** Stops the signs of life; the claim itself ends with the status. */
  async end(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.beating;
  }

  private async beat(): Promise<void> {
    try {
      if (this.timer !== null && !(await this.imports.beat(this.importId))) this.failure = this.lost();
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
    }
  }
}

async function awaitDeath(
  imports: MapImportRepository,
  source: string,
  { beatMs, leaseMs }: LeaseTimes,
): Promise<void> {
  const first = await imports.holder(source);
  for (let held = first; first !== null && held?.id === first.id; held = await imports.holder(source)) {
    if (held.beatAt.getTime() !== first.beatAt.getTime())
      throw new MapImportBusyError(source, held.startedAt);
    if (held.silentMs > leaseMs) {
      await imports.expire(held.id, held.beatAt);
      return;
    }
    await wait(Math.min(beatMs / 4, leaseMs - held.silentMs + 1));
  }
}
