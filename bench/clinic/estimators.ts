import { estimateWait, type ServicePrior } from '#siaga/booking';
import { Random } from '#siaga/simulation';
import { compare, figure, type Measured } from '../harness/result.js';

const BENCH = 'clinic';
const SESSIONS = 600;
const PATIENTS = 40;
const MEAN_MIN = 6;
const VARIATION = 0.6;
/** Doctors are quicker or slower than their clinic by so much. */
const DOCTORS_VARIATION = 0.35;
const INTERRUPTED = 0.02;
const [SHORTEST_MIN, LONGEST_MIN] = [10, 30];
const AHEAD = [3, 8, 15] as const;
/** What Khanza promises for each patient, whoever the doctor is. */
const KHANZA_MIN = 10;
const PRIOR_WEIGHT = 5;

/** The minutes from call to call of one session, an interruption in the one that it fell into. */
function session(random: Random): number[] {
  const doctorMin = random.lognormal(MEAN_MIN, DOCTORS_VARIATION);
  return Array.from({ length: PATIENTS }, () => {
    const served = random.lognormal(doctorMin, VARIATION);
    return random.chance(INTERRUPTED) ? served + random.between(SHORTEST_MIN, LONGEST_MIN) : served;
  });
}

/** What the clinic knows of its weeks before. */
function priorOf(past: readonly (readonly number[])[]): ServicePrior {
  const all = past.flat();
  const mean = sumOf(all) / all.length;
  const variance = sumOf(all.map((each) => (each - mean) ** 2)) / all.length;
  return { meanS: mean * 60, variation: Math.sqrt(variance) / mean, weight: PRIOR_WEIGHT };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

interface Guess {
  readonly meanMin: number;
  readonly bandMin: readonly [number, number] | null;
}
type Estimator = (ahead: number, served: readonly number[]) => Guess;

const plain = (meanMin: number): Guess => ({ meanMin, bandMin: null });

function estimators(prior: ServicePrior): Readonly<Record<string, Estimator>> {
  const clinicMin = prior.meanS / 60;
  return {
    'constant of Khanza': (ahead) => plain(ahead * KHANZA_MIN),
    'formula of BPJS': (ahead) => plain(Math.max(0, ahead - 1) * clinicMin),
    'mean of the clinic': (ahead) => plain(ahead * clinicMin),
    'mean of the last five': (ahead, served) => {
      const last = served.slice(-5);
      return plain(ahead * (last.length === 0 ? clinicMin : sumOf(last) / last.length));
    },
    ours: (ahead, served) => {
      const { meanS, p10S, p90S } = estimateWait(
        ahead,
        served.map((minutes) => minutes * 60),
        null,
        prior,
      );
      return { meanMin: meanS / 60, bandMin: [p10S / 60, p90S / 60] };
    },
  };
}

interface Score {
  errorMin: number;
  covered: number;
  tooShort: number;
  n: number;
}

/** How far the promised minutes are from the true ones, and how often the shown band holds them. */
export function estimates(): Measured[] {
  const random = new Random('estimators');
  const past = Array.from({ length: SESSIONS }, () => session(random));
  const all = estimators(priorOf(past));
  const sessions = Array.from({ length: SESSIONS }, () => session(random));
  return AHEAD.flatMap((ahead) => {
    const scores = new Map(
      Object.entries(all).map(([name, estimator]) => [name, score(sessions, ahead, estimator)]),
    );
    const ours = scores.get('ours');
    if (ours === undefined) throw new Error('ours is one of them');
    const errors = [...scores].filter(([name]) => name !== 'ours').map(([, { errorMin, n }]) => errorMin / n);
    const best = Math.min(...errors);
    const at = { bench: BENCH, case: `${String(ahead)} ahead` };
    return [
      ...[...scores].map(([name, { errorMin, n }]) =>
        figure({ ...at, metric: `${name}: mean error, min` }, errorMin / n),
      ),
      compare(
        { ...at, metric: 'ours beside the best of them' },
        [{ ours: ours.errorMin / ours.n, reference: best }],
        ahead === 8 ? { atMost: 0.85 } : {},
      ),
      figure({ ...at, metric: 'band holds' }, ours.covered / ours.n, { atLeast: 0.75, atMost: 0.9 }),
      figure({ ...at, metric: 'told too short' }, ours.tooShort / ours.n, { atMost: 0.1 }),
    ];
  });
}

function score(sessions: readonly (readonly number[])[], ahead: number, estimator: Estimator): Score {
  const total: Score = { errorMin: 0, covered: 0, tooShort: 0, n: 0 };
  for (const minutes of sessions)
    for (let at = 0; at + ahead <= minutes.length; at += 1) {
      const { meanMin, bandMin } = estimator(ahead, minutes.slice(0, at));
      const trueMin = sumOf(minutes.slice(at, at + ahead));
      total.n += 1;
      total.errorMin += Math.abs(meanMin - trueMin);
      if (bandMin === null) continue;
      if (trueMin >= bandMin[0] && trueMin <= bandMin[1]) total.covered += 1;
      if (trueMin > bandMin[1]) total.tooShort += 1;
    }
  return total;
}
