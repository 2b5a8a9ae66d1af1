import { Injectable } from '@nestjs/common';
import type { CaseTrail, PermitLeaveInput, PermittedLeave } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import { CaseJournal } from '../cases/case-journal.js';
import { HeldCases } from '../cases/held-cases.js';
import { CaseRepository } from '../store/case.repository.js';
import { MovementRepository } from '../store/movement.repository.js';

const LONGEST_LEAVE_MS = 3 * 86_400_000;

/** Where somebody was, for the officers of their area, and the leave that these give. */
@Injectable()
export class TrailsService {
  constructor(
    private readonly cases: CaseRepository,
    private readonly held: HeldCases,
    private readonly movements: MovementRepository,
    private readonly journal: CaseJournal,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  async of(caller: Caller, id: string): Promise<CaseTrail> {
    const stored = found(await this.cases.byId(id));
    caller.demand('monitoring.read', stored);
    const known = await this.movements.of(stored);
    const { awaySinceMs = null } = known?.state ?? {};
    return {
      consentedAt: known?.consentedAt?.toISOString() ?? null,
      leaveUntil: known?.leaveUntil?.toISOString() ?? null,
      awaySince: awaySinceMs === null ? null : new Date(awaySinceMs).toISOString(),
      returnedAt: known?.returnedAt?.toISOString() ?? null,
      lastFixAt: known?.lastFixAt?.toISOString() ?? null,
      ignored: known?.ignored ?? 0,
      home: stored.place,
      places: await this.movements.places(stored),
    };
  }

  /** Lets somebody out for three days at most, as for an errand that cannot wait. Throws RESOURCE.NOT_FOUND, MONITORING.OVER, INPUT.INVALID. */
  permit(caller: Caller, input: PermitLeaveInput): Promise<PermittedLeave> {
    return this.commands.run(caller, 'permitLeave', input, async (tx) => {
      const stored = await this.held.demand(tx, caller, { id: input.id });
      const until = input.until === null ? null : new Date(input.until);
      const leftMs = until === null ? 1 : until.getTime() - this.clock.now().getTime();
      if (leftMs <= 0 || leftMs > LONGEST_LEAVE_MS)
        throw new AppError('INPUT.INVALID', {
          fields: [{ path: 'until', message: 'Give a moment within the next three days' }],
        });
      await this.movements.permit(tx, stored.id, until);
      const version = await this.cases.touch(tx, stored);
      const { actor } = caller;
      const { id, status } = stored;
      await this.journal.append(tx, 'monitored-case.permitted.v1', stored, { version, status, actor });
      return { id, until: until?.toISOString() ?? null };
    });
  }
}
