import { Injectable } from '@nestjs/common';
import {
  effectiveStamp,
  type Assignment,
  type Closure,
  type Point,
  type Route,
  type UnitType,
} from '#siaga/contracts';
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
  at: Date;
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
    const drive: Drive = { from: driver.from, to: target.to, type: driver.type, at: now };
    const sinceMs = legStartMs(job);
    const active = await this.closures.inRegions(EVERYWHERE, tx);
    const fresh = active.filter((closure) => isFresh(closure, sinceMs, drive));
    if (fresh.length === 0) return [];
    const around = await this.way(drive, []);
    if (isUntouched(around, await this.way(drive, fresh), fresh)) return [];
    const found: WayClosed[] = [];
    for (const closure of fresh) found.push(...(await this.judge(closure, drive, around)));
    return found;
  }

  private async judge(closure: Closure, drive: Drive, around: Route): Promise<WayClosed[]> {
    const open = await this.way(drive, [closure]);
    const { id: closureId, kind } = closure;
    const isMet = lineMeetsRing(open.line, closure.ring);
    if (open.isEstimate) return isMet ? [{ closureId, kind, laterS: null }] : [];
    // No way is left at all: how much longer cannot be said.
    if (around.isEstimate) return [{ closureId, kind, laterS: null }];
    const laterS = Math.max(0, around.seconds - open.seconds);
    return isMet || laterS > 0 ? [{ closureId, kind, laterS }] : [];
  }

  private way({ from, to, type, at }: Drive, ignoring: readonly Closure[]): Promise<Route> {
    const ids = ignoring.map(({ id }) => id);
    return this.travel.wayWithout(ids, from, to, type, at);
  }
}

/** Drawn since the crew set off, not over, and in the way of what it drives. */
function isFresh({ drawnAt, until, kind }: Closure, sinceMs: number, { type, at }: Drive): boolean {
  const isOver = until !== null && Date.parse(until) <= at.getTime();
  return Date.parse(drawnAt) > sinceMs && !isOver && !(kind === 'flooded' && type === 'boat');
}

/** With all of them open the way is no shorter and meets none: then it is so with each alone, and none need be asked for by itself. */
function isUntouched(around: Route, open: Route, closures: readonly Closure[]): boolean {
  const isSame = around.isEstimate === open.isEstimate && around.seconds <= open.seconds;
  return isSame && !closures.some(({ ring }) => lineMeetsRing(open.line, ring));
}

/** When the crew was last told where to go. */
function legStartMs(job: Assignment): number {
  const leftAt = job.status === 'left_scene' ? effectiveStamp(job, 'unit_left_scene')?.at : null;
  return Date.parse(leftAt ?? job.offeredAt);
}
