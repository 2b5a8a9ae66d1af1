import { distanceM, type Point } from '#siaga/contracts';
import { type NamedPlace, type StreetPiece } from '#siaga/geo';
import { pointAway, pointBetween, type Random } from '#siaga/simulation';
import type { City } from './read-city.js';
import { served } from './served.js';
import type { Question } from './timed-search.js';
import { plain } from './village-names.js';

const BETWEEN_M = 1_500;
/** Places farther from the middle of the city than this are pinned wrongly, or another city's. */
const CITY_M = 12_000;
const SHORTEST_TYPED = 4;
const DRAWS = 20_000;
const TITLE = /^(jalan|jln?\.?|gang|gg\.?)\s+/i;
const JUNCTION_WORDS = ['simpang', 'pertigaan', 'perempatan', 'simp.', 'simpang jl.'];
const BESIDE_WORDS = ['depan', 'dpn', 'belakang', 'seberang', 'samping', 'dekat'];
const DIRECTIONS: readonly (readonly [string, number])[] = [
  ['utara', 0],
  ['timur', 90],
  ['selatan', 180],
  ['barat', 270],
];

/** A question made from the map, with every point that would be a right answer. */
export interface MadeQuestion extends Question {
  readonly truths: readonly Point[];
}

/** Draws `count` questions of one kind, or as many as the map gives. */
export type QuestionMaker = (city: City, random: Random, count: number) => MadeQuestion[];

/** "simpang A B" for streets that share a point of their lines. */
export const junctions: QuestionMaker = (city, random, count) => {
  const meetings = [...meetingPoints(city.streets)];
  return times(Math.min(count, meetings.length), () => {
    const [pair, truths] = random.pick(meetings);
    const names = pair.split('\n').map(bare);
    if (random.chance(0.5)) names.reverse();
    const text = `${random.pick(JUNCTION_WORDS)} ${names.join(random.pick([' ', ' - ', ' dan ', ' jl. ']))}`;
    return { text, options: served(city), truths };
  });
};

/** "depan PLACE": at the place itself. */
export const beside: QuestionMaker = (city, random, count) =>
  draw(city, random, count, (place, same) => ({
    text: `${random.pick(BESIDE_WORDS)} ${place.name}`,
    options: served(city),
    truths: same.map(({ point }) => point),
  }));

/** "utara PLACE": 50 to 300 m that way. */
export const towards: QuestionMaker = (city, random, count) =>
  draw(city, random, count, (place, same) => {
    const [word, headingDeg] = random.pick(DIRECTIONS);
    const [turnDeg, awayM] = [random.between(-30, 30), random.between(50, 300)];
    return {
      text: `${random.pick(['', 'sebelah ', 'di '])}${word} ${place.name}`,
      options: served(city),
      truths: same.map(({ point }) => pointAway(point, headingDeg + turnDeg, awayM)),
    };
  });

/** "antara A dan B": somewhere on the way from one to the other. */
export const between: QuestionMaker = (city, random, count) =>
  draw(city, random, count, (place) => {
    const near = city.places.filter(
      (other) => plain(other.name) !== plain(place.name) && distanceM(other.point, place.point) < BETWEEN_M,
    );
    if (near.length === 0) return null;
    const other = random.pick(near);
    const truth = pointBetween(place.point, other.point, random.next());
    return { text: `antara ${place.name} dan ${other.name}`, options: served(city), truths: [truth] };
  });

/** "Jl. X no. 12" where no house numbers are known: still the street. */
export const numbered: QuestionMaker = (city, random, count) =>
  onStreets(city, random, count, (name) => ({
    text: `${titleOf(name, random)}${bare(name)} ${random.pick(['no', 'No.', 'nomor', 'no.'])} ${random.integer(1, 150)}`,
    options: served(city),
  }));

/** The first letters of a street, as it is typed; its title may be left away. */
export const prefixes: QuestionMaker = (city, random, count) =>
  onStreets(city, random, count, (name) => {
    const own = bare(name);
    const length = Math.max(SHORTEST_TYPED, Math.ceil(own.length * random.between(0.5, 0.8)));
    const title = random.chance(0.4) ? '' : titleOf(name, random);
    const text = `${title}${own.slice(0, length)}`.trim().toLowerCase();
    return { text, options: { ...served(city), isPrefix: true } };
  });

function onStreets(
  city: City,
  random: Random,
  count: number,
  make: (name: string) => Question,
): MadeQuestion[] {
  const names = [...new Set(city.streets.map(({ name }) => name))];
  return times(Math.min(count, names.length), () => {
    const name = random.pick(names);
    const truths = city.streets
      .filter((street) => street.name === name)
      .flatMap(({ line }) => pointAt(line, 0));
    return { ...make(name), truths };
  });
}

function draw(
  city: City,
  random: Random,
  count: number,
  make: (place: NamedPlace, same: readonly NamedPlace[]) => MadeQuestion | null,
): MadeQuestion[] {
  const places = city.places.filter(({ point }) => distanceM(point, city.centre) < CITY_M);
  const made: MadeQuestion[] = [];
  for (let n = 0; n < DRAWS && places.length > 0 && made.length < count; n += 1) {
    const place = random.pick(places);
    const question = make(
      place,
      places.filter((other) => plain(other.name) === plain(place.name)),
    );
    if (question !== null) made.push(question);
  }
  return made;
}

/** Points that lines of two names share, by both names in order. */
function meetingPoints(streets: readonly StreetPiece[]): Map<string, Point[]> {
  const namesAt = new Map<string, Set<string>>();
  for (const { name, line } of streets) {
    for (let at = 0; at + 1 < line.length; at += 2) {
      const key = `${line[at] ?? ''},${line[at + 1] ?? ''}`;
      namesAt.set(key, (namesAt.get(key) ?? new Set<string>()).add(name));
    }
  }
  const meetings = new Map<string, Point[]>();
  for (const [key, names] of namesAt) {
    const [first, second, ...more] = [...names].sort();
    if (first === undefined || second === undefined || more.length > 0) continue;
    const pair = `${first}\n${second}`;
    meetings.set(pair, [...(meetings.get(pair) ?? []), ...pointAt(key.split(',').map(Number), 0)]);
  }
  return meetings;
}

function pointAt(line: readonly number[], at: number): Point[] {
  const [lon, lat] = [line[at], line[at + 1]];
  return lon === undefined || lat === undefined ? [] : [{ lon, lat }];
}

function bare(street: string): string {
  return street.replace(TITLE, '');
}

/** A street's own title as it is typed, with the space after it; '' where it has none. */
function titleOf(street: string, random: Random): string {
  const title = TITLE.exec(street)?.[1]?.toLowerCase() ?? '';
  if (title === '') return '';
  return `${random.pick(title.startsWith('g') ? ['gang', 'gg.', 'gg'] : ['jl.', 'jl', 'jln', 'jalan'])} `;
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
