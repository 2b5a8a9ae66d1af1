import { distanceM, type LocateCandidate, type Point } from '#siaga/contracts';
import type { LocateOptions, PlaceSearch, Region } from '#siaga/geo';
import { pointAway, Random } from '#siaga/simulation';
import { figure, type Goal, type Measured } from '../../harness/result.js';
import type { Misses } from '../misses.js';
import { HALVES, nameOf, type Half } from './halves.js';
import { madeReports, REPORT_KINDS } from './made-reports.js';
import { REPORT_FRAMES, STREET_REPORTS } from './reports.js';

/** A unit is sent to an area of this size without a further question. */
const NARROW_M = 8_000;
const FAR_M = 50_000;
const HOLDS: Goal = { atLeast: 0.95 };
/** The middles of streets are told to about this. */
const SPREAD_OF_STREET_M = 1_000;
const VILLAGES = 150;
/** Callers of a village are not all at its middle. */
const FARTHEST_IN_VILLAGE = 0.5;
const CITIES = ['31', '32.73', '33.74', '35.78', '12.71', '73.71', '16.71', '64.71', '15.71', '34.71'];

/** A centre far from all of them, to which such a text comes all the same. */
const ELSEWHERE = '15.71';

interface Asked {
  readonly text: string;
  readonly truth: Point;
  /** How far off the truth itself may be; nothing where it is left out. */
  readonly spreadM?: number;
  readonly servedBy: string;
}

/** How often an answer that looks precise is wrong, on reports from cities of which no map is loaded. */
export function confidentWrong(
  search: PlaceSearch,
  regions: readonly Region[],
  misses: Misses,
  halves: readonly Half[] = HALVES,
): Measured[] {
  return halves.flatMap((half) => [
    ...ask(search, `reports of streets, ${nameOf(half)}`, streetReports(half), misses, {}),
    ...ask(search, `reports of villages, ${nameOf(half)}`, villageReports(half, regions), misses, {
      atLeast: 0.85,
    }),
    ...askMade(search, half, regions, misses),
  ]);
}

function askMade(search: PlaceSearch, half: Half, regions: readonly Region[], misses: Misses): Measured[] {
  const sets = REPORT_KINDS.map((kind) => [kind, madeReports(regions, kind, half)] as const);
  const mixed = sets.flatMap(([, reports]) => reports);
  return [
    ...sets.flatMap(([kind, reports]) =>
      ask(search, `made reports of ${kind}, ${nameOf(half)}`, reports, misses, {}, {}),
    ),
    ...ask(search, `made reports of all kinds, ${nameOf(half)}`, mixed, misses, {}),
  ];
}

function streetReports(half: Half): Asked[] {
  return STREET_REPORTS[half].map(({ text, lat, lon, servedBy }) => ({
    text,
    truth: { lat, lon },
    spreadM: SPREAD_OF_STREET_M,
    servedBy,
  }));
}

function villageReports(half: Half, regions: readonly Region[]): Asked[] {
  const random = new Random(`geocoding/reports/${half}`);
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const villages = regions.filter(
    ({ level, code, center }) =>
      level === 4 && center !== null && CITIES.some((city) => code.startsWith(`${city}.`)),
  );
  return Array.from({ length: VILLAGES }, () => {
    const village = random.pick(villages);
    const district = byCode.get(village.code.slice(0, 8));
    const text = random
      .pick(REPORT_FRAMES[half])
      .replace('{village}', village.name)
      .replace('{district}', district?.name ?? '');
    const away = village.radiusM * FARTHEST_IN_VILLAGE * random.next();
    const truth = pointAway(village.center ?? { lon: NaN, lat: NaN }, random.between(0, 360), away);
    const servedBy = CITIES.find((city) => village.code.startsWith(`${city}.`)) ?? 'ID';
    return { text: random.chance(0.5) ? text.toLowerCase() : text, truth, servedBy };
  });
}

function ask(
  search: PlaceSearch,
  name: string,
  asked: readonly Asked[],
  misses: Misses,
  recall: Goal,
  goal: Goal = HOLDS,
): Measured[] {
  const kinds: readonly (readonly [string, (each: Asked) => LocateOptions])[] = [
    ['served', ({ servedBy }) => ({ regionCodes: [servedBy], near: search.middleOf(servedBy) })],
    ['anywhere', () => ({})],
    ['served elsewhere', () => ({ regionCodes: [ELSEWHERE], near: search.middleOf(ELSEWHERE) })],
  ];
  return kinds.flatMap(([kind, optionsOf]) => {
    const title = `${name}, ${kind}`;
    let [narrow, holds, far, right] = [0, 0, 0, 0];
    for (const each of asked) {
      const first = search.locate(each.text, optionsOf(each)).candidates[0];
      if (first === undefined || first.accuracyM >= NARROW_M) continue;
      narrow += 1;
      const awayM = distanceM(first.point, each.truth);
      if (awayM <= first.accuracyM + (each.spreadM ?? 0)) {
        holds += 1;
        right += 1;
        continue;
      }
      if (awayM > FAR_M) far += 1;
      misses.add(title, each.text, said(first), `${Math.round(awayM)} m away`);
    }
    const of = (metric: string, value: number, goal: Goal = {}): Measured =>
      figure({ bench: 'geocoding', case: title, metric }, value, goal);
    return [
      of('answers under 8 km, share of all', narrow / asked.length),
      of('of these, truth inside', narrow === 0 ? 1 : holds / narrow, goal),
      of('wrong by more than 50 km, share of all', far / asked.length),
      of('right and under 8 km, share of all', right / asked.length, kind === 'served' ? recall : {}),
    ];
  });
}

function said({ label, context, accuracyM, score }: LocateCandidate): string {
  return `${label} | ${context} (±${accuracyM} m, ${score.toFixed(2)})`;
}
