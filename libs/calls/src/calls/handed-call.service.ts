import { Injectable } from '@nestjs/common';
import type { Actor, Call, CallEvent, HandoverFacts, HandoverPersonal } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { stateOf } from '../domain/call-state.policy.js';
import type { PlacedArrival } from '../intake/arrival.js';
import { CallIntake } from '../intake/call-intake.js';
import { CallCommands } from './call-commands.js';
import { CallPlacer } from './call-placer.js';
import { CallRepository } from './call.repository.js';

/** A case that another centre sends, to become a call here. */
export interface HandedCase {
  /** Source of the call. */
  source: string;
  /** Name of the case at its source: the same one again makes no second call. */
  reference: string;
  /** Centre the call belongs to. */
  regionCode: string;
  facts: HandoverFacts;
  personal: HandoverPersonal;
  /** The message as it came; kept sealed. */
  text: string;
}

/** Calls whose case goes from one centre to another. Rights are the caller's to check, but for `lock`. */
@Injectable()
export class HandedCallService {
  constructor(
    private readonly intake: CallIntake,
    private readonly placer: CallPlacer,
    private readonly commands: CallCommands,
    private readonly repository: CallRepository,
    private readonly clock: Clock,
  ) {}

  /** What `openIn` needs, found before a transaction: the sender's place as it is, or what its words say. */
  async prepare(handed: HandedCase): Promise<PlacedArrival> {
    const arrival = {
      source: handed.source,
      regionCode: handed.regionCode,
      event: eventOf(handed, this.clock.now()),
      text: handed.text,
      receivedAt: this.clock.now(),
    };
    const placed = await this.intake.place(arrival);
    const { place } = handed.facts;
    // The sender's operator confirmed the place there; here it is a report like any other, under the name they gave it.
    return place && placed.place
      ? { ...placed, place: { ...placed.place, label: place.label, context: place.context } }
      : placed;
  }

  /** Opens the call, ringing; gives its id. A case that is known gives the id of its call. */
  async openIn(tx: Tx, arrival: PlacedArrival): Promise<string> {
    const { callId } = await this.intake.receiveIn(tx, arrival);
    return callId;
  }

  /** The call for a person who may handle it, held until the transaction ends. Throws RESOURCE.NOT_FOUND. */
  async lock(tx: Tx, caller: Caller, id: string): Promise<Call> {
    return (await this.commands.lock(tx, caller, id)).view;
  }

  /** The call, held until the transaction ends, whoever asks; null when there is none. */
  async hold(tx: Tx, id: string): Promise<Call | null> {
    return (await this.repository.lock(tx, id))?.view ?? null;
  }

  /** Closes the card as handed over, unless it is closed. Throws RangeError for an unknown call. */
  async close(tx: Tx, actor: Actor, id: string): Promise<Call> {
    const stored = await this.repository.lock(tx, id);
    if (stored === null) throw new RangeError('There is no such call');
    const { view } = stored;
    if (view.disposition !== null) return view;
    const closedAt = stored.closedAt ?? this.clock.now();
    const closed: Call = {
      ...view,
      state: stateOf(view.state === 'answered' || view.state === 'ended', true),
      endedAt: view.endedAt ?? closedAt.toISOString(),
      disposition: 'handed_over',
    };
    return this.commands.save(tx, { actor }, stored, { ...stored, view: closed, closedAt });
  }
}

/** The case as the event of a call that rings now: how long it waited at the sender is the hand-over's to tell. */
function eventOf({ reference, facts, personal }: HandedCase, now: Date): CallEvent {
  const { place } = facts;
  return {
    sourceCallId: reference,
    type: 'ringing',
    at: now.toISOString(),
    from: personal.callerNumber ?? undefined,
    callerName: personal.callerName ?? undefined,
    to: facts.line ?? undefined,
    locationText: personal.locationText ?? undefined,
    location: place ? { point: place.point, accuracyM: place.accuracyM, source: place.source } : undefined,
  };
}
