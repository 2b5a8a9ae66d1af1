import type { ClinicCrowd, ClusterRhythm, TemplateFigures } from '#siaga/contracts';
import { percentile } from '#siaga/simulation';
import type { ClinicDay, Template } from './clinic-day.policy.js';

/** The doctor may wait so many minutes more than when all come at opening. */
const IDLE_MORE_MIN = 3;
const MOST_PLACES = 10;
const MOST_EXTRA = 2;
/** Windows that leave the end of the session free, against those that fill it. */
const FILLS = [1, 0.94] as const;
const SHORTEST_MIN = 5;

/** What the days of a template come to. Throws RangeError for no days. */
export function figuresOf(days: readonly ClinicDay[]): TemplateFigures {
  if (days.length === 0) throw new RangeError('figures of no days');
  const group = (values: number[]): TemplateFigures['booked'] =>
    values.length === 0 ? null : { meanMin: meanOf(values), p90Min: percentile(values, 0.9) ?? 0 };
  return {
    booked: group(days.flatMap(({ booked }) => booked)),
    walkIn: group(days.flatMap(({ walkIn }) => walkIn)),
    idleMin: meanOf(days.map(({ idleMin }) => idleMin)),
    overrunMin: meanOf(days.map(({ overrunMin }) => overrunMin)),
  };
}

/** The rhythm of a clinic where everybody comes at opening: what windows are measured against. */
export function atOpening({ lengthMin }: Pick<Template, 'lengthMin'>, booked: number): ClusterRhythm {
  return { minutes: lengthMin, places: booked, walkIns: 0, firstExtra: 0 };
}

/**
 * The rhythms that hold a crowd in a session: windows of one to ten, evenly over the session or with its end left free, the first with up to two
 * more (Bailey and Welch, for each window anew as Choi and Banerjee have it when windows are small).
 */
export function rhythmsFor(
  { booked }: Pick<ClinicCrowd, 'booked'>,
  lengthMin: number,
  walkIns: number,
): ClusterRhythm[] {
  const found = new Map<string, ClusterRhythm>();
  for (let places = 1; places <= Math.min(MOST_PLACES, Math.max(1, booked)); places += 1)
    for (let firstExtra = 0; firstExtra <= Math.min(MOST_EXTRA, places); firstExtra += 1)
      for (const fill of FILLS) {
        const windows = Math.max(1, Math.ceil((booked - firstExtra) / places));
        const minutes = Math.floor((lengthMin / windows) * fill);
        if (minutes < SHORTEST_MIN || minutes > 240) continue;
        found.set(`${String(minutes)} ${String(places)} ${String(firstExtra)}`, {
          minutes,
          places,
          walkIns,
          firstExtra,
        });
      }
  return [...found.values()];
}

/** A rhythm with what it comes to. */
export interface TriedRhythm {
  readonly rhythm: ClusterRhythm;
  readonly figures: TemplateFigures;
}

/** The best of each size of window, smallest first: the shortest stay of who booked among those that let the doctor wait no longer than allowed. */
export function curveOf(tried: readonly TriedRhythm[], opening: TemplateFigures): TriedRhythm[] {
  const best = new Map<number, TriedRhythm>();
  for (const each of tried) {
    if (each.figures.booked === null || each.figures.idleMin > opening.idleMin + IDLE_MORE_MIN) continue;
    const known = best.get(each.rhythm.places);
    if (known === undefined || stayOf(each) < stayOf(known)) best.set(each.rhythm.places, each);
  }
  return [...best.values()].sort((a, b) => a.rhythm.places - b.rhythm.places);
}

/** The one of a curve with the shortest stay; null when none lets the doctor work. */
export function bestOf(curve: readonly TriedRhythm[]): TriedRhythm | null {
  return curve.reduce<TriedRhythm | null>(
    (best, each) => (best === null || stayOf(each) < stayOf(best) ? each : best),
    null,
  );
}

/** The long stays are what fills a waiting room, so they count as much as the mean. */
function stayOf({ figures: { booked } }: TriedRhythm): number {
  return booked === null ? Infinity : booked.meanMin + booked.p90Min;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
