import { Inject, Injectable } from '@nestjs/common';
import type { Actor, AnswerHandoverInput, Call, ConfirmHandoverInput, Handover } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, ENV, found, SYSTEM_ACTOR, type Env } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { decideConfirmation, decideEnding } from '../domain/handover.policy.js';
import { HandoverChanges, type Held } from './handover-changes.js';
import type { StoredHandover } from './handover-row.js';
import { OutgoingEndings } from './outgoing-endings.js';

/** What a reason for sending nothing is called in an alert. */
export type FailureReason = 'wrong_secret' | 'not_accepted';

/** Cases this centre gave away: taken back, confirmed, answered, or run out of time. */
@Injectable()
export class OutgoingService {
  constructor(
    private readonly changes: HandoverChanges,
    private readonly endings: OutgoingEndings,
    private readonly runner: CommandRunner,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Until when the other centre must take a case that is offered now. */
  ackDueAt(now: Date): string {
    return new Date(now.getTime() + this.env.SIAGA_HANDOVER_ACK_S * 1_000).toISOString();
  }

  /**
   * Takes a case back before it is taken, or notes that somebody takes care of one that came back. Throws RESOURCE.NOT_FOUND,
   * HANDOVER.ILLEGAL_STEP with who took it.
   */
  async takeBack(caller: Caller, input: { id: string }): Promise<Handover> {
    return this.command(caller, 'takeBackHandover', input, async (tx, held) => {
      const { view } = held.stored;
      const at = this.clock.now();
      if (view.status === 'offered') {
        const answer = OutgoingEndings.answer('taken_back', at, caller.actor.name, null);
        return this.end(tx, held, decideEnding(view, answer), caller.actor);
      }
      if (view.status === 'taken' || view.status === 'taken_back') throw illegal(view);
      if (view.handledAt !== null) return held.stored;
      return this.changes.save(tx, held.stored, { handledAt: at.toISOString() }, caller.actor);
    });
  }

  /**
   * Notes what was said on the telephone, or accepts a late taking. Throws RESOURCE.NOT_FOUND, and HANDOVER.ILLEGAL_STEP while
   * another Siaga still may answer by itself.
   */
  async confirm(caller: Caller, input: ConfirmHandoverInput): Promise<Handover> {
    return this.command(caller, 'confirmHandover', input, async (tx, held) => {
      const { view } = held.stored;
      if (view.status === 'offered' && view.method === 'api') throw illegal(view);
      const now = this.clock.now();
      const answer =
        input.outcome === 'taken'
          ? OutgoingEndings.answer('taken', now, input.takenBy, null)
          : OutgoingEndings.answer('returned', now, null, 'nobody_answers');
      const ending = decideConfirmation(view, answer);
      if (ending === null) throw illegal(view);
      return this.end(tx, held, ending, caller.actor);
    });
  }

  /** The other centre's answer. Gives what holds for true, which may be another thing. Throws RESOURCE.NOT_FOUND. */
  async answered(
    tx: Tx,
    from: { centreId: string; actor: Actor },
    answer: AnswerHandoverInput,
  ): Promise<Handover> {
    const known = found(
      await this.changes.repository.byReference(tx, {
        direction: 'outgoing',
        centreId: from.centreId,
        reference: answer.reference,
      }),
    );
    const held = await this.changes.hold(tx, known.view.id);
    const ending = decideEnding(held.stored.view, answer);
    const by = { actor: from.actor, at: this.clock.now().toISOString(), isTold: true };
    return (await this.endings.apply(tx, held, ending, by)).view;
  }

  /** Brings back one case whose clock ran out; false when there is none. */
  async expireOne(tx: Tx): Promise<boolean> {
    const now = this.clock.now();
    const due = await this.changes.repository.claimDue(tx, now);
    if (due === null) return false;
    const isReached = due.view.method === 'phone' || due.view.deliveredAt !== null;
    const answer = OutgoingEndings.answer('returned', now, null, isReached ? 'ack_timeout' : 'unreachable');
    // The call is left as it is, so it need not be held.
    await this.end(tx, { stored: due, call: null }, decideEnding(due.view, answer), SYSTEM_ACTOR);
    return true;
  }

  /** The other Siaga will not have the case: it comes back at once. */
  async fail(tx: Tx, held: Held, reason: FailureReason): Promise<void> {
    if (held.stored.view.status !== 'offered') return;
    const answer = OutgoingEndings.answer('failed', this.clock.now(), null, reason);
    await this.end(tx, held, decideEnding(held.stored.view, answer), SYSTEM_ACTOR);
  }

  /** A person closed the call: nobody else needs to take it. */
  async callClosed(tx: Tx, actor: Actor, call: Call): Promise<void> {
    const live = await this.changes.repository.liveOfCall(tx, call.id, 'outgoing');
    const answer = OutgoingEndings.answer('taken_back', this.clock.now(), actor.name, 'call_closed');
    if (live) await this.end(tx, { stored: live, call }, decideEnding(live.view, answer), actor);
  }

  /**
   * Throws INCIDENT.BEING_HANDED_OVER when the call's case was offered to another centre as the case of another incident: what that centre
   * takes would no more be what it was told.
   */
  async demandSameCase(tx: Tx, call: Call): Promise<void> {
    const live = await this.changes.repository.liveOfCall(tx, call.id, 'outgoing');
    const offeredAs = live?.view.incidentId ?? null;
    if (live && offeredAs !== null && offeredAs !== call.incidentId)
      throw new AppError('INCIDENT.BEING_HANDED_OVER', { details: { centreName: live.view.centreName } });
  }

  /** Throws INCIDENT.BEING_HANDED_OVER for a case that was offered to another centre: what joins it now would leave with it, untold. */
  async demandNotOffered(tx: Tx, incidentId: string): Promise<void> {
    const centreName = await this.changes.repository.offeredTo(tx, incidentId);
    if (centreName !== null) throw new AppError('INCIDENT.BEING_HANDED_OVER', { details: { centreName } });
  }

  /** Somebody works on the call again: what came back is taken care of. */
  async callWorkedOn(tx: Tx, actor: Actor, callId: string): Promise<void> {
    const { repository } = this.changes;
    for (const id of await repository.unhandledOfCall(tx, callId)) {
      const stored = found(await repository.lock(tx, id));
      await this.changes.save(tx, stored, { handledAt: this.clock.now().toISOString() }, actor);
    }
  }

  private end(
    tx: Tx,
    held: Held,
    ending: ReturnType<typeof decideEnding>,
    actor: Actor,
  ): Promise<StoredHandover> {
    const at = this.clock.now().toISOString();
    return this.endings.apply(tx, held, ending, { actor, at, isTold: false });
  }

  private async command(
    caller: Caller,
    name: string,
    input: { id: string },
    work: (tx: Tx, held: Held) => Promise<StoredHandover>,
  ): Promise<Handover> {
    return this.runner.run(caller, name, input, async (tx) => {
      const held = await this.changes.hold(tx, input.id);
      caller.demand('handover.manage', held.stored.view);
      if (held.stored.view.direction !== 'outgoing') throw illegal(held.stored.view);
      return (await work(tx, held)).view;
    });
  }
}

/** The hand-over is not in a state in which that can be done; the details say in which it is. */
export function illegal({ status, answeredBy, centreName }: Handover): AppError {
  return new AppError('HANDOVER.ILLEGAL_STEP', { details: { status, by: answeredBy, centreName } });
}
