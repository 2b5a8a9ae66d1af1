import { type Triage } from '#siaga/contracts';
import { type Random } from '../random/random.js';

/** Seconds of real time after which a hospital's desk acknowledges an inbound patient, or null when nobody looks. */
export function acknowledgeAfterS(random: Random, triage: Triage | null): number | null {
  const isUrgent = triage === 'merah';
  if (random.chance(isUrgent ? 0.02 : 0.05)) return null;
  // One in eight is late, past the usual limit of 90 s, so that the supervisor's alert is seen to work.
  if (random.chance(0.12)) return random.between(95, 160);
  return isUrgent ? random.between(4, 15) : random.between(8, 45);
}

/** New number of free beds: people come and go, one at a time, between none and all. */
export function nextFreeBeds(random: Random, available: number, total: number): number {
  const step = random.weighted([
    { value: -1, weight: 1 },
    { value: 0, weight: 1 },
    { value: 1, weight: 1 },
  ]);
  return Math.max(0, Math.min(total, available + step));
}
