import type { CallEstimate } from '#siaga/contracts';
import { estimateWait, type ServicePrior } from './wait-estimate.policy.js';

const S = 1_000;
/** How many services of today count as much as the past: the best of the reference's runs. */
const WEIGHT = 5;
/** Spread of a service over its mean where a clinic has no past. */
const USUAL_VARIATION = 0.6;

/** What is known of a session when somebody asks when they are called. */
export interface SessionNow {
  /** When the doctor begins, with what is known of their being late. */
  readonly beginsAt: Date;
  /** Seconds of today's services. */
  readonly servedS: readonly number[];
  /** How long the one inside has been served; null when nobody is inside. */
  readonly runningS: number | null;
  readonly prior: ServicePrior;
}

/** The prior of a clinic; one without a past is taken to serve as it planned. */
export function priorOf(
  past: { readonly meanS: number; readonly variation: number } | null,
  planned: { readonly from: string; readonly to: string; readonly places: number },
): ServicePrior {
  const plannedS = (Date.parse(planned.to) - Date.parse(planned.from)) / S / Math.max(1, planned.places);
  const known = past ?? { meanS: plannedS, variation: USUAL_VARIATION };
  return { ...known, weight: WEIGHT };
}

/** When who has `ahead` people in front is called: never before their window begins, nor before the doctor does. */
export function estimateCall(
  ahead: number,
  windowFrom: Date,
  { beginsAt, servedS, runningS, prior }: SessionNow,
  now: Date,
): CallEstimate {
  const { meanS, p10S, p90S } = estimateWait(ahead, servedS, runningS, prior);
  const baseMs = Math.max(now.getTime(), beginsAt.getTime());
  const after = (waitS: number): string =>
    new Date(Math.max(baseMs + waitS * S, windowFrom.getTime())).toISOString();
  return { at: after(meanS), from: after(p10S), to: after(p90S) };
}
