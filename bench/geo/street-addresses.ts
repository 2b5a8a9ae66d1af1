import path from 'node:path';
import type { Point } from '#siaga/contracts';
import type { PlaceSearch, StreetPiece } from '#siaga/geo';
import { figure, type Goal, type Measured } from '../harness/result.js';
import { distanceToLineM } from './answer-area.js';
import type { Misses } from './misses.js';
import { PlaceFigures } from './place-figures.js';
import type { City } from './read-city.js';
import { served } from './served.js';
import { cell, pointOfRow, readRows } from './tables.js';
import { TimedSearch } from './timed-search.js';

export const ADDRESS_FILE = 'address_points.csv';
const RIGHT_M = 100;
const RECALL_AIM = { atLeast: 0.85 };
const ALIKE = 0.6;

interface Address {
  readonly street: string;
  readonly village: string;
  readonly district: string;
  readonly truth: Point;
}

/** Street names as people write them, with the true points: the right street first, and how honest the stated area is. */
export function streetAddresses(data: string, city: City, search: PlaceSearch, misses: Misses): Measured[] {
  const addresses = readRows(path.join(data, city.name, ADDRESS_FILE)).flatMap((row): Address[] => {
    const truth = pointOfRow(row);
    const street = cell(row, ['nama_jalan', 'jalan', 'street', 'alamat']);
    if (truth === null || street === '') return [];
    const [village, district] = [cell(row, ['x_desakel']), cell(row, ['x_kecamatan'])];
    return [{ street, village, district, truth }];
  });
  const reachable = addresses.filter((address) => hasRoadOfName(city.streets, address));
  const ceiling = {
    bench: 'geocoding',
    case: `${city.name} streets`,
    metric: 'road of such a name within 100 m: ceiling',
  };
  const withContext = addresses.filter((address) => address.village !== '' && address.district !== '');
  return [
    ...ask(
      `${city.name} streets`,
      addresses,
      (address) => address.street,
      { city, search, misses },
      RECALL_AIM,
    ),
    ...byName(addresses, city, search),
    figure(ceiling, reachable.length / addresses.length),
    ...(withContext.length === 0
      ? []
      : ask(
          `${city.name} streets, kel., kec.`,
          withContext,
          ({ street, village, district }) => `${street}, ${village}, ${district}`,
          { city, search, misses },
        )),
  ];
}

interface Stage {
  readonly city: City;
  readonly search: PlaceSearch;
  readonly misses: Misses;
}

function ask(
  name: string,
  addresses: readonly Address[],
  textOf: (address: Address) => string,
  { city, search, misses }: Stage,
  aim: Goal = {},
): Measured[] {
  const figures = new PlaceFigures(name);
  const timed = new TimedSearch(search);
  const options = served(city);
  timed.warmUp(addresses.map((address) => ({ text: textOf(address), options })));
  for (const address of addresses) {
    const candidates = timed.locate({ text: textOf(address), options });
    const awayM = figures.add(candidates, address.truth);
    if (awayM <= RIGHT_M) continue;
    const note = hasRoadOfName(city.streets, address) ? '' : ' (no road of such a name within 100 m)';
    const answer = candidates[0];
    const said =
      answer === undefined
        ? '-'
        : `${answer.label} | ${answer.context} (${answer.source}, ${Math.round(awayM)} m)`;
    misses.add(name, textOf(address), said, `${address.truth.lat},${address.truth.lon}${note}`);
  }
  return [
    figures.within(RIGHT_M, 'recall@1, rows', aim),
    figures.withinOfFive(RIGHT_M, 'recall@5, rows'),
    ...figures.area(),
    ...timed.figures(name),
  ];
}

/** Each street name counts once, however many addresses it has. */
function byName(addresses: readonly Address[], city: City, search: PlaceSearch): Measured[] {
  const shares = [0, 0];
  const streets = [...new Set(addresses.map((address) => address.street))];
  for (const street of streets) {
    const rows = addresses.filter((address) => address.street === street);
    const { candidates } = search.locate(street, served(city));
    const figures = new PlaceFigures(street);
    for (const row of rows) figures.add(candidates, row.truth);
    shares[0] = (shares[0] ?? 0) + figures.within(RIGHT_M, '').ours;
    shares[1] = (shares[1] ?? 0) + figures.withinOfFive(RIGHT_M, '').ours;
  }
  return shares.map((sum, at) =>
    figure(
      {
        bench: 'geocoding',
        case: `${city.name} streets`,
        metric: `recall@${at === 0 ? 1 : 5}, ${streets.length} names`,
      },
      sum / streets.length,
    ),
  );
}

/** True when some road within 100 m of the truth has a name of which at least a word is alike; by bigrams, not by the geocoder. */
function hasRoadOfName(streets: readonly StreetPiece[], { street, truth }: Address): boolean {
  const asked = wordsOf(street);
  return streets.some(({ name, line }) => {
    const words = wordsOf(name);
    const isAlike =
      dice(asked.join(''), words.join('')) >= ALIKE ||
      asked.some((word) => word.length > 3 && words.some((other) => dice(word, other) >= ALIKE));
    return isAlike && distanceToLineM(line, truth) <= RIGHT_M;
  });
}

function wordsOf(name: string): string[] {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '' && !/^(jl|jln|jalan|gang|gg)$/.test(word));
}

function dice(a: string, b: string): number {
  const [left, right] = [bigrams(a), bigrams(b)];
  if (left.size + right.size === 0) return a === b ? 1 : 0;
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / (left.size + right.size);
}

function bigrams(word: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)));
}
