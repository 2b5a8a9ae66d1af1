import { Inject, Injectable } from '@nestjs/common';
import type { Incident, Point, Unit } from '#siaga/contracts';
import { FleetService } from '#siaga/fleet';
import { Clock, ENV, type Env } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { judgeUnit } from '../recommendation/judge-unit.policy.js';
import { straightDistanceM } from '../recommendation/nearest-index.js';

/**
 * Free units as the database has them, nearest first by straight line. The ranking in memory hears of another process's
 * changes a moment later; before anybody is told that no unit is left, this looks again.
 */
@Injectable()
export class FreshUnits {
  constructor(
    private readonly fleet: FleetService,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async freeFor(tx: Tx, incident: Incident, refusals: ReadonlyMap<string, string>): Promise<Unit[]> {
    const region = { regionCodes: [incident.regionCode], unitIds: [], facilityIds: [] };
    const held = await tx.query<{ unit_id: string }>(
      'SELECT unit_id FROM assignment WHERE released_at IS NULL AND region_code = $1',
      [incident.regionCode],
    );
    const heldIds = new Set(held.map((row) => row.unit_id));
    const demand = {
      regionCode: incident.regionCode,
      needs: incident.needs.unit,
      refusals,
      nowMs: this.clock.now().getTime(),
      stalePositionS: this.env.SIAGA_STALE_POSITION_S,
    };
    const units = await this.fleet.units(tx, region);
    return units
      .filter((unit) => !heldIds.has(unit.id))
      .filter((unit) => judgeUnit({ unit, position: null, holding: null }, demand).kind === 'ranked')
      .sort((a, b) => awayM(a, incident.place.point) - awayM(b, incident.place.point));
  }
}

function awayM(unit: Unit, point: Point): number {
  const from = unit.position?.point ?? unit.homePost?.point;
  return from ? straightDistanceM(from, point) : Infinity;
}
