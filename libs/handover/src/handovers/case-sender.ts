import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type {
  Call,
  Handover,
  HandoverFacts,
  HandoverPersonal,
  HandOverInput,
  Incident,
} from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { AppError, Clock, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { Messages } from '../peers/messages.js';
import { HandoverChanges } from './handover-changes.js';
import { HandoverTargets, type ChosenTarget } from './handover-targets.js';
import { OutgoingService } from './outgoing.service.js';

/** A case as it is to be handed over. */
interface Case {
  call: Call;
  incident: Incident | null;
  input: z.output<typeof HandOverInput>;
}

/** Offers a case to another centre and sends it there. */
@Injectable()
export class CaseSender {
  constructor(
    private readonly targets: HandoverTargets,
    private readonly changes: HandoverChanges,
    private readonly messages: Messages,
    private readonly outgoing: OutgoingService,
    private readonly clock: Clock,
  ) {}

  /** The call must be held. Throws HANDOVER.ALREADY_OFFERED, and what `HandoverTargets.choose` throws. */
  async send(tx: Tx, caller: Caller, facts: Case): Promise<Handover> {
    const { call, input } = facts;
    await this.refuseSecond(tx, call.id);
    const target = await this.targets.choose(tx, call, input);
    await this.outgoing.callWorkedOn(tx, caller.actor, call.id);
    const view = this.offer(caller, { ...facts, target });
    const stored = { view, ownCentreId: target.ownCentreId };
    await this.changes.insert(tx, stored, caller.actor);
    if (view.method === 'api') await this.messages.sendCase(tx, stored);
    return { ...view, isUnsent: view.method === 'api' };
  }

  private async refuseSecond(tx: Tx, callId: string): Promise<void> {
    const live = await this.changes.repository.liveOfCall(tx, callId, 'outgoing');
    if (live === null) return;
    const { offeredBy: byName, centreName } = live.view;
    throw new AppError('HANDOVER.ALREADY_OFFERED', { details: { byName, centreName } });
  }

  private offer(caller: Caller, facts: Case & { target: ChosenTarget }): Handover {
    const { call, incident, input, target } = facts;
    const now = this.clock.now();
    const id = newId();
    return {
      id,
      version: 1,
      regionCode: call.regionCode,
      direction: 'outgoing',
      reference: id,
      callId: call.id,
      incidentId: call.incidentId,
      centreId: target.centreId,
      centreName: target.name,
      phones: target.phones,
      script: target.script,
      method: target.method,
      status: 'offered',
      facts: factsOf(call, incident, input),
      personal: personalOf(call, incident, input),
      offeredAt: now.toISOString(),
      offeredBy: caller.actor.name,
      ackDueAt: this.outgoing.ackDueAt(now),
      endedAt: null,
      answeredBy: null,
      reason: null,
      lateTakenAt: null,
      lateTakenBy: null,
      handledAt: null,
      deliveredAt: null,
      isUnsent: target.method === 'api',
      sendAttempts: 0,
    };
  }
}

/** The incident says what is true; before there is one, the card does. */
function factsOf(call: Call, incident: Incident | null, { draft }: Case['input']): HandoverFacts {
  return {
    incidentNumber: incident?.number ?? null,
    line: call.line,
    complaint: incident?.complaint ?? draft?.complaint ?? null,
    triage: incident?.triage ?? draft?.triage ?? null,
    needs: incident?.needs ?? draft?.needs ?? { unit: [], facility: [] },
    patientCount: incident?.patientCount ?? draft?.patientCount ?? null,
    place: incident?.place ?? call.place,
    callOfferedAt: call.offeredAt,
    callAnsweredAt: call.answeredAt,
  };
}

function personalOf(call: Call, incident: Incident | null, { draft, note }: Case['input']): HandoverPersonal {
  return {
    ...call.personal,
    locationText: call.locationText,
    incident: incident?.personal ?? draft?.personal ?? null,
    callNote: call.note,
    handoverNote: note ?? null,
  };
}
