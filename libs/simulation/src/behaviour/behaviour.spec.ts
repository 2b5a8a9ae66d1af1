import { describe, expect, it } from '@jest/globals';
import { type RankedFacility, type RankedUnit } from '#siaga/contracts';
import { Random } from '../random/random.js';
import { bookedOf, nextWalkInMin, planPatient } from './clinic.policy.js';
import { answerOffer, crewTraits, planJob } from './crew.policy.js';
import { acknowledgeAfterS, nextFreeBeds } from './desk.policy.js';
import {
  callBackAfterS,
  chooseFacility,
  chooseUnit,
  dispatchAfterS,
  dispositionOf,
  outcomeOf,
  planAnswer,
} from './operator.policy.js';

const many = <T>(count: number, make: (random: Random) => T): T[] => {
  const random = new Random('behaviour');
  return Array.from({ length: count }, () => make(random));
};
const unit = (callSign: string): RankedUnit => ({
  unitId: callSign,
  callSign,
  type: 'als',
  travelS: 60,
  distanceM: 500,
  isEstimate: true,
  isStale: false,
  reasons: [],
});
const facility = (name: string, kind: string): RankedFacility => ({
  facilityId: name,
  name,
  kind,
  travelS: 60,
  distanceM: 500,
  isEstimate: true,
  reasons: [],
});

describe('crew policy', () => {
  it('should mostly accept, sometimes decline with a reason, sometimes stay silent', () => {
    const answers = many(5_000, (random) => answerOffer(random, crewTraits(random), 'kuning'));
    const share = (kind: string) => answers.filter((answer) => answer.kind === kind).length / answers.length;
    expect(share('accept')).toBeGreaterThan(0.85);
    expect(share('decline')).toBeGreaterThan(0.01);
    expect(share('silent')).toBeGreaterThan(0.01);
  });

  it('should refuse red offers less often', () => {
    const refused = (triage: 'merah' | 'hijau') =>
      many(5_000, (random) => answerOffer(random, crewTraits(random), triage)).filter(
        (a) => a.kind !== 'accept',
      ).length;
    expect(refused('merah')).toBeLessThan(refused('hijau'));
  });

  it('should answer before the usual offer time of 30 s', () => {
    for (const answer of many(500, (random) => answerOffer(random, crewTraits(random), null))) {
      if (answer.kind !== 'silent') expect(answer.afterS).toBeLessThan(20);
    }
  });

  it('should take a job of 3 to 4 minutes with the driving at speed 10', () => {
    for (const job of many(300, (random) => planJob(random, crewTraits(random)))) {
      expect((job.turnoutS + job.sceneS + job.handoverS) / 10).toBeLessThan(170);
      expect(job.toPatientShare).toBeLessThan(1);
    }
  });
});

describe('desk policy', () => {
  it('should mostly acknowledge in time, sometimes late, sometimes not at all', () => {
    const waits = many(3_000, (random) => acknowledgeAfterS(random, 'kuning'));
    expect(waits.filter((wait) => wait === null).length).toBeGreaterThan(30);
    expect(waits.filter((wait) => wait !== null && wait > 90).length).toBeGreaterThan(100);
    expect(waits.filter((wait) => wait !== null && wait <= 45).length / waits.length).toBeGreaterThan(0.75);
  });

  it('should keep beds between none and all', () => {
    for (const beds of many(200, (random) => [nextFreeBeds(random, 0, 3), nextFreeBeds(random, 3, 3)])) {
      for (const available of beds) expect(available >= 0 && available <= 3).toBe(true);
    }
  });
});

describe('operator policy', () => {
  it('should ring back after one to three minutes', () => {
    const waits = many(500, callBackAfterS);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...waits)).toBeLessThanOrEqual(180);
  });

  it('should leave the stated share of calls ringing for a person', () => {
    const plans = many(4_000, (random) => planAnswer(random, 'emergency', 0.3));
    const left = plans.filter((plan) => plan.isLeftForHuman);
    expect(left.length / plans.length).toBeCloseTo(0.3, 1);
    for (const plan of plans) expect(plan.afterS >= 45).toBe(plan.isLeftForHuman);
  });

  it('should never leave a call that hangs up by itself', () => {
    expect(
      many(200, (random) => planAnswer(random, 'dropped', 1)).every((plan) => !plan.isLeftForHuman),
    ).toBe(true);
  });

  it('should close what is no emergency with its own code', () => {
    expect(dispositionOf('emergency')).toBeNull();
    expect(dispositionOf('ghost')).toBe('ghost');
  });

  it('should choose the best ranked, hospitals before others', () => {
    expect(chooseUnit(new Random(1), [])).toBeNull();
    expect(chooseUnit(new Random(1), [unit('A')])?.callSign).toBe('A');
    expect(chooseFacility([])).toBeNull();
    expect(chooseFacility([facility('P', 'puskesmas'), facility('RS', 'hospital')])?.name).toBe('RS');
    expect(chooseFacility([facility('P', 'puskesmas')])?.name).toBe('P');
  });

  it('should dispatch red calls sooner and name an outcome', () => {
    expect(dispatchAfterS(new Random(1), { triage: 'merah' })).toBeLessThan(11);
    expect(outcomeOf(new Random(1), true, true)).toBe('transported');
    expect(outcomeOf(new Random(1), false, false)).toBe('other');
    expect(['treated_on_scene', 'refused_care', 'no_patient']).toContain(
      outcomeOf(new Random(1), false, true),
    );
  });
});

describe('clinic policy', () => {
  it('should let most patients come about their window, some never, and none stay for ever', () => {
    const plans = many(2_000, planPatient);
    const came = plans.flatMap(({ comesMin }) => comesMin ?? []);
    expect(came.length / plans.length).toBeCloseTo(0.85, 1);
    expect([Math.min(...came) >= -25, Math.max(...came) <= 10]).toEqual([true, true]);
    const served = plans.map(({ servedMin }) => servedMin);
    expect([Math.min(...served) >= 1, Math.max(...served) <= 20]).toEqual([true, true]);
  });

  it('should fill windows by half at least and never over, and let people walk in now and then', () => {
    const booked = many(500, (random) => bookedOf(random, 6));
    expect([Math.min(...booked), Math.max(...booked)]).toEqual([3, 6]);
    const waits = many(5_000, nextWalkInMin);
    expect(waits.reduce((sum, wait) => sum + wait, 0) / waits.length).toBeCloseTo(25, -1);
  });
});
