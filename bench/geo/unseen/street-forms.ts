import type { LocateCandidate, Point } from '#siaga/contracts';
import type { PlaceSearch } from '#siaga/geo';
import { Random } from '#siaga/simulation';
import { figure, type Measured } from '../../harness/result.js';
import type { Misses } from '../misses.js';
import { PlaceFigures } from '../place-figures.js';
import type { City } from '../read-city.js';
import { served } from '../served.js';
import { distanceToLineM } from '../answer-area.js';
import { HALVES, halfOf, nameOf, type Half } from './halves.js';

const MOST = 300;
const JUNCTION_M = 150;
const STREET_M = 100;
const TITLE = /^(jalan|jln?\.?|gang|gg\.?|lorong)\s+/i;
const GOAL = { atLeast: 0.93 };

interface Form {
  readonly kind: string;
  /** What is asked of a street; null where the form would be the name itself. */
  readonly textOf: (name: string, random: Random) => string | null;
}

/** How people type a street. A title that says what it is (Gang) is a part of its name and stays. */
const FORMS: readonly Form[] = [
  { kind: 'without jl', textOf: (name) => bare(name).toLowerCase() },
  { kind: 'words joined', textOf: joined },
  { kind: 'jl, words joined', textOf: (name, random) => prefixed(joined(name, random)) },
  { kind: 'one slip', textOf: (name, random) => slip(bare(name).toLowerCase(), random) },
];

/** Streets of a city as they are typed, and its junctions. */
export function streetForms(
  city: City,
  search: PlaceSearch,
  misses: Misses,
  halves: readonly Half[] = HALVES,
): Measured[] {
  const names = [...new Set(city.streets.map(({ name }) => name))].filter(
    (name) => /^(jalan|jln?\.?)\s/i.test(name) && /[a-z]{4}/i.test(bare(name)),
  );
  return halves.flatMap((half) => {
    const own = names.filter((name) => halfOf(name) === half);
    return [
      ...FORMS.flatMap((form) => askStreets(city, search, misses, half, own, form)),
      ...askJunctions(city, search, misses, half),
    ];
  });
}

function askStreets(
  city: City,
  search: PlaceSearch,
  misses: Misses,
  half: Half,
  names: readonly string[],
  { kind, textOf }: Form,
): Measured[] {
  const random = new Random(`geocoding/forms/${city.name}/${kind}/${half}`);
  const title = `${city.name}: ${kind}, ${nameOf(half)}`;
  const asked = names.slice(0, MOST).flatMap((name) => {
    const text = textOf(name, random);
    return text === null ? [] : [{ name, text }];
  });
  if (asked.length === 0) return [];
  let right = 0;
  for (const { name, text } of asked) {
    const first = search.locate(text, served(city)).candidates[0];
    const isRight =
      first !== undefined &&
      city.streets.some(
        (street) => sameName(street.name, name) && distanceToLineM(street.line, startOf(first)) <= STREET_M,
      );
    if (isRight) right += 1;
    else misses.add(title, text, `${first?.label} | ${first?.context}`, name);
  }
  const metric = `right street first, ${asked.length} names`;
  return [figure({ bench: 'geocoding', case: title, metric }, right / asked.length, GOAL)];
}

function askJunctions(city: City, search: PlaceSearch, misses: Misses, half: Half): Measured[] {
  const random = new Random(`geocoding/junctions/${city.name}/${half}`);
  const title = `${city.name}: junctions, ${nameOf(half)}`;
  const meetings = [...meetingPoints(city)].filter(([pair]) => halfOf(pair) === half);
  if (meetings.length === 0) return [];
  const figures = new PlaceFigures(title);
  for (let n = 0; n < Math.min(MOST, meetings.length); n += 1) {
    const [pair, truths] = random.pick(meetings);
    const names = pair.split('\n').map(bare);
    if (random.chance(0.5)) names.reverse();
    const text = random.pick(JUNCTION_FORMS)(names[0] ?? '', names[1] ?? '');
    const { candidates } = search.locate(text, served(city));
    const awayM = figures.add(candidates, ...truths);
    if (awayM > JUNCTION_M)
      misses.add(
        title,
        text,
        `${candidates[0]?.label} | ${candidates[0]?.context}`,
        `${Math.round(awayM)} m`,
      );
  }
  return [figures.within(JUNCTION_M, `within ${JUNCTION_M} m`, GOAL)];
}

const JUNCTION_FORMS: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `simpang ${a} ${b}`,
  (a, b) => `perempatan ${a} - ${b}`.toLowerCase(),
  (a, b) => `pertigaan jl ${a} dan jl ${b}`.toLowerCase(),
  (a, b) => `Jl. ${a} simpang Jl. ${b}`,
  (a, b) => `pojok ${a} ${b}`.toLowerCase(),
  (a, b) => `lampu merah ${a} ${b}`.toLowerCase(),
];

/** Points that lines of two names share, by both names in order. */
function meetingPoints({ streets }: City): Map<string, Point[]> {
  const namesAt = new Map<string, Set<string>>();
  for (const { name, line } of streets) {
    if (!/^(jalan|jln?\.?)\s/i.test(name)) continue;
    for (let at = 0; at + 1 < line.length; at += 2) {
      const key = `${line[at] ?? ''},${line[at + 1] ?? ''}`;
      namesAt.set(key, (namesAt.get(key) ?? new Set<string>()).add(name));
    }
  }
  const meetings = new Map<string, Point[]>();
  for (const [key, names] of namesAt) {
    const [first, second, ...more] = [...names].sort();
    if (first === undefined || second === undefined || more.length > 0) continue;
    const [lon = NaN, lat = NaN] = key.split(',').map(Number);
    const pair = `${first}\n${second}`;
    meetings.set(pair, [...(meetings.get(pair) ?? []), { lon, lat }]);
  }
  return meetings;
}

function bare(name: string): string {
  return name.replace(TITLE, '');
}

function joined(name: string, random: Random): string | null {
  const words = bare(name).toLowerCase().split(/\s+/);
  if (words.length < 2) return null;
  const at = random.integer(0, words.length - 2);
  return [...words.slice(0, at), `${words[at] ?? ''}${words[at + 1] ?? ''}`, ...words.slice(at + 2)].join(
    ' ',
  );
}

function prefixed(text: string | null): string | null {
  return text === null ? null : `jl ${text}`;
}

function slip(text: string, random: Random): string | null {
  const places = Array.from(text, (letter, at) => ({ letter, at })).filter(
    ({ letter, at }) => at > 0 && /[a-z]/.test(letter),
  );
  if (places.length < 4) return null;
  const { at } = random.pick(places);
  return random.chance(0.5)
    ? text.slice(0, at) + text.slice(at + 1)
    : text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string): string =>
    bare(name)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
  return plain(a) === plain(b);
}

/** Where the lines of an answer begin: on the street that it means. */
function startOf({ lines, point }: LocateCandidate): Point {
  const [lon, lat] = lines?.[0]?.[0] ?? [point.lon, point.lat];
  return { lon, lat };
}
