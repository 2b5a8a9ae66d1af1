import { Injectable } from '@nestjs/common';
import type { Actor, Call } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';

/** Told of a change to a call inside the transaction that makes it; the call is held. When it throws, nothing is changed. */
export type CallWatcher = (tx: Tx, actor: Actor, call: Call) => Promise<void>;

/** Asked before reports are put together as one case, or a call is added to one; the incidents are held. When it throws, nothing is changed. */
export type CaseWatcher = (tx: Tx, incidentId: string) => Promise<void>;

/** Lets libs above this one act on what people do with calls, in the same transaction. */
@Injectable()
export class CallWatchers {
  private readonly watchers: CallWatcher[] = [];
  private readonly cases: CaseWatcher[] = [];

  /** Adds a watcher for as long as the process runs. */
  add(watcher: CallWatcher): void {
    this.watchers.push(watcher);
  }

  /** Adds one that is asked of cases for as long as the process runs. */
  addOfCases(watcher: CaseWatcher): void {
    this.cases.push(watcher);
  }

  /** Throws what a watcher throws for a case that must stay as it is. */
  async demandFree(tx: Tx, incidentIds: readonly string[]): Promise<void> {
    for (const id of incidentIds) for (const watcher of this.cases) await watcher(tx, id);
  }

  async changed(tx: Tx, actor: Actor, call: Call): Promise<void> {
    for (const watcher of this.watchers) await watcher(tx, actor, call);
  }
}
