/** What is known of how long a service takes: the clinic's own past, and how much of it a session must outweigh. */
export interface ServicePrior {
  /** Mean service in seconds, over the clinic's last weeks. */
  readonly meanS: number;
  /** Spread over mean of one service (coefficient of variation). */
  readonly variation: number;
  /** How many services of today count as much as the past. */
  readonly weight: number;
}

/** When somebody is called, in seconds from now. */
export interface WaitEstimate {
  readonly meanS: number;
  /** With 10 % and 90 % certainty not later than this. */
  readonly p10S: number;
  readonly p90S: number;
}

/** Of a standard normal: 90 % lie below it. */
const Z90 = 1.2816;

/**
 * How long until who has `ahead` people in front is called. The mean of a service is that of the clinic's past, drawn towards what this
 * doctor did today the more, the more of today there is (empirical Bayes; the reference's runs name prior weight 5 as the best). The band
 * adds what is unknown of the mean itself to the chance of each service, and is of a lognormal shape: a wait has a long right tail.
 * `servedS` are today's services, any order; `runningS` is how long the one inside has been served, null when nobody is inside.
 */
export function estimateWait(
  ahead: number,
  servedS: readonly number[],
  runningS: number | null,
  prior: ServicePrior,
): WaitEstimate {
  const n = servedS.length;
  const sum = servedS.reduce((all, served) => all + served, 0);
  const meanS = (prior.weight * prior.meanS + sum) / (prior.weight + n);
  const leftS = runningS === null ? 0 : restOf(runningS, meanS);
  const services = Math.max(0, ahead);
  const expectedS = services * meanS + leftS;
  if (expectedS === 0) return { meanS: 0, p10S: 0, p90S: 0 };
  const oneS = prior.variation * meanS;
  const meanErrorS = oneS / Math.sqrt(prior.weight + n);
  const varianceS2 = (services + (leftS > 0 ? 0.5 : 0)) * oneS ** 2 + (services * meanErrorS) ** 2;
  const logVariance = Math.log(1 + varianceS2 / expectedS ** 2);
  const middle = Math.log(expectedS) - logVariance / 2;
  const reach = Z90 * Math.sqrt(logVariance);
  return { meanS: expectedS, p10S: Math.exp(middle - reach), p90S: Math.exp(middle + reach) };
}

/** What is left of a service that has run for a while: never nothing, since who is still inside is not done. */
function restOf(runningS: number, meanS: number): number {
  const LEAST_SHARE = 0.3;
  return Math.max(meanS - runningS, LEAST_SHARE * meanS);
}
