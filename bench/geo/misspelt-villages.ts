import { performance } from 'node:perf_hooks';
import type { LocateOptions, PlaceSearch, Region } from '#siaga/geo';
import { Random } from '#siaga/simulation';
import { openTrgmFloor, type TrgmFloor } from '../floor/villages-trgm.js';
import type { BenchContext } from '../harness/bench.js';
import { compare, figure, median, type Measured } from '../harness/result.js';
import type { Misses } from './misses.js';
import { MISSPELLINGS, MIXED, type Misspelling } from './misspell.js';
import { TimedSearch, type Question } from './timed-search.js';
import { VillageNames, type FullName } from './village-names.js';

const BENCH = 'geocoding';
const QUERIES = 500;
const QUERIES_ALONE = 200;
/** The reference takes ten times as long as we do, so it gets the first questions of each kind only. */
const QUERIES_FLOOR = 40;
const DRAWS = 200_000;
/** Changed whenever the search was mended by what an earlier draw had missed: what is quoted was never looked at. */
const SEED = 'geocoding, third draw';
const RECALL_AIM = { atLeast: 0.97 };
const TIME_AIM = { atMost: 0.25 };

const EXACT: Misspelling = { kind: 'as it is', write: (name) => name };
const TITLED: Misspelling = { kind: 'titles', write: (name) => name };
const KINDS: readonly Misspelling[] = [EXACT, TITLED, ...MISSPELLINGS, MIXED];

interface Case extends Question {
  readonly right: ReadonlySet<string>;
  readonly name: FullName;
}

interface Recall {
  at1: number;
  at5: number;
  asked: number;
}

/**
 * Misspelt villages of the whole country: with kecamatan and kabupaten misspelt in the same way, and the name alone asked from
 * the kabupaten that serves it. Beside it pg_trgm's nearest neighbours over the same full names.
 */
export async function misspeltVillages(
  context: BenchContext,
  search: PlaceSearch,
  regions: readonly Region[],
  misses: Misses,
): Promise<Measured[]> {
  const names = new VillageNames(regions);
  const results = villageRecall(search, names, misses);
  const floor = await openTrgmFloor(context.postgres, names.all);
  try {
    return [...results, ...(await againstFloor(context.rounds, search, floor, fullQuestions(names)))];
  } finally {
    await floor.close();
  }
}

/** What we find of them; needs no database. */
export function villageRecall(search: PlaceSearch, names: VillageNames, misses: Misses): Measured[] {
  const alone = KINDS.filter((kind) => kind !== TITLED).map(
    (kind) => [kind.kind, draw(names, kind, QUERIES_ALONE, aloneCase)] as const,
  );
  return [
    ...recallFigures(search, 'desa, kec., kab.', fullQuestions(names), misses, RECALL_AIM),
    ...recallFigures(search, 'desa alone, served area', new Map(alone), misses),
  ];
}

function fullQuestions(names: VillageNames): Map<string, Case[]> {
  return new Map(KINDS.map((kind) => [kind.kind, draw(names, kind, QUERIES, fullCase)]));
}

function recallFigures(
  search: PlaceSearch,
  title: string,
  kinds: ReadonlyMap<string, readonly Case[]>,
  misses: Misses,
  aim: { atLeast?: number } = {},
): Measured[] {
  const timed = new TimedSearch(search);
  const results: Measured[] = [];
  const all: Recall = { at1: 0, at5: 0, asked: 0 };
  for (const [kind, cases] of kinds) {
    timed.warmUp(cases);
    const recall: Recall = { at1: 0, at5: 0, asked: 0 };
    for (const each of cases) {
      const codes = timed.locate(each).map((candidate) => candidate.regionCode);
      count(recall, codes, each);
      if (!each.right.has(codes[0] ?? ''))
        misses.add(`${title}/${kind}`, each.text, codes[0] ?? '-', spoken(each.name));
    }
    results.push(...shares(`${title}: ${kind}`, recall));
    if (kind !== EXACT.kind && kind !== TITLED.kind) add(all, recall);
  }
  return [...results, ...shares(`${title}: all misspelt`, all, aim), ...timed.figures(`${title}: all`)];
}

/** Ours and pg_trgm take turns; each round asks every kind its share of questions. */
async function againstFloor(
  rounds: number,
  search: PlaceSearch,
  floor: TrgmFloor,
  kinds: ReadonlyMap<string, readonly Case[]>,
): Promise<Measured[]> {
  const times: { ours: number; reference: number }[] = [];
  const recalls = new Map<string, Recall>();
  const ourRecall: Recall = { at1: 0, at5: 0, asked: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const [ours, reference]: [number[], number[]] = [[], []];
    for (const [kind, cases] of kinds) {
      const recall = recalls.get(kind) ?? { at1: 0, at5: 0, asked: 0 };
      recalls.set(kind, recall);
      for (const each of cases.slice(0, QUERIES_FLOOR).filter((_, n) => n % rounds === round)) {
        const startedAtMs = performance.now();
        const found = search.locate(each.text, each.options).candidates;
        const turnedAtMs = performance.now();
        const theirs = await floor.nearest(each.text);
        reference.push(performance.now() - turnedAtMs);
        ours.push(turnedAtMs - startedAtMs);
        count(
          ourRecall,
          found.map((candidate) => candidate.regionCode),
          each,
        );
        count(recall, theirs, each);
      }
    }
    times.push({ ours: median(ours), reference: median(reference) });
  }
  const misspelt: Recall = { at1: 0, at5: 0, asked: 0 };
  for (const recall of recalls.values()) add(misspelt, recall);
  const shareOf = (recall: Recall): number => recall.at1 / recall.asked;
  return [
    ...[...recalls]
      .map(([kind, recall]) => shares(`pg_trgm: ${kind}`, recall)[0])
      .filter((each) => each !== undefined),
    compare({ bench: BENCH, case: 'villages, same questions', metric: 'recall@1 against pg_trgm' }, [
      { ours: shareOf(ourRecall), reference: shareOf(misspelt) },
    ]),
    compare(
      { bench: BENCH, case: 'villages, same questions', metric: 'p50 against pg_trgm, ms' },
      times,
      TIME_AIM,
    ),
  ];
}

function shares(name: string, recall: Recall, aim: { atLeast?: number } = {}): Measured[] {
  const of = (metric: string, value: number, goal = {}): Measured =>
    figure({ bench: BENCH, case: name, metric }, value / recall.asked, goal);
  return [of('recall@1', recall.at1, aim), of('recall@5', recall.at5)];
}

function count(recall: Recall, codes: readonly (string | null)[], { right }: Case): void {
  recall.asked += 1;
  if (right.has(codes[0] ?? '')) recall.at1 += 1;
  if (codes.slice(0, 5).some((code) => right.has(code ?? ''))) recall.at5 += 1;
}

function add(sum: Recall, recall: Recall): void {
  sum.at1 += recall.at1;
  sum.at5 += recall.at5;
  sum.asked += recall.asked;
}

type Maker = (names: VillageNames, name: FullName, kind: Misspelling, random: Random) => Case | null;

/** Villages to which this way of misspelling applies, and the questions for them. */
function draw(names: VillageNames, kind: Misspelling, size: number, make: Maker): Case[] {
  const random = new Random(`${SEED}/${kind.kind}/${make.name}`);
  const cases: Case[] = [];
  for (let n = 0; n < DRAWS && cases.length < size; n += 1) {
    const made = make(names, random.pick(names.all), kind, random);
    if (made !== null) cases.push(made);
  }
  return cases;
}

function fullCase(names: VillageNames, name: FullName, kind: Misspelling, random: Random): Case | null {
  const village = kind.write(name.village, random);
  if (village === null || names.isAnother(village, name, 'district')) return null;
  const parts = [
    village,
    kind.write(name.district, random) ?? name.district,
    kind.write(name.regency, random) ?? name.regency,
  ];
  const isTitled = kind === TITLED || (kind === MIXED && random.chance(0.3));
  const text = isTitled ? titled(parts, name, random) : untitled(parts, name, random);
  return { text: asTyped(text, random), options: {}, right: names.sameIn(name, 'district'), name };
}

function aloneCase(names: VillageNames, name: FullName, kind: Misspelling, random: Random): Case | null {
  const village = kind.write(name.village, random);
  if (village === null || names.isAnother(village, name, 'regency')) return null;
  const options: LocateOptions = { near: name.regencyCentre, regionCodes: [name.regencyCode] };
  return { text: asTyped(village, random), options, right: names.sameIn(name, 'regency'), name };
}

function spoken({ code, village, district, regency }: FullName): string {
  return `${code} ${village}, ${district}, ${regency}`;
}

function asTyped(text: string, random: Random): string {
  return random.chance(0.5) ? text.toLowerCase() : text;
}

/** Cities are called so, for most have a kabupaten of the same name beside them. */
function untitled(parts: readonly string[], { isCity }: FullName, random: Random): string {
  const [village, district, regency] = parts;
  return [village, district, isCity ? `Kota ${regency ?? ''}` : regency].join(random.pick([', ', ' ']));
}

function titled(parts: readonly string[], name: FullName, random: Random): string {
  const village = name.isUrban ? ['Kel.', 'Kel', 'kelurahan', 'Kelr.'] : ['Ds.', 'Ds', 'Desa', 'ds.'];
  const regency = name.isCity ? ['Kota', 'Kodya'] : ['Kab.', 'Kab', 'Kabupaten', 'kab.'];
  const titles = [
    random.pick(village),
    random.pick(['Kec.', 'Kec', 'Kecamatan', 'kec.']),
    random.pick(regency),
  ];
  const words = parts.map(
    (part, at) => `${titles[at] ?? ''}${titles[at]?.endsWith('.') && random.chance(0.4) ? '' : ' '}${part}`,
  );
  return words.join(random.pick([', ', ' ']));
}
