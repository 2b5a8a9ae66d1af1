import { describe, expect, it } from '@jest/globals';
import { crewTraits, planJob } from '../behaviour/crew.policy.js';
import { Random } from '../random/random.js';
import { planCall } from './call-plan.js';
import { CITY_HOURS, type CityHour } from './city-hours.js';

/** The cars of the demo that the city plays: one crew is left to a person, three ride motorcycles. */
const CARS = 10;
/** As `npm start` plays it: six seconds of driving and treating a second. */
const SPEED = 6;
/** Two drives of 2 km through the town. */
const DRIVES_S = 2 * 240;
const SAMPLE = 4_000;

/** Cars that are busy at a time, on average. */
function busyCars({ callsPerHour }: CityHour): number {
  const random = new Random('hours');
  const calls = Array.from({ length: SAMPLE }, () => planCall(random, 'psc'));
  const share = calls.filter(({ kind }) => kind === 'emergency').length / SAMPLE;
  const jobs = Array.from({ length: SAMPLE }, () => planJob(random, crewTraits(random)));
  const jobS = jobs.reduce((sum, { turnoutS, sceneS, handoverS }) => sum + turnoutS + sceneS + handoverS, 0);
  return ((callsPerHour * share) / 3_600) * ((jobS / SAMPLE + DRIVES_S) / SPEED);
}

describe('hours of the city', () => {
  it('should leave most cars free in a calm one, and hardly any in a bad one', () => {
    expect(busyCars(CITY_HOURS.calm) / CARS).toBeLessThan(0.4);
    expect(busyCars(CITY_HOURS.bad) / CARS).toBeGreaterThan(0.8);
  });

  it('should leave at most one call in ten of a calm one ringing for a person', () => {
    expect(CITY_HOURS.calm.humanShare).toBeLessThanOrEqual(0.1);
    expect(CITY_HOURS.bad.humanShare).toBeGreaterThan(CITY_HOURS.calm.humanShare);
  });
});
