import { Injectable } from '@nestjs/common';
import { effectiveStamp, type Assignment, type Closure, type Point, type UnitType } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import { ClosureService, lineMeetsRing } from '#siaga/roads';
import type { WayClosed } from '../domain/notices.policy.js';
import { targetOf } from '../eta/moving-jobs.js';
import { TravelEstimator } from '../recommendation/travel-estimator.js';
import { driverOf, UnitCandidates } from '../recommendation/unit-candidates.js';

const EVERYWHERE = ['ID'];

interface Drive {
  from: Point;
  to: Point;
  type: UnitType;
}

/** Which roads that were closed after a unit set off lie on the way that it has before it, and what that costs. */
@Injectable()
export class ClosedWays {
  constructor(
    private readonly closures: ClosureService,
    private readonly units: UnitCandidates,
    private readonly travel: TravelEstimator,
  ) {}

  /**
   * Each closed area is judged by the way from where the unit is now, as it would be were that one open: so the answer is the same in
   * every process, after a restart too, and ends once the unit is past it.
   */
  async of(tx: Tx, job: Assignment, now: Date): Promise<WayClosed[]> {
    const target = targetOf(job);
    const candidate = this.units.get(job.unitId);
    const driver = candidate && driverOf(candidate);
    if (!target || !driver) return [];
    const sinceMs = legStartMs(job);
    const active = await this.closures.inRegions(EVERYWHERE, tx);
    const fresh = active.filter(
      ({ drawnAt, until }) =>
        Date.parse(drawnAt) > sinceMs && (until === null || Date.parse(until) > now.getTime()),
    );
    const drive = { from: driver.from, to: target.to, type: driver.type };
    const found: WayClosed[] = [];
    for (const closure of fresh) found.push(...(await this.judge(closure, drive, now)));
    return found;
  }

  private async judge(closure: Closure, { from, to, type }: Drive, now: Date): Promise<WayClosed[]> {
    if (closure.kind === 'flooded' && type === 'boat') return [];
    const open = await this.travel.wayWithout([closure.id], from, to, type, now);
    const { id: closureId, kind } = closure;
    const isMet = lineMeetsRing(open.line, closure.ring);
    if (open.isEstimate) return isMet ? [{ closureId, kind, laterS: null }] : [];
    const around = await this.travel.wayWithout([], from, to, type, now);
    // No way is left at all: how much longer cannot be said.
    if (around.isEstimate) return [{ closureId, kind, laterS: null }];
    const laterS = Math.max(0, around.seconds - open.seconds);
    return isMet || laterS > 0 ? [{ closureId, kind, laterS }] : [];
  }
}

/** When the crew was last told where to go. */
function legStartMs(job: Assignment): number {
  const leftAt = job.status === 'left_scene' ? effectiveStamp(job, 'unit_left_scene')?.at : null;
  return Date.parse(leftAt ?? job.offeredAt);
}
