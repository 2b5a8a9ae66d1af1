import { Injectable } from '@nestjs/common';
import {
  centreActor,
  isInRegion,
  type Actor,
  type Call,
  type Handover,
  type HandoverStateInput,
  type HandoverStatus,
  type ReceiveHandoverInput,
} from '#siaga/contracts';
import { HandedCallService } from '#siaga/calls';
import { Clock, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { decideByWord, type Answer } from '../domain/handover.policy.js';
import { targetOf } from '../jurisdiction/script.policy.js';
import type { Ends } from '../peers/peer-authenticator.js';
import { Messages } from '../peers/messages.js';
import { HandoverChanges, type Held } from './handover-changes.js';
import type { StoredHandover } from './handover-row.js';

/** The call source of cases that another centre handed over. */
export const HANDED_PREFIX = 'handover:';

/** What a case becomes a call with: found before a transaction. */
export type PreparedCase = Awaited<ReturnType<HandedCallService['prepare']>>;

/** Cases that other centres give to this one. */
@Injectable()
export class IncomingService {
  constructor(
    private readonly changes: HandoverChanges,
    private readonly calls: HandedCallService,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /** Finds the place and who could go there. To be done before a transaction is opened for `receiveIn`. */
  prepare({ other, own }: Ends, message: ReceiveHandoverInput, text: string): Promise<PreparedCase> {
    const { facts, personal, reference } = message;
    const placed = facts.place?.regionCode?.slice(0, 5) ?? null;
    const isNamed = placed !== null && own.regionCodes.some((code) => isInRegion(placed, code));
    const regionCode = isNamed ? placed : own.regionCode;
    const source = `${HANDED_PREFIX}${other.code}`;
    return this.calls.prepare({ source, reference, regionCode, facts, personal, text });
  }

  /** Takes a case in: a call rings. The same case again changes nothing. Gives what holds here. */
  async receiveIn(
    tx: Tx,
    ends: Ends,
    message: ReceiveHandoverInput,
    prepared: PreparedCase,
  ): Promise<HandoverStatus> {
    const known = await this.known(tx, ends, message.reference);
    if (known && !isOfOld(known, this.clock.now())) return known.view.status;
    const callId = await this.calls.openIn(tx, prepared);
    const regionCode = prepared.regionCode;
    const stored = incoming(ends, message, { callId, regionCode, now: this.clock.now() });
    await this.changes.insert(tx, stored, actorOf(ends));
    return stored.view.status;
  }

  /** The sender's word on how it ended. One that comes before its case is kept, so that the case makes no call any more. */
  async hearState(tx: Tx, ends: Ends, word: HandoverStateInput): Promise<HandoverStatus> {
    const known = await this.known(tx, ends, word.reference);
    if (known) {
      const held = await this.changes.hold(tx, known.view.id);
      return (await this.applyWord(tx, held, { ...word, by: null }, actorOf(ends))).view.status;
    }
    const now = this.clock.now();
    const empty = incoming(ends, null, { callId: null, regionCode: ends.own.regionCode, now });
    const { status, reason, reference } = word;
    const view: Handover = {
      ...empty.view,
      reference,
      status,
      reason,
      ackDueAt: null,
      endedAt: now.toISOString(),
    };
    await this.changes.insert(tx, { ...empty, view }, actorOf(ends));
    return status;
  }

  /** What the sender holds for true, said or answered. A call nobody took stops ringing when the case is not ours. */
  async applyWord(tx: Tx, held: Held, word: Answer, actor: Actor): Promise<StoredHandover> {
    const decided = decideByWord(held.stored.view, word);
    const after = await this.changes.save(tx, held.stored, decided?.change ?? {}, actor);
    const isGone = decided?.kind === 'ended' && word.status !== 'taken';
    if (isGone && held.call && held.call.answeredBy?.kind !== 'account' && held.call.incidentId === null)
      await this.calls.close(tx, actor, held.call.id);
    return after;
  }

  /** A person of this centre took the call, and so the case; the sender is told. */
  async callTaken(tx: Tx, actor: Actor, call: Call): Promise<void> {
    const stored = await this.changes.repository.liveOfCall(tx, call.id, 'incoming');
    if (stored === null) return;
    await this.answer(tx, { stored, call }, { status: 'taken', reason: null }, actor);
  }

  /** A person of this centre says no, with a reason; the call ends here. */
  async refuse(tx: Tx, held: Held, reason: string, actor: Actor): Promise<StoredHandover> {
    const after = await this.answer(tx, held, { status: 'refused', reason }, actor);
    if (held.call) await this.calls.close(tx, actor, held.call.id);
    return after;
  }

  private async answer(
    tx: Tx,
    held: Held,
    { status, reason }: { status: 'taken' | 'refused'; reason: string | null },
    actor: Actor,
  ): Promise<StoredHandover> {
    const endedAt = this.clock.now().toISOString();
    const change = {
      status,
      reason,
      endedAt,
      ackDueAt: null,
      answeredBy: actor.name,
      incidentId: held.call?.incidentId ?? null,
    };
    await this.messages.sendAnswer(tx, { ...held.stored, view: { ...held.stored.view, ...change } });
    return this.changes.save(tx, held.stored, change, actor);
  }

  /** One message of a reference at a time: a case and the word on its end may come in the same moment. */
  private async known(tx: Tx, { other }: Ends, reference: string): Promise<StoredHandover | null> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`handover ${reference}`]);
    return this.changes.repository.byReference(tx, { direction: 'incoming', centreId: other.id, reference });
  }
}

/** A case is sent again for as long as its sender's clock runs, and some time after a lost line: a day behind its end it is another. */
const HOLDS_AFTER_END_MS = 24 * 3_600_000;

function isOfOld({ view: { endedAt } }: StoredHandover, now: Date): boolean {
  return endedAt !== null && now.getTime() - Date.parse(endedAt) > HOLDS_AFTER_END_MS;
}

function actorOf({ other }: Ends): Actor {
  return centreActor(other.code, other.name);
}

function incoming(
  { other, own }: Ends,
  message: ReceiveHandoverInput | null,
  here: { callId: string | null; regionCode: string; now: Date },
): StoredHandover {
  const { phones, script } = targetOf(null, other);
  const view: Handover = {
    id: newId(),
    version: 1,
    regionCode: here.regionCode,
    direction: 'incoming',
    reference: message?.reference ?? newId(),
    callId: here.callId,
    incidentId: null,
    centreId: other.id,
    centreName: other.name,
    phones: message && message.phones.length > 0 ? message.phones : phones,
    script,
    method: 'api',
    status: 'offered',
    facts: message?.facts ?? { ...NO_FACTS, callOfferedAt: here.now.toISOString() },
    personal: message?.personal ?? NO_PERSONAL,
    // The sender's clock may be wrong; the one that counts down on our screens is ours.
    offeredAt: here.now.toISOString(),
    offeredBy: message?.offeredBy ?? '',
    ackDueAt: message && ackDueHere(message, here.now),
    endedAt: null,
    answeredBy: null,
    reason: null,
    lateTakenAt: null,
    lateTakenBy: null,
    handledAt: null,
    deliveredAt: here.now.toISOString(),
    isUnsent: false,
    sendAttempts: 0,
  };
  return { view, ownCentreId: own.id };
}

/** The sender's span, from now: what is left of it when both clocks are right, and never longer than it was. */
function ackDueHere({ offeredAt, ackDueAt }: ReceiveHandoverInput, now: Date): string {
  const spanMs = Math.max(0, Date.parse(ackDueAt) - Date.parse(offeredAt));
  return new Date(
    Math.min(Math.max(Date.parse(ackDueAt), now.getTime()), now.getTime() + spanMs),
  ).toISOString();
}

const NO_FACTS: Omit<Handover['facts'], 'callOfferedAt'> = {
  incidentNumber: null,
  line: null,
  complaint: null,
  triage: null,
  needs: { unit: [], facility: [] },
  patientCount: null,
  place: null,
  callAnsweredAt: null,
};

const NO_PERSONAL: Handover['personal'] = {
  callerNumber: null,
  callerName: null,
  locationText: null,
  incident: null,
  callNote: null,
  handoverNote: null,
};
