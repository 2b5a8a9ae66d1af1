import { Injectable } from '@nestjs/common';
import type { SetSpeedsInput, SpeedTable } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { AppError, Clock, demandVersion } from '#siaga/kernel';
import { RoadConditions, SPEEDS_ENTITY } from '../network/road-conditions.js';
import { speedTableProblems } from './speed-table.policy.js';
import { SpeedTableRepository } from './speed-table.repository.js';

const WHOLE_COUNTRY = 'ID';
/** There is one table for the whole installation. */
const SPEED_TABLE_ID = '00000000-0000-7000-8000-000000000901';

/** The speed table that travel times are made with. */
@Injectable()
export class SpeedService {
  constructor(
    private readonly tables: SpeedTableRepository,
    private readonly conditions: RoadConditions,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** The newest table. */
  async read(): Promise<SpeedTable> {
    return this.tables.newest();
  }

  /**
   * Replaces the table, by which every region drives: only the whole country's right is enough. Throws RESOURCE.NOT_FOUND, STALE.VERSION when it was edited from an older one, INPUT.INVALID naming the rows. Every
   * process drives by it as soon as it hears of it, well within two seconds.
   */
  async set(caller: Caller, input: SetSpeedsInput): Promise<SpeedTable> {
    caller.demand('road.manage', { regionCode: WHOLE_COUNTRY });
    const fields = speedTableProblems(input.rows);
    if (fields.length > 0) throw new AppError('INPUT.INVALID', { fields });
    const table = await this.commands.run(caller, 'roads.setSpeeds', input, async (tx) => {
      const known = await this.tables.newest(tx);
      demandVersion(known, input);
      const next: SpeedTable = {
        version: known.version + 1,
        sirenFactor: input.sirenFactor ?? known.sirenFactor,
        rows: input.rows,
        changedAt: this.clock.now().toISOString(),
        changedBy: caller.actor,
      };
      await this.tables.insert(tx, next);
      await this.journal.append(tx, {
        type: 'speeds.changed.v1',
        entity: SPEEDS_ENTITY,
        entityId: SPEED_TABLE_ID,
        version: next.version,
        regionCode: 'ID',
        actor: caller.actor,
        data: next,
      });
      return next;
    });
    this.conditions.takeSpeeds(table);
    return table;
  }
}
