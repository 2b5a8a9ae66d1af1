import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  isLive,
  type Call,
  type Handover,
  type HandoverFacts,
  type HandoverPersonal,
  type HandOverInput,
  type Incident,
} from '#siaga/contracts';
import { HandedCallService } from '#siaga/calls';
import type { Caller } from '#siaga/identity';
import { AppError, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { Messages } from '../peers/messages.js';
import { CaseReader, HandOverTools } from './hand-over-parts.js';
import { HandoverChanges } from './handover-changes.js';
import { HandoverTargets, type ChosenTarget } from './handover-targets.js';

type Input = z.output<typeof HandOverInput>;

/** Hands a live case to another centre. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly reader: CaseReader,
    private readonly calls: HandedCallService,
    private readonly targets: HandoverTargets,
    private readonly changes: HandoverChanges,
    private readonly messages: Messages,
    private readonly tools: HandOverTools,
  ) {}

  /**
   * Offers the call's case. Own units that are on it go on until the other centre has it, and longer if need be: they are never
   * called back by a hand-over. Throws RESOURCE.NOT_FOUND, HANDOVER.ALREADY_OFFERED with who did it, HANDOVER.NOT_POSSIBLE when
   * it cannot be sent by API, CALL.ILLEGAL_STEP when the call and its incident are closed.
   */
  async handOver(caller: Caller, input: Input): Promise<Handover> {
    const incident = await this.reader.incidentOf(caller, input.id);
    return this.tools.runner.run(caller, 'handOver', input, async (tx) => {
      const call = await this.calls.lock(tx, caller, input.id);
      caller.demand('handover.manage', call);
      const isOver = call.disposition !== null && !(incident && isLive(incident));
      if (isOver)
        throw new AppError('CALL.ILLEGAL_STEP', {
          details: { state: call.state, disposition: call.disposition },
        });
      await this.refuseSecond(tx, call.id);
      const target = await this.targets.choose(tx, call, input);
      await this.tools.outgoing.callWorkedOn(tx, caller.actor, call.id);
      const view = this.offer(caller, { call, incident, input, target });
      const stored = { view, ownCentreId: target.ownCentreId };
      await this.changes.insert(tx, stored, caller.actor);
      if (view.method === 'api') await this.messages.sendCase(tx, stored);
      return { ...view, isUnsent: view.method === 'api' };
    });
  }

  private async refuseSecond(tx: Tx, callId: string): Promise<void> {
    const live = await this.changes.repository.liveOfCall(tx, callId, 'outgoing');
    if (live === null) return;
    const { offeredBy: byName, centreName } = live.view;
    throw new AppError('HANDOVER.ALREADY_OFFERED', { details: { byName, centreName } });
  }

  private offer(
    caller: Caller,
    facts: { call: Call; incident: Incident | null; input: Input; target: ChosenTarget },
  ): Handover {
    const { call, incident, input, target } = facts;
    const now = this.tools.clock.now();
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
      ackDueAt: this.tools.outgoing.ackDueAt(now),
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
function factsOf(call: Call, incident: Incident | null, { draft }: Input): HandoverFacts {
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

function personalOf(call: Call, incident: Incident | null, { draft, note }: Input): HandoverPersonal {
  return {
    ...call.personal,
    locationText: call.locationText,
    incident: incident?.personal ?? draft?.personal ?? null,
    callNote: call.note,
    handoverNote: note ?? null,
  };
}
