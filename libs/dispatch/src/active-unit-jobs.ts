import { Injectable } from '@nestjs/common';
import { UnitJobs } from '#siaga/fleet';
import type { Tx } from '#siaga/persistence';

/** Tells the fleet whether a unit has work. */
@Injectable()
export class ActiveUnitJobs extends UnitJobs {
  async hasActiveJob(tx: Tx, unitId: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM assignment WHERE unit_id = $1 AND released_at IS NULL', [
      unitId,
    ]);
    return rows.length > 0;
  }
}
