import { Injectable } from '@nestjs/common';
import type { Actor, Call } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';

/** Told of a change to a call inside the transaction that makes it; the call is held. When it throws, nothing is changed. */
export type CallWatcher = (tx: Tx, actor: Actor, call: Call) => Promise<void>;

/** Lets libs above this one act on what people do with calls, in the same transaction. */
@Injectable()
export class CallWatchers {
  private readonly watchers: CallWatcher[] = [];

  /** Adds a watcher for as long as the process runs. */
  add(watcher: CallWatcher): void {
    this.watchers.push(watcher);
  }

  async changed(tx: Tx, actor: Actor, call: Call): Promise<void> {
    for (const watcher of this.watchers) await watcher(tx, actor, call);
  }
}
