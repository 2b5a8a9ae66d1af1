import {
  type CallDisposition,
  type IncidentOutcome,
  type RankedFacility,
  type RankedUnit,
} from '#siaga/contracts';
import { type CallKind, type CallPlan } from '../city/call-plan.js';
import { type Random } from '../random/random.js';

/** When the simulated operator takes a call. */
export interface AnswerPlan {
  /** Real seconds after the first ring. */
  afterS: number;
  /** True: left ringing on purpose, so that a person at the console can take it. */
  isLeftForHuman: boolean;
}

/** Seconds a call is left for a person before the simulated operator takes it after all. */
export const HUMAN_CHANCE_S = { from: 45, to: 90 } as const;

/**
 * Decides when to answer: within 3 to 12 s, but `humanShare` (0 to 1) of the calls are left ringing 45 to 90 s for a person.
 * Calls that will be dropped anyway are not left on purpose.
 */
export function planAnswer(random: Random, kind: CallKind, humanShare: number): AnswerPlan {
  const isLeftForHuman = kind !== 'dropped' && random.chance(humanShare);
  const afterS = isLeftForHuman
    ? random.between(HUMAN_CHANCE_S.from, HUMAN_CHANCE_S.to)
    : random.between(3, 12);
  return { afterS, isLeftForHuman };
}

/** The closing code of a call that is no emergency; null for an emergency. */
export function dispositionOf(kind: CallKind): CallDisposition | null {
  return kind === 'emergency' ? null : kind;
}

/** Real seconds from hanging up to ringing the caller back. */
export function callBackAfterS(random: Random): number {
  return random.between(60, 180);
}

/** Real seconds of talking before the card is complete enough to dispatch. */
export function dispatchAfterS(random: Random, plan: Pick<CallPlan, 'triage'>): number {
  return plan.triage === 'merah' ? random.between(4, 10) : random.between(8, 20);
}

/** The unit to offer to: the best ranked; one time in ten the second, as an operator who knows better would. */
export function chooseUnit(random: Random, units: readonly RankedUnit[]): RankedUnit | null {
  const [first, second] = units;
  if (!first) return null;
  return second && random.chance(0.1) ? second : first;
}

/** The destination to choose: the best ranked hospital, else the best ranked facility of any kind. */
export function chooseFacility(facilities: readonly RankedFacility[]): RankedFacility | null {
  return facilities.find((facility) => facility.kind === 'hospital') ?? facilities[0] ?? null;
}

/** The outcome to close an incident with, from what its units did. */
export function outcomeOf(random: Random, didTransport: boolean, wasReached: boolean): IncidentOutcome {
  if (didTransport) return 'transported';
  if (!wasReached) return 'other';
  return random.weighted([
    { value: 'treated_on_scene' as const, weight: 6 },
    { value: 'refused_care' as const, weight: 3 },
    { value: 'no_patient' as const, weight: 1 },
  ]);
}
