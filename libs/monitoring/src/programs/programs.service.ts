import { Injectable } from '@nestjs/common';
import type { MonitoringProgram, ProgramList, SetProgramInput } from '#siaga/contracts';
import { RegionCodes } from '#siaga/geo';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { demandVersion, found, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { ProgramRepository } from '../store/program.repository.js';

/** Programs of diseases, as a health office sets them for its region. */
@Injectable()
export class ProgramsService {
  constructor(
    private readonly programs: ProgramRepository,
    private readonly commands: CommandRunner,
    private readonly regions: RegionCodes,
    private readonly journal: Journal,
  ) {}

  /** The newest version of all that hold in the caller's regions. */
  async list(caller: Caller): Promise<ProgramList> {
    const { regionCodes } = caller.audience('monitoring.read');
    return { programs: await this.programs.of(regionCodes) };
  }

  /**
   * Adds a program, or the next version of one; cases keep the version that they were opened under. Throws RESOURCE.NOT_FOUND, STALE.VERSION,
   * INPUT.INVALID for a region that there is not.
   */
  set(caller: Caller, input: SetProgramInput): Promise<MonitoringProgram> {
    return this.commands.run(caller, 'setMonitoringProgram', input, async (tx) => {
      caller.demand('monitoring.manage', input);
      await this.regions.demandKnown(tx, 'regionCode', input.regionCode);
      const { programId, version: _, ...content } = input;
      const program: MonitoringProgram =
        programId === null
          ? { ...content, id: newId(), version: 1 }
          : { ...content, id: programId, version: (await this.seen(tx, caller, input)) + 1 };
      await this.programs.add(tx, program);
      await this.journal.append(tx, {
        type: 'monitoring-program.set.v1',
        entity: 'monitoring_program',
        entityId: program.id,
        version: program.version,
        regionCode: program.regionCode,
        actor: caller.actor,
        data: program,
      });
      return program;
    });
  }

  private async seen(tx: Tx, caller: Caller, { programId, version }: SetProgramInput): Promise<number> {
    const newest = found(await this.programs.newest(tx, found(programId)));
    caller.demand('monitoring.manage', newest);
    demandVersion(newest, { version: version ?? 0 });
    return newest.version;
  }
}
