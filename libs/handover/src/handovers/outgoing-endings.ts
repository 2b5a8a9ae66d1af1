import { Injectable } from '@nestjs/common';
import { HandoverReason, type Actor } from '#siaga/contracts';
import { HandedCallService } from '#siaga/calls';
import { AlertService, IncidentService } from '#siaga/dispatch';
import type { Tx } from '#siaga/persistence';
import { Messages } from '../peers/messages.js';
import type { Answer, Ending } from '../domain/handover.policy.js';
import { HandoverChanges, type Held } from './handover-changes.js';
import type { StoredHandover } from './handover-row.js';

/** What follows when a case that was handed over is taken, or comes back. */
@Injectable()
export class OutgoingEndings {
  constructor(
    private readonly changes: HandoverChanges,
    private readonly calls: HandedCallService,
    private readonly incidents: IncidentService,
    private readonly alerts: AlertService,
    private readonly messages: Messages,
  ) {}

  /**
   * Stores an ending and all that hangs on it. `isTold` is true when the other side said it itself and is answered at once.
   * Gives the hand-over as it is then.
   */
  async apply(
    tx: Tx,
    held: Held,
    ending: Ending,
    by: { actor: Actor; at: string; isTold: boolean },
  ): Promise<StoredHandover> {
    if (ending === null) return held.stored;
    const incidentId = held.call?.incidentId ?? held.stored.view.incidentId;
    // What cannot be needed any more must not be counted as unsent.
    if (by.isTold) await this.messages.stopCase(tx, held.stored.view.id);
    const change = {
      ...ending.change,
      incidentId,
      ...(by.isTold && { deliveredAt: held.stored.view.deliveredAt ?? by.at }),
    };
    const next = { ...held.stored, view: { ...held.stored.view, ...change } };
    const mustTell = next.view.method === 'api' && !by.isTold && ending.kind !== 'late';
    if (mustTell) await this.messages.sendState(tx, next);
    const after = await this.changes.save(tx, held.stored, change, by.actor);
    if (ending.kind !== 'late') await this.follow(tx, after, by.actor);
    return after;
  }

  private async follow(tx: Tx, after: StoredHandover, actor: Actor): Promise<void> {
    const { view } = after;
    if (view.status === 'taken') return this.leave(tx, after, actor);
    if (view.status === 'taken_back') return;
    await this.alerts.raise(tx, {
      regionCode: view.regionCode,
      kind: view.status === 'returned' ? 'handover_unanswered' : 'handover_refused',
      severity: 'red',
      incidentId: view.incidentId ?? undefined,
      // Words of the other side may tell of people: an alert says a code, the hand-over has the words.
      facts: {
        handoverId: view.id,
        centreName: view.centreName,
        reason: HandoverReason.safeParse(view.reason).data ?? view.status,
      },
    });
  }

  /** The case is the other centre's now. */
  private async leave(tx: Tx, { view }: StoredHandover, actor: Actor): Promise<void> {
    if (view.callId !== null) await this.calls.close(tx, actor, view.callId);
    const note = `${view.centreName}: ${view.answeredBy ?? ''}`;
    if (view.incidentId !== null) await this.incidents.closeHandedOver(tx, view.incidentId, { actor, note });
  }

  /** An ending that the clock, this server or a person of this centre decided. */
  static answer(status: Answer['status'], at: Date, by: string | null, reason: string | null): Answer {
    return { status, at: at.toISOString(), by, reason };
  }
}
