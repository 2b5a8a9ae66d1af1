import { type DeclineReason, type Triage } from '#siaga/contracts';
import { type Random } from '../random/random.js';

/** How a crew answers an offer. `afterS` are real seconds: people do not think faster in a compressed demo. */
export type OfferAnswer =
  | { kind: 'accept'; afterS: number }
  | { kind: 'decline'; afterS: number; reason: DeclineReason }
  | { kind: 'silent' };

/** A crew's habits, as probabilities (0 to 1). */
export interface CrewTraits {
  declines: number;
  staysSilent: number;
  forgetsTap: number;
}

/** Habits of one crew: most are reliable; the spread makes some worse than others. */
export function crewTraits(random: Random): CrewTraits {
  return {
    declines: random.between(0.01, 0.09),
    staysSilent: random.between(0.01, 0.07),
    forgetsTap: random.between(0.02, 0.12),
  };
}

const REASONS: readonly { value: DeclineReason; weight: number }[] = [
  { value: 'crew_incomplete', weight: 4 },
  { value: 'vehicle_fault', weight: 3 },
  { value: 'on_other_task', weight: 3 },
  { value: 'road_blocked', weight: 2 },
  { value: 'too_far', weight: 1 },
];

/** Decides on an offer; red ones are refused or missed half as often. */
export function answerOffer(random: Random, traits: CrewTraits, triage: Triage | null): OfferAnswer {
  const care = triage === 'merah' ? 0.5 : 1;
  if (random.chance(traits.staysSilent * care)) return { kind: 'silent' };
  if (random.chance(traits.declines * care)) {
    return { kind: 'decline', afterS: random.between(4, 14), reason: random.weighted(REASONS) };
  }
  return { kind: 'accept', afterS: random.between(2, 9) };
}

/** How one job goes once it is accepted. Times in seconds of the city's clock, to be divided by the speed. */
export interface JobPlan {
  turnoutS: number;
  sceneS: number;
  /** Share of the time on scene that passes before the crew is with the patient. */
  toPatientShare: number;
  /** False: treated on scene, refused, or nobody there. */
  transports: boolean;
  handoverS: number;
  /** Taps left out; the next one says that the step was passed. */
  forgets: readonly ('en_route' | 'at_patient' | 'handed_over')[];
}

/** Plans a job: turnout 20 to 80 s, scene 6 to 14 min, hand-over 5 to 12 min, four of five patients are taken along. */
export function planJob(random: Random, traits: CrewTraits): JobPlan {
  const taps = ['en_route', 'at_patient', 'handed_over'] as const;
  return {
    turnoutS: random.between(20, 80),
    sceneS: random.between(360, 840),
    toPatientShare: random.between(0.1, 0.25),
    transports: random.chance(0.8),
    handoverS: random.between(300, 720),
    forgets: taps.filter(() => random.chance(traits.forgetsTap)),
  };
}
