import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor, Call, Handover, RefuseHandoverInput } from '#siaga/contracts';
import { CallWatchers } from '#siaga/calls';
import { CommandRunner, type Caller } from '#siaga/identity';
import type { Audience } from '#siaga/journal';
import { Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { HandoverChanges } from './handover-changes.js';
import { HANDED_PREFIX, IncomingService } from './incoming.service.js';
import { illegal, OutgoingService } from './outgoing.service.js';

const DAY_MS = 24 * 3_600_000;

/** What people of this centre see of hand-overs, and what their work on a call says of them. */
@Injectable()
export class CentreHandovers implements OnModuleInit {
  constructor(
    private readonly changes: HandoverChanges,
    private readonly incoming: IncomingService,
    private readonly outgoing: OutgoingService,
    private readonly watchers: CallWatchers,
    private readonly runner: CommandRunner,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.watchers.add((tx, actor, call) => this.callChanged(tx, actor, call));
    this.watchers.addOfCases((tx, incidentId) => this.outgoing.demandNotOffered(tx, incidentId));
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async read(caller: Caller, id: string): Promise<Handover> {
    const { view } = found(await this.changes.repository.byId(id));
    caller.demand('handover.manage', view);
    return view;
  }

  /** Hand-overs that are under way or began in the last day, where the audience reads calls. */
  recent(reader: Pick<Tx, 'query'>, audience: Pick<Audience, 'regionCodes'>): Promise<Handover[]> {
    return this.changes.repository.recent(reader, audience, new Date(this.clock.now().getTime() - DAY_MS));
  }

  /** Sends a case back with a reason. Throws RESOURCE.NOT_FOUND, HANDOVER.ILLEGAL_STEP when it was taken or has come back. */
  async refuse(caller: Caller, input: RefuseHandoverInput): Promise<Handover> {
    return this.runner.run(caller, 'refuseHandover', input, async (tx) => {
      const held = await this.changes.hold(tx, input.id);
      const { view } = held.stored;
      caller.demand('handover.manage', view);
      if (view.direction !== 'incoming' || view.status !== 'offered') throw illegal(view);
      return (await this.incoming.refuse(tx, held, input.reason, caller.actor)).view;
    });
  }

  private async callChanged(tx: Tx, actor: Actor, call: Call): Promise<void> {
    if (actor.kind !== 'account') return;
    if (call.incidentId !== null) await this.outgoing.demandSameCase(tx, call);
    const isDecided = call.disposition !== null || call.incidentId !== null;
    const isTaken = isDecided || call.answeredBy?.kind === 'account';
    if (call.source.startsWith(HANDED_PREFIX) && isTaken) await this.incoming.callTaken(tx, actor, call);
    if (call.disposition !== null) await this.outgoing.callClosed(tx, actor, call);
    if (isDecided) await this.outgoing.callWorkedOn(tx, actor, call.id);
  }
}
