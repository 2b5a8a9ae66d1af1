import type { MonitoredKind, MonitoredPerson } from '#siaga/contracts';

const KIND_RISK: Readonly<Record<MonitoredKind, number>> = {
  pdp: 3,
  odp: 2,
  otg: 1,
  contact: 1,
  traveller: 0,
};
const OLD_FROM_YEARS = 60;
const YOUNG_BELOW_YEARS = 5;

/**
 * How much somebody is at risk beside others, for the order of the day's work: what they are followed up as, one for each factor that was
 * told, one for an age at either end. `today` and `bornOn` are yyyy-mm-dd.
 */
export function riskOf(
  kind: MonitoredKind,
  { risks, bornOn }: Pick<MonitoredPerson, 'risks' | 'bornOn'>,
  today: string,
): number {
  const years = bornOn === null ? null : yearsBetween(bornOn, today);
  const byAge = years !== null && (years >= OLD_FROM_YEARS || years < YOUNG_BELOW_YEARS) ? 1 : 0;
  const told = risks.filter((risk) => !(byAge === 1 && (risk === 'elderly' || risk === 'infant'))).length;
  return KIND_RISK[kind] + told + byAge;
}

function yearsBetween(bornOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
