import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { isLive, type Handover, type HandOverInput } from '#siaga/contracts';
import { HandedCallService } from '#siaga/calls';
import { IncidentService } from '#siaga/dispatch';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError } from '#siaga/kernel';
import { CaseReader } from './case-reader.js';
import { CaseSender } from './case-sender.js';

type Input = z.output<typeof HandOverInput>;

/** Hands a live case to another centre. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly reader: CaseReader,
    private readonly calls: HandedCallService,
    private readonly incidents: IncidentService,
    private readonly sender: CaseSender,
    private readonly runner: CommandRunner,
  ) {}

  /**
   * Offers the call's case. Own units that are on it go on until the other centre has it, and longer if need be: they are never
   * called back by a hand-over. Throws RESOURCE.NOT_FOUND, HANDOVER.ALREADY_OFFERED with who did it, HANDOVER.NOT_POSSIBLE when
   * it cannot be sent by API, CALL.ILLEGAL_STEP when the call and its incident are closed.
   */
  async handOver(caller: Caller, input: Input): Promise<Handover> {
    const incident = await this.reader.incidentOf(caller, input.id);
    return this.runner.run(caller, 'handOver', input, async (tx) => {
      const call = await this.calls.lock(tx, caller, input.id);
      caller.demand('handover.manage', call);
      // Held, so that nothing joins the case between what is told of it and the telling.
      if (call.incidentId !== null) await this.incidents.hold(tx, call.incidentId);
      const isOver = call.disposition !== null && !(incident && isLive(incident));
      if (isOver)
        throw new AppError('CALL.ILLEGAL_STEP', {
          details: { state: call.state, disposition: call.disposition },
        });
      return this.sender.send(tx, caller, { call, incident, input });
    });
  }
}
