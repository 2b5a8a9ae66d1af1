import { distanceM, type Point } from '#siaga/contracts';
import type { MapContent, PlaceSearch, Region, StreetPiece } from '#siaga/geo';
import { Random } from '#siaga/simulation';
import type { Measured } from '../harness/result.js';
import type { Misses } from './misses.js';
import { PlaceFigures } from './place-figures.js';
import { GANG_STOCK, STREET_STOCK, type StockName } from './street-stock.js';
import { TimedSearch, type Question } from './timed-search.js';

const SEEDS = ['first invented city', 'second invented city'];
const FEWEST_VILLAGES = 20;
const MOST_VILLAGES = 60;
const STREETS_IN_VILLAGE = 5;
const GANGS_IN_VILLAGE = 3;
const ROW_DEGREES = 0.0009;
const CORNER_DEGREES = 0.0005;
const CORNERS = 12;
const RIGHT_M = 100;
const RECALL_AIM = { atLeast: 0.95 };

interface Street {
  readonly name: StockName;
  readonly isAlley: boolean;
  readonly line: readonly number[];
}

/**
 * Towns that nobody has seen: villages of a kota of the gazetteer, streets from the Indonesian stock of names on a grid, in
 * data with the quirks of OSM and RBI (short forms, capitals, spaces, gaps), asked as people write.
 */
export async function inventedCities(
  search: PlaceSearch,
  regions: readonly Region[],
  misses: Misses,
): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const seed of SEEDS) {
    const random = new Random(`geocoding/${seed}`);
    const villages = villagesOfSomeCity(regions, random);
    const streets = streetsOf(villages, random);
    const pieces = streets.flatMap((street, at) => piecesOf(street, at, random));
    const content: MapContent = { streets: pieces, places: [], houseNumbers: [] };
    await search.replaceMap(seed, content, (point) => holding(point, villages).code);
    results.push(...ask(seed, streets, villages, { search, misses, random }));
    search.removeMap(seed);
  }
  return results;
}

function villagesOfSomeCity(regions: readonly Region[], random: Random): Region[] {
  const cities = regions.filter(({ kind }) => kind === 'kota');
  for (;;) {
    const { code } = random.pick(cities);
    const villages = regions.filter(
      (each) => each.level === 4 && each.source === 'geografis' && each.code.startsWith(`${code}.`),
    );
    if (villages.length >= FEWEST_VILLAGES && villages.length <= MOST_VILLAGES) return villages;
  }
}

/** Rows of streets around the middle of each village, alleys between them. */
function streetsOf(villages: readonly Region[], random: Random): Street[] {
  const left = [...STREET_STOCK];
  return villages.flatMap((village) => {
    const pickName = (): StockName =>
      left.length > 0
        ? (left.splice(random.integer(0, left.length - 1), 1)[0] ?? random.pick(STREET_STOCK))
        : random.pick(STREET_STOCK);
    const gangs = [...GANG_STOCK].sort(() => random.integer(0, 1) - 0.5).slice(0, GANGS_IN_VILLAGE);
    const chosen = new Set([...Array.from({ length: STREETS_IN_VILLAGE }, pickName), ...gangs]);
    return [...chosen].map((name, row): Street => ({
      name,
      isAlley: GANG_STOCK.includes(name),
      line: rowOf(village.center ?? { lon: 0, lat: 0 }, row - 3),
    }));
  });
}

function rowOf({ lon, lat }: Point, row: number): number[] {
  return Array.from({ length: CORNERS }, (_, at) => [
    lon + (at - CORNERS / 2) * CORNER_DEGREES,
    lat + row * ROW_DEGREES,
  ]).flat();
}

/** A street in two or three pieces as maps have it, each with a spelling of its own; one in eight has no name. */
function piecesOf({ name, isAlley, line }: Street, at: number, random: Random): StreetPiece[] {
  const cuts = [0, 8, 16, line.length];
  const parts = cuts.slice(1).map((to, part) => line.slice(Math.max(0, (cuts[part] ?? 0) - 2), to));
  return parts.flatMap((part, nth): StreetPiece[] => {
    if (nth > 0 && random.chance(0.125)) return [];
    const written = asInData(random.pick(name.inData), isAlley, random);
    const roadClass = isAlley ? 'alley' : 'residential';
    return [{ ref: `way/${at}/${nth}`, name: written, aliases: [], roadClass, line: part }];
  });
}

function asInData(name: string, isAlley: boolean, random: Random): string {
  if (isAlley) return `${random.pick(['Gang', 'Gg', 'Gg.', 'GANG'])} ${name}`;
  const written = `${random.pick(['Jalan', 'Jalan', 'Jl.', 'Jln', 'Jl', 'JL.'])} ${name}`;
  if (random.chance(0.15)) return written.toUpperCase();
  return random.chance(0.1) ? `${written}  ` : written;
}

function asAsked(name: StockName, isAlley: boolean, random: Random): string {
  const asked = random.pick(name.asked);
  if (isAlley) return `${random.pick(['Gg', 'Gg.', 'gang', 'Gang'])} ${asked}`;
  return `${random.pick(['Jl', 'Jl.', 'jln', 'Jalan', 'jl.'])} ${asked}`;
}

/** The village whose middle is nearest. */
function holding(point: Point, villages: readonly Region[]): Region {
  const awayM = ({ center }: Region): number => (center === null ? Infinity : distanceM(center, point));
  return villages.reduce((best, each) => (awayM(each) < awayM(best) ? each : best));
}

interface Stage {
  readonly search: PlaceSearch;
  readonly misses: Misses;
  readonly random: Random;
}

/** A name that the city has once is asked alone; the others, and alleys, with their kelurahan. */
function ask(
  seed: string,
  streets: readonly Street[],
  villages: readonly Region[],
  { search, misses, random }: Stage,
): Measured[] {
  const timed = new TimedSearch(search);
  const figures = new PlaceFigures(seed);
  const centre = villages[villages.length >> 1]?.center ?? null;
  const regionCodes = [villages[0]?.code.slice(0, 5) ?? ''];
  for (const { name, isAlley, line } of streets) {
    const isOnly = streets.filter((each) => each.name === name).length === 1;
    const truth = { lon: line[6] ?? NaN, lat: line[7] ?? NaN };
    const village = holding(truth, villages);
    const context = isOnly
      ? ''
      : random.pick([`, ${village.name}`, ` kel. ${village.name}`, ` ${village.name}`]);
    const text = `${asAsked(name, isAlley, random)}${context}`;
    const question: Question = { text, options: { near: centre, regionCodes } };
    // Any part of the street is right: a map leaves its middle without a name now and then.
    const candidates = timed.locate(question);
    const awayM = figures.add(candidates, truth, { lon: line.at(-4) ?? NaN, lat: line.at(-3) ?? NaN });
    if (awayM <= RIGHT_M) continue;
    misses.add(
      seed,
      text,
      `${candidates[0]?.label ?? '-'} | ${candidates[0]?.context ?? ''}`,
      `${name.full}, ${village.name}`,
    );
  }
  return [
    figures.within(RIGHT_M, 'recall@1', RECALL_AIM),
    figures.withinOfFive(RIGHT_M, 'recall@5'),
    ...figures.area(),
    ...timed.figures(seed),
  ];
}
