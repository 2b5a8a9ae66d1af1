import { Injectable } from '@nestjs/common';
import { isInRegion, type NextFree, type Point } from '#siaga/contracts';
import { missingOf, type UnitDemand } from './judge-unit.policy.js';
import { stagesLeft } from './free-in.policy.js';
import { TravelEstimator } from './travel-estimator.js';
import { driverOf, UnitCandidates, type Holding, type UnitCandidate } from './unit-candidates.js';

const S = 1_000;
/** Each costs a few questions about ways; a centre has rarely more of one kind on the road. */
const MOST_LOOKED_AT = 12;
const SHOWN = 3;

type OnJob = UnitCandidate & { holding: Holding };

/** Which fitting units that have a job could be there soonest, reckoned from what lies before each. */
@Injectable()
export class NextFreeUnits {
  constructor(
    private readonly units: UnitCandidates,
    private readonly travel: TravelEstimator,
  ) {}

  /** Soonest first. */
  async soonest(point: Point, demand: UnitDemand, now: Date): Promise<NextFree[]> {
    const fitting = [...this.units.onJob()].filter((candidate) => isFitting(candidate, demand));
    const reckoned: NextFree[] = [];
    for (const candidate of fitting.slice(0, MOST_LOOKED_AT))
      reckoned.push(...(await this.reckon(candidate, point, now)));
    return reckoned.sort((a, b) => a.arriveInS - b.arriveInS).slice(0, SHOWN);
  }

  private async reckon(candidate: OnJob, point: Point, now: Date): Promise<NextFree[]> {
    const { unit, holding } = candidate;
    const from = driverOf(candidate)?.from;
    if (!from) return [];
    const { scene, destination, status } = holding;
    const isBeforeScene = status === 'accepted' || status === 'en_route';
    const isBound = status !== 'at_destination' && status !== 'handed_over' && destination !== null;
    const start = status === 'left_scene' ? from : scene;
    const drive = async (a: Point, b: Point): Promise<number> =>
      (await this.travel.toPoint([{ type: unit.type, from: a }], b, now))[0]?.seconds ?? 0;
    const stages = stagesLeft(status, (now.getTime() - holding.heardAtMs) / S, {
      toScene: isBeforeScene ? await drive(from, scene) : null,
      toFacility: isBound ? await drive(start, destination) : null,
    });
    const freeInS = stages.reduce((sum, { seconds }) => sum + seconds, 0);
    const freeAt = isBound ? destination : isBeforeScene ? scene : from;
    const arriveInS = Math.round(freeInS + (await drive(freeAt, point)));
    return [{ unitId: unit.id, callSign: unit.callSign, type: unit.type, freeInS, arriveInS, stages }];
  }
}

function isFitting({ unit }: OnJob, demand: UnitDemand): boolean {
  return (
    isInRegion(unit.regionCode, demand.regionCode) &&
    unit.service === 'in_service' &&
    !demand.refusals.has(unit.id) &&
    missingOf(unit, demand.needs).length === 0 &&
    (unit.type !== 'boat' || demand.needs.includes('water'))
  );
}
