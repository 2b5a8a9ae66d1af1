import type { BookingCluster, ClinicCrowd, ClinicRules, ClusterRhythm } from '#siaga/contracts';
import { Random } from '#siaga/simulation';
import { planClusters } from './cluster-plan.policy.js';
import { nextToCall, type Called, type Waiting } from './next-to-call.policy.js';

/** A session as a template would hold it. */
export interface Template {
  readonly rhythm: ClusterRhythm;
  readonly lengthMin: number;
  readonly rules: Pick<ClinicRules, 'walkInAfter' | 'priorityRun'>;
}

/** What a day was like, in minutes. */
export interface ClinicDay {
  /** From the door to the end of the service. */
  readonly booked: readonly number[];
  readonly walkIn: readonly number[];
  /** So long the doctor waited for patients. */
  readonly idleMin: number;
  /** So long after its end the session went on. */
  readonly overrunMin: number;
}

const OPENS_MS = Date.UTC(2026, 0, 5, 1);
const MINUTE_MS = 60_000;

interface Coming extends Waiting {
  readonly atMin: number;
}

/**
 * One day of a clinic through the windows and the calling rule that patients meet. `crowd` is who comes and how long it takes; the same
 * seed gives the same people, whatever the template.
 */
export function simulateDay(seed: string, crowd: ClinicCrowd, template: Template): ClinicDay {
  const random = new Random(seed);
  const { lengthMin, rules } = template;
  const windows = windowsOf(template);
  const coming = [
    ...whoBooked(random.fork('booked'), crowd, windows),
    ...whoWalksIn(random.fork('walk-in'), crowd, lengthMin),
  ].sort((a, b) => a.atMin - b.atMin);
  const services = random.fork('services');
  const startMin = random.fork('doctor').between(0, crowd.latestMin);
  const day = serve(coming, startMin, () => services.lognormal(crowd.meanMin, crowd.variation), rules);
  return { ...day, overrunMin: Math.max(0, day.endMin - lengthMin) };
}

/** How many patients can book in a session of this template. Throws RangeError for a session without length. */
export function placesOf({ lengthMin, rhythm }: Pick<Template, 'lengthMin' | 'rhythm'>): number {
  return windowsOf({ lengthMin, rhythm }).reduce((sum, { places }) => sum + places, 0);
}

function windowsOf({ lengthMin, rhythm }: Pick<Template, 'lengthMin' | 'rhythm'>): BookingCluster[] {
  return planClusters(new Date(OPENS_MS), new Date(OPENS_MS + lengthMin * MINUTE_MS), rhythm);
}

function whoBooked(random: Random, crowd: ClinicCrowd, windows: readonly BookingCluster[]): Coming[] {
  const seats = windows.flatMap(({ from, places }, cluster) =>
    Array.from({ length: places }, () => ({ cluster, fromMin: (Date.parse(from) - OPENS_MS) / MINUTE_MS })),
  );
  return seats.slice(0, crowd.booked).flatMap(({ cluster, fromMin }, at) => {
    const early = random.between(0, crowd.earlyMin);
    const isHere = !random.chance(crowd.noShow);
    return isHere ? [person(at + 1, cluster, false, fromMin - early)] : [];
  });
}

function whoWalksIn(random: Random, crowd: ClinicCrowd, lengthMin: number): Coming[] {
  return Array.from({ length: crowd.walkIns }, (_, at) =>
    person(crowd.booked + at + 1, 0, true, random.between(0, lengthMin)),
  );
}

function person(number: number, cluster: number, isWalkIn: boolean, atMin: number): Coming {
  const arrivedAtMs = OPENS_MS + atMin * MINUTE_MS;
  return { id: String(number), number, cluster, isWalkIn, priority: 'none', arrivedAtMs, skips: 0, atMin };
}

function serve(
  coming: readonly Coming[],
  startMin: number,
  serviceMin: () => number,
  rules: Template['rules'],
): Omit<ClinicDay, 'overrunMin'> & { endMin: number } {
  const inside: Coming[] = [];
  const called: Called[] = [];
  const figures = { booked: [] as number[], walkIn: [] as number[], idleMin: 0 };
  let [nowMin, come] = [startMin, 0];
  while (come < coming.length || inside.length > 0) {
    for (let next = coming[come]; next !== undefined && next.atMin <= nowMin; next = coming[come]) {
      inside.push(next);
      come += 1;
    }
    const next = nextToCall(inside, called, rules);
    if (next === null) {
      const { atMin = nowMin } = coming[come] ?? {};
      figures.idleMin += atMin - nowMin;
      nowMin = atMin;
      continue;
    }
    inside.splice(inside.indexOf(next), 1);
    called.unshift({ isWalkIn: next.isWalkIn, priority: next.priority });
    nowMin += serviceMin();
    (next.isWalkIn ? figures.walkIn : figures.booked).push(nowMin - next.atMin);
  }
  return { ...figures, endMin: nowMin };
}
