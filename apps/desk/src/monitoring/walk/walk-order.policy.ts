import { type MonitoredCase, type Point } from '#siaga/contracts';
import { shortPath } from './walk-path.policy.js';

/** A house of the walk, with those of it who are to be seen. */
export interface Stop {
  /** The household. */
  readonly id: string;
  /** The most pressing first. */
  readonly people: readonly MonitoredCase[];
  /** Null where nobody placed the house: it is found by its RT and RW. */
  readonly point: Point | null;
}

/** A place that was never set is no place in the sea before Africa. */
function isPlaced(point: Point | null): point is Point {
  return point !== null && (point.lon !== 0 || point.lat !== 0);
}

/** The houses of people who come in the order of a list. */
export function stopsOf(cases: readonly MonitoredCase[]): Stop[] {
  const houses = new Map<string, MonitoredCase[]>();
  for (const one of cases) houses.set(one.householdId, [...(houses.get(one.householdId) ?? []), one]);
  return [...houses].map(([id, people]) => ({
    ...{ id, people },
    point: people.map(({ place }) => place).find(isPlaced) ?? null,
  }));
}

/** Urgent ones are walked to before others with signs, those before everybody else. */
function turnOf({ people }: Stop): number {
  const kinds = new Set(people.flatMap(({ flags }) => flags.map(({ kind }) => kind)));
  return kinds.has('urgent') ? 0 : kinds.has('symptomatic') ? 1 : 2;
}

/** 03, 3 and " 3" are one RT. */
function numberOf(text: string | null | undefined): string {
  return (text ?? '')
    .trim()
    .toUpperCase()
    .replace(/^0+(?=.)/, '');
}

/** Kelurahan, RW, RT. A house on the map of which nobody knows the RT stands for itself, so that it is walked to from its neighbours. */
const LEVELS: readonly ((stop: Stop) => string)[] = [
  ({ people: [one] }) => one?.regionCode ?? '',
  (stop) => neighbourhood(stop, numberOf(stop.people[0]?.person.rw)),
  (stop) => neighbourhood(stop, numberOf(stop.people[0]?.person.rt)),
];

function neighbourhood({ id, point }: Stop, number: string): string {
  return number === '' && point !== null ? `house ${id}` : number;
}

function middleOf(stops: readonly Stop[]): Point | null {
  const points = stops.flatMap(({ point }) => point ?? []);
  if (points.length === 0) return null;
  const sum = (pick: (point: Point) => number): number =>
    points.reduce((all, point) => all + pick(point), 0) / points.length;
  return { lon: sum(({ lon }) => lon), lat: sum(({ lat }) => lat) };
}

/** Groups whole, one after the other: those on the map by the shortest way, the others behind them as they are numbered. */
function grouped(stops: readonly Stop[], level: number, start: Point | null): Stop[] {
  const keyOf = LEVELS[level];
  if (keyOf === undefined) return houses(stops, start);
  const groups = new Map<string, Stop[]>();
  for (const stop of stops) groups.set(keyOf(stop), [...(groups.get(keyOf(stop)) ?? []), stop]);
  const placed = [...groups.values()].flatMap((group) => {
    const middle = middleOf(group);
    return middle === null ? [] : [{ group, middle }];
  });
  const way = shortPath(
    start,
    placed.map(({ middle }) => middle),
  ).map((index) => placed[index]?.group ?? []);
  const others = [...groups]
    .filter(([, group]) => middleOf(group) === null)
    .sort(([a], [b]) => a.localeCompare(b, 'id', { numeric: true }))
    .map(([, group]) => group);
  return inSequence([...way, ...others], start, (group, at) => grouped(group, level + 1, at));
}

function houses(stops: readonly Stop[], start: Point | null): Stop[] {
  const placed = stops.flatMap((stop) => (stop.point === null ? [] : [{ stop, point: stop.point }]));
  const way = shortPath(
    start,
    placed.map(({ point }) => point),
  );
  return [
    ...way.flatMap((index) => placed[index]?.stop ?? []),
    ...stops.filter(({ point }) => point === null),
  ];
}

/** Each part begins where the one before it ended. */
function inSequence(
  parts: readonly (readonly Stop[])[],
  start: Point | null,
  order: (part: readonly Stop[], at: Point | null) => Stop[],
): Stop[] {
  let at = start;
  return parts.flatMap((part) => {
    const ordered = order(part, at);
    at = ordered.findLast(({ point }) => point !== null)?.point ?? at;
    return ordered;
  });
}

/**
 * Houses in the order in which somebody walks to them: who is in need first, then neighbours, so that no RT and no RW is walked to twice. Without
 * a `start` it begins at the most pressing one. The same houses give the same order.
 */
export function walkOrder(stops: readonly Stop[], start: Point | null): Stop[] {
  const turns = [0, 1, 2].map((turn) => stops.filter((stop) => turnOf(stop) === turn));
  return inSequence(turns, start, (part, at) => grouped(part, 0, at));
}
