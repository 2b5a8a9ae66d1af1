import { Injectable } from '@nestjs/common';
import {
  isInRegion,
  type DrawClosureInput,
  type FieldProblem,
  type Point,
  type Ring,
} from '#siaga/contracts';
import { RegionReach, RegionService, type Shape } from '#siaga/geo';
import type { Caller } from '#siaga/identity';
import { AppError, Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { z } from 'zod';
import { checkRing, samplesOf } from './ring.policy.js';

/** What may be closed, where, and until when. */
@Injectable()
export class ClosureRules {
  constructor(
    private readonly regions: RegionService,
    private readonly reach: RegionReach,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** The ring as it is kept. Throws INPUT.INVALID naming the corner, the ring or the time that is wrong. */
  async check({ ring, regionCode, until }: z.infer<typeof DrawClosureInput>): Promise<Ring> {
    const decision = checkRing(ring);
    if (!decision.ok) throw new AppError('INPUT.INVALID', { fields: decision.fields });
    if (until !== null && Date.parse(until) <= this.now().getTime())
      throw refusal('until', 'Give a time in the future, or none to close it until somebody lifts it');
    if (!(await this.touches(regionCode, samplesOf(decision.ring))))
      throw refusal('ring', `The area lies outside region ${regionCode}; draw it there, or name its region`);
    return decision.ring;
  }

  /** Throws INPUT.INVALID for a ring that reaches into a region in which the caller may close nothing. */
  async demandReach(caller: Caller, ring: Ring): Promise<void> {
    const beyond = await this.beyond(caller, ring);
    if (beyond.length > 0)
      throw refusal('ring', `The area reaches into ${beyond.join(', ')}; draw it up to the border`);
  }

  /** Regions that the ring reaches into and in which the caller may close and open nothing. */
  beyond(caller: Caller, ring: Ring, tx?: Tx): Promise<string[]> {
    const corners = [...ring, ...ring.slice(0, 1)].map(({ lon, lat }) => [lon, lat]);
    const shape: Shape = { type: 'Polygon', coordinates: [corners] };
    return this.reach.outside(shape, caller.audience('closure.manage').regionCodes, tx);
  }

  /** False when where the points lie is known and none is in the region. A right for one region closes no road in another. */
  private async touches(regionCode: string, points: readonly Point[]): Promise<boolean> {
    let isKnown = false;
    for (const point of points) {
      const codes = [this.regions.villageOf(point), await this.regions.regionOf(point)].filter(
        (code) => code !== null,
      );
      if (codes.some((code) => isInRegion(code, regionCode))) return true;
      isKnown ||= codes.length > 0;
    }
    return !isKnown;
  }
}

function refusal(path: string, message: string): AppError {
  const fields: FieldProblem[] = [{ path, message }];
  return new AppError('INPUT.INVALID', { fields });
}
