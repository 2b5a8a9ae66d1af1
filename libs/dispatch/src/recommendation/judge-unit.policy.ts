import {
  isInRegion,
  UNIT_TYPE_CAPABILITIES,
  type LesserUnit,
  type RankedUnit,
  type Unit,
  type UnitCapability,
  type UnitLeftOut,
  type UnitReason,
} from '#siaga/contracts';
import type { Verdict } from './rank.js';
import type { UnitCandidate } from './unit-candidates.js';

/** What the patient asks of a unit. */
export interface UnitDemand {
  regionCode: string;
  needs: readonly UnitCapability[];
  /** Units that already said no to this incident, or nothing, with which of the two. */
  refusals: ReadonlyMap<string, string>;
  nowMs: number;
  stalePositionS: number;
}

/** The same for a unit that does not meet the need and could go all the same: it lacks something, and that is all that is against it. */
export function judgeLesser(candidate: UnitCandidate, demand: UnitDemand): Verdict<LesserUnit, never> {
  const { unit } = candidate;
  const lacks = missingOf(unit, demand.needs);
  // Where the way is by water, and only there, somebody else than a boat is no help.
  const isOnLand = !demand.needs.includes('water') && unit.type !== 'boat';
  if (lacks.length === 0 || !isOnLand) return { kind: 'ignored' };
  const verdict = judgeUnit(candidate, { ...demand, needs: [] });
  if (verdict.kind !== 'ranked') return { kind: 'ignored' };
  return {
    ...verdict,
    make: (travel) => {
      const ranked = verdict.make(travel);
      return { ...ranked, lacks, reasons: [{ code: 'lacks', missing: lacks }, ...ranked.reasons] };
    },
  };
}

/** Decides whether a unit may be proposed, and what to say beside it. */
export function judgeUnit(candidate: UnitCandidate, demand: UnitDemand): Verdict<RankedUnit, UnitLeftOut> {
  const { unit } = candidate;
  if (!isInRegion(unit.regionCode, demand.regionCode)) return { kind: 'ignored' };
  const leftOut = whyLeftOut(candidate, demand);
  if (leftOut) return { kind: 'left_out', leftOut: { unitId: unit.id, callSign: unit.callSign, ...leftOut } };
  const ageS = positionAgeS(candidate, demand.nowMs);
  const isStale = ageS === null || ageS > demand.stalePositionS;
  return {
    kind: 'ranked',
    isLast: isStale,
    make: (travel) => ({
      unitId: unit.id,
      callSign: unit.callSign,
      type: unit.type,
      travelS: travel.seconds,
      distanceM: travel.distanceM,
      isEstimate: travel.isEstimate,
      isStale,
      reasons: reasons(candidate, ageS, isStale),
    }),
  };
}

type LeftOut = Pick<UnitLeftOut, 'reason' | 'details'>;

function whyLeftOut({ unit, holding }: UnitCandidate, demand: UnitDemand): LeftOut | null {
  if (holding)
    return {
      reason: holding.status === 'offered' ? 'offer_pending' : 'on_job',
      details: { incidentId: holding.incidentId },
    };
  if (unit.service === 'off_shift') return { reason: 'off_shift', details: {} };
  if (unit.service === 'out_of_service')
    return {
      reason: 'out_of_service',
      details: unit.outOfServiceReason ? { answer: unit.outOfServiceReason } : {},
    };
  const answer = demand.refusals.get(unit.id);
  if (answer) return { reason: 'refused_this_incident', details: { answer } };
  const missing = missingOf(unit, demand.needs);
  if (missing.length > 0) return { reason: 'lacks_capability', details: { missing } };
  // A boat is proposed only where the way is by water; the operator says so by the need.
  if (unit.type === 'boat' && !demand.needs.includes('water')) return { reason: 'wrong_access', details: {} };
  return null;
}

/** Needs that the unit does not meet by its type and what it lists. */
export function missingOf(
  unit: Pick<Unit, 'type' | 'capabilities'>,
  needs: readonly UnitCapability[],
): UnitCapability[] {
  const own = new Set<UnitCapability>([...unit.capabilities, ...UNIT_TYPE_CAPABILITIES[unit.type]]);
  return needs.filter((need) => !own.has(need));
}

function positionAgeS({ position }: UnitCandidate, nowMs: number): number | null {
  return position && Math.max(0, (nowMs - position.atMs) / 1_000);
}

function reasons({ unit, doubt }: UnitCandidate, ageS: number | null, isStale: boolean): UnitReason[] {
  const list: UnitReason[] = [];
  if (ageS === null) list.push({ code: 'assumed_at_post', post: unit.homePost?.name ?? '' });
  else list.push({ code: isStale ? 'stale_position' : 'position_age', seconds: Math.round(ageS) });
  if (doubt) list.push({ code: 'doubted_position', doubt });
  if (!UNIT_TYPE_CAPABILITIES[unit.type].includes('carry') && !unit.capabilities.includes('carry'))
    list.push({ code: 'cannot_carry' });
  return list;
}
