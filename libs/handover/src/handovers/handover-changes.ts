import { Injectable } from '@nestjs/common';
import { isHandoverRed, type Actor, type AlertKind, type Call, type Handover } from '#siaga/contracts';
import { HandedCallService } from '#siaga/calls';
import { AlertService } from '#siaga/dispatch';
import { Journal, type EventOf } from '#siaga/journal';
import { found } from '#siaga/kernel';
import { Outbox } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import type { StoredHandover } from './handover-row.js';
import { HandoverRepository } from './handover.repository.js';

/** A hand-over and its call, both held until the transaction ends. */
export interface Held {
  stored: StoredHandover;
  call: Call | null;
}

/** Alerts of a case that came back: over when somebody takes care of it. */
const CAME_BACK: readonly AlertKind[] = ['handover_unanswered', 'handover_refused'];

const TYPES: Record<Handover['status'], EventOf<'handover'>> = {
  offered: 'handover.offered.v1',
  taken: 'handover.taken.v1',
  refused: 'handover.refused.v1',
  returned: 'handover.returned.v1',
  taken_back: 'handover.taken-back.v1',
  failed: 'handover.failed.v1',
};

/** How a hand-over is held, stored and journalled. */
@Injectable()
export class HandoverChanges {
  constructor(
    readonly repository: HandoverRepository,
    private readonly calls: HandedCallService,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly alerts: AlertService,
  ) {}

  /** Holds the call before the hand-over, as those do who come from the call: so nobody waits for the other in a circle. */
  async hold(tx: Tx, id: string): Promise<Held> {
    const { view } = found(await this.repository.byId(id, tx));
    const call = view.callId === null ? null : await this.calls.hold(tx, view.callId);
    return { stored: found(await this.repository.lock(tx, id)), call };
  }

  async insert(tx: Tx, stored: StoredHandover, actor: Actor): Promise<void> {
    await this.repository.insert(tx, stored);
    await this.note(tx, stored.view, TYPES[stored.view.status], actor);
  }

  /** Stores the next version of a held hand-over, its unsent messages counted anew. */
  async save(
    tx: Tx,
    before: StoredHandover,
    change: Partial<Handover>,
    actor: Actor,
  ): Promise<StoredHandover> {
    const next = { ...before.view, ...change, version: before.view.version + 1 };
    const after = await this.repository.update(tx, next, await this.outbox.countUnsent(tx, next.id));
    const isNew = after.view.status !== before.view.status;
    await this.note(tx, after.view, isNew ? TYPES[after.view.status] : 'handover.updated.v1', actor);
    if (!isHandoverRed(after.view)) await this.alerts.endWhere(tx, CAME_BACK, { handoverId: after.view.id });
    return after;
  }

  private async note(tx: Tx, view: Handover, type: EventOf<'handover'>, actor: Actor): Promise<void> {
    const { id: entityId, version, regionCode, incidentId } = view;
    await this.journal.append(tx, {
      type,
      entity: 'handover',
      entityId,
      version,
      regionCode,
      incidentId,
      actor,
      data: view,
    });
  }
}
