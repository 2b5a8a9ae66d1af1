import { Injectable } from '@nestjs/common';
import type { Actor, Call } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal, type EntryOf, type EventOf } from '#siaga/journal';
import { Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { stillReplaced } from '../domain/replaced-place.policy.js';
import type { StoredCall } from './call-row.js';
import { CallRepository } from './call.repository.js';
import { CallWatchers } from './call-watchers.js';

type CallEvent = EventOf<'call'>;

/** The way of every change that a person makes to a call: right, lock, decision, save, journal; once per idempotency key. */
@Injectable()
export class CallCommands {
  constructor(
    private readonly runner: CommandRunner,
    private readonly repository: CallRepository,
    private readonly journal: Journal,
    private readonly watchers: CallWatchers,
    private readonly clock: Clock,
  ) {}

  /** Stores the call that `make` gives, if the caller may handle calls of its region. Throws RESOURCE.NOT_FOUND. */
  async create(
    caller: Caller,
    input: { regionCode: string },
    make: (tx: Tx) => Promise<StoredCall>,
  ): Promise<Call> {
    return this.runner.run(caller, 'createCall', input, async (tx) => {
      caller.demand('call.handle', { regionCode: input.regionCode });
      const stored = await make(tx);
      await this.repository.insert(tx, stored, new Date(stored.view.receivedAt ?? this.clock.now()));
      for (const fix of stored.view.fixes) await this.repository.insertFix(tx, stored.view.id, fix);
      await this.journal.append(tx, entryOf(caller.actor, stored.view, 'call.received.v1'));
      return stored.view;
    });
  }

  /** Locks the call and stores what `decide` makes of it; null leaves it as it is. Throws RESOURCE.NOT_FOUND and what `decide` throws. `type` where the journal has a name of its own for it. */
  async change(
    caller: Caller,
    command: string,
    input: { id: string },
    decide: (stored: StoredCall) => StoredCall | null,
    type?: CallEvent,
  ): Promise<Call> {
    return this.runner.run(caller, command, input, async (tx) => {
      const stored = await this.lock(tx, caller, input.id);
      const decided = decide(stored);
      return decided === null ? stored.view : this.save(tx, caller, stored, decided, type);
    });
  }

  /** The call, held until the transaction ends. Throws RESOURCE.NOT_FOUND unless the caller may handle it. */
  async lock(tx: Tx, caller: Caller, id: string): Promise<StoredCall> {
    const stored = found(await this.repository.lock(tx, id));
    caller.demand('call.handle', stored.view);
    return stored;
  }

  /** Stores a locked call under its next version, with the fixes it gained, and journals it. */
  async save(
    tx: Tx,
    by: { actor: Actor },
    before: StoredCall,
    after: StoredCall,
    type?: CallEvent,
  ): Promise<Call> {
    const { place, fixes, replaced } = after.view;
    const view: Call = {
      ...after.view,
      version: before.view.version + 1,
      replaced: stillReplaced(replaced, place, fixes),
    };
    await this.repository.update(tx, { ...after, view });
    for (const fix of view.fixes.slice(before.view.fixes.length))
      await this.repository.insertFix(tx, view.id, fix);
    await this.journal.append(
      tx,
      entryOf(by.actor, view, type ?? (view.disposition === null ? 'call.updated.v1' : 'call.closed.v1')),
    );
    await this.watchers.changed(tx, by.actor, view);
    return view;
  }
}

function entryOf(actor: Actor, view: Call, type: CallEvent): EntryOf<'call'> {
  const { id, version, regionCode, incidentId } = view;
  return {
    type,
    entity: 'call',
    entityId: id,
    version,
    regionCode,
    incidentId,
    actor,
    data: view,
  };
}
