import { Injectable } from '@nestjs/common';
import type { Actor, Call } from '#siaga/contracts';
import { SourceAlerts } from '#siaga/dispatch';
import { Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CallCommands } from '../calls/call-commands.js';
import type { StoredCall } from '../calls/call-row.js';
import { CallRepository } from '../calls/call.repository.js';
import { stateOf } from '../domain/call-state.policy.js';
import { factOf } from '../domain/merge-event.policy.js';
import type { HeardFact, NamedCall } from '../domain/which-call.policy.js';
import { actorOf, type Arrival } from './arrival.js';
import { CallEventRepository } from './call-event.repository.js';
import { NamedCallQuery } from './named-call.query.js';

/** A system that uses its ids again does so with many calls: the supervisor is told once in this time. */
const QUIET_MS = 5 * 60_000;

/** What telephone systems said of calls, found by the systems' own ids. */
@Injectable()
export class HeardCalls {
  constructor(
    private readonly events: CallEventRepository,
    private readonly query: NamedCallQuery,
    private readonly calls: CallRepository,
    private readonly commands: CallCommands,
    private readonly alerts: SourceAlerts,
    private readonly clock: Clock,
  ) {}

  /** Nobody else decides about these ids until the transaction ends: whether they name a call that is known, or a new one. */
  async holdIds(tx: Tx, source: string, ids: readonly string[]): Promise<void> {
    for (const id of [...ids].sort())
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`call ${source} ${id}`]);
  }

  named(tx: Tx, source: string, ids: readonly string[]): Promise<NamedCall[]> {
    return this.query.of(tx, source, ids);
  }

  /** An event as what it is compared with. */
  heardOf({ event, receivedAt }: Arrival): HeardFact {
    const linkedId = event.linkedId || null;
    const caller = this.query.callerNamed(event.from ?? '');
    return { ...factOf(event), leg: event.sourceCallId, linkedId, receivedAt, caller };
  }

  factsOf(tx: Tx, callId: string): Promise<HeardFact[]> {
    return this.query.factsOfCall(tx, callId);
  }

  /** Stores the raw event of a known call. False when the same event is there already. */
  add(tx: Tx, arrival: Arrival, callId: string): Promise<boolean> {
    return this.events.insertApplied(tx, arrival, callId);
  }

  /**
   * One call of those that turned out to be one: its legs were heard before what links them. The one that somebody works on stays,
   * else the oldest; of the others those that nobody touched are closed as duplicates. Gives the id of the one that stays.
   */
  async unite(tx: Tx, source: string, same: readonly NamedCall[]): Promise<string> {
    if (same.length === 1) return found(same[0]).id;
    const held: StoredCall[] = [];
    for (const id of same.map((call) => call.id).sort()) held.push(found(await this.calls.lock(tx, id)));
    const staying = found(
      held.find((call) => isWorkedOn(call.view)) ?? held.find(({ view }) => view.id === same[0]?.id),
    );
    for (const call of held)
      if (call !== staying && !isWorkedOn(call.view))
        await this.closeAsLeg(tx, source, call, staying.view.id);
    return staying.view.id;
  }

  /** The supervisor hears that a system gave an id of an earlier call to a new one. */
  async tellUsedAgain(tx: Tx, { source, regionCode }: Arrival, callId: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - QUIET_MS);
    await this.alerts.raiseOnce(
      tx,
      { regionCode, kind: 'call_id_used_again', severity: 'amber', facts: { source, callId } },
      since,
    );
  }

  private async closeAsLeg(tx: Tx, source: string, call: StoredCall, into: string): Promise<void> {
    const { view } = call;
    await this.events.move(tx, view.id, into);
    const actor: Actor = actorOf(source);
    const closedAt = this.clock.now();
    const closed: Call = {
      ...view,
      state: stateOf(view.state === 'answered' || view.state === 'ended', true),
      endedAt: view.endedAt ?? closedAt.toISOString(),
      disposition: 'duplicate',
    };
    await this.commands.save(tx, { actor }, call, { ...call, view: closed, closedAt });
  }
}

function isWorkedOn({ answeredBy, incidentId, disposition }: Call): boolean {
  return answeredBy?.kind === 'account' || incidentId !== null || disposition !== null;
}
