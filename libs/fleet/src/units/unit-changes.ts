import { Injectable } from '@nestjs/common';
import type { Actor, ChangeType, Unit } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import { AppError } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

export type UnitChange = Extract<ChangeType, `unit.${string}`>;

/** Tells in the journal what a unit is now; its crew and the consoles of its region receive it. */
@Injectable()
export class UnitChanges {
  constructor(private readonly journal: Journal) {}

  /** Throws RESOURCE.NOT_FOUND for no unit. */
  async record(tx: Tx, type: UnitChange, unit: Unit | null, actor: Actor): Promise<Unit> {
    if (!unit) throw new AppError('RESOURCE.NOT_FOUND');
    await this.journal.append(tx, {
      type,
      entity: 'unit',
      entityId: unit.id,
      version: unit.version,
      regionCode: unit.regionCode,
      unitId: unit.id,
      actor,
      data: unit,
    });
    return unit;
  }
}
