import { daysLater, MonitoredKind, type AreaDay, type FollowUpStatus } from '#siaga/contracts';

/** A number of a day in a part of an area. */
export interface DayCount {
  readonly date: string;
  readonly n: number;
}
export interface KindCount {
  readonly kind: MonitoredKind;
  readonly n: number;
}
/** So many begin on `first`, or end after `last`; one of both is null. */
export interface EdgeCount {
  readonly first: string | null;
  readonly last: string | null;
  readonly n: number;
}

/** What a part of an area's days are made of. */
export interface PartCourse {
  readonly openAtEnd: readonly KindCount[];
  readonly entered: readonly (KindCount & DayCount)[];
  readonly began: readonly (KindCount & DayCount)[];
  readonly closed: readonly (KindCount & DayCount & { readonly status: FollowUpStatus })[];
  readonly due: readonly EdgeCount[];
  readonly reported: readonly DayCount[];
  readonly signs: readonly DayCount[];
  readonly silent: readonly EdgeCount[];
}

type ByKind = AreaDay['open'];

/** Nobody of any kind. */
export function noneByKind(): ByKind {
  return Object.fromEntries(MonitoredKind.options.map((kind) => [kind, 0])) as ByKind;
}

export function sumOfKinds(byKind: ByKind): number {
  return Object.values(byKind).reduce((sum, n) => sum + n, 0);
}

/** The days of a span, the first first. */
export function datesOf({ from, to }: { from: string; to: string }): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = daysLater(date, 1)) dates.push(date);
  return dates;
}

function byDate(rows: readonly DayCount[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { date, n } of rows) sums.set(date, (sums.get(date) ?? 0) + n);
  return sums;
}

function kindsByDate(rows: readonly (KindCount & DayCount)[]): (date: string) => ByKind {
  const sums = new Map<string, ByKind>();
  for (const { date, kind, n } of rows) {
    const one = sums.get(date) ?? noneByKind();
    one[kind] += n;
    sums.set(date, one);
  }
  return (date) => sums.get(date) ?? noneByKind();
}

/** How many stand on each day, of edges: added where they begin, gone on the day after their last. */
function standing(edges: readonly EdgeCount[], dates: readonly string[]): Map<string, number> {
  const begins = byDate(edges.flatMap(({ first, n }) => (first === null ? [] : { date: first, n })));
  const ends = byDate(edges.flatMap(({ last, n }) => (last === null ? [] : { date: daysLater(last, 1), n })));
  let sum = 0;
  return new Map(
    dates.map((date) => {
      sum += (begins.get(date) ?? 0) - (ends.get(date) ?? 0);
      return [date, sum];
    }),
  );
}

/** Who was followed up when each day ended: walked back from the end of the last one. */
function openByDate(
  { openAtEnd, entered, closed }: PartCourse,
  dates: readonly string[],
): Map<string, ByKind> {
  const open = noneByKind();
  for (const { kind, n } of openAtEnd) open[kind] += n;
  const [came, went] = [kindsByDate(entered), kindsByDate(closed)];
  const days = new Map<string, ByKind>();
  for (const date of [...dates].reverse()) {
    days.set(date, { ...open });
    for (const kind of MonitoredKind.options) open[kind] += went(date)[kind] - came(date)[kind];
  }
  return days;
}

/** The days of a part of an area. Somebody who reported was due, though they were closed or entered later that day. */
export function areaDays(course: PartCourse, dates: readonly string[]): AreaDay[] {
  const [entered, began] = [kindsByDate(course.entered), kindsByDate(course.began)];
  const [due, silent] = [standing(course.due, dates), standing(course.silent, dates)];
  const [reported, signs] = [byDate(course.reported), byDate(course.signs)];
  const open = openByDate(course, dates);
  const ended = (as: FollowUpStatus): Map<string, number> =>
    byDate(course.closed.filter(({ status }) => status === as));
  const ends = {
    completed: ended('completed'),
    referred: ended('referred'),
    died: ended('died'),
    lost: ended('lost'),
    cancelled: ended('cancelled'),
  };
  return dates.map((date) => ({
    ...{ date, entered: entered(date), began: began(date), open: open.get(date) ?? noneByKind() },
    due: Math.max(due.get(date) ?? 0, reported.get(date) ?? 0),
    ...{ reported: reported.get(date) ?? 0, signs: signs.get(date) ?? 0, silent: silent.get(date) ?? 0 },
    completed: ends.completed.get(date) ?? 0,
    referred: ends.referred.get(date) ?? 0,
    died: ends.died.get(date) ?? 0,
    lost: ends.lost.get(date) ?? 0,
    cancelled: ends.cancelled.get(date) ?? 0,
  }));
}

type OfCode<T> = T extends readonly (infer Row)[] ? readonly (Row & { readonly code: string })[] : never;
/** The course of an area with the region of each count. */
export type AreaCourse = { readonly [Name in keyof PartCourse]: OfCode<PartCourse[Name]> };

/** The course of each part of an area, by what `keyOf` makes of a region. */
export function courseByPart(
  course: AreaCourse,
  keyOf: (code: string) => string,
): ReadonlyMap<string, PartCourse> {
  const parts = new Map<string, Record<keyof PartCourse, unknown[]>>();
  for (const name of Object.keys(course) as (keyof AreaCourse)[])
    for (const row of course[name]) {
      const key = keyOf(row.code);
      const part = parts.get(key) ?? {
        ...{
          openAtEnd: [],
          entered: [],
          began: [],
          closed: [],
          due: [],
          reported: [],
          signs: [],
          silent: [],
        },
      };
      parts.set(key, part);
      part[name].push(row);
    }
  // Each row stands in the list that it came from.
  return parts as ReadonlyMap<string, unknown> as ReadonlyMap<string, PartCourse>;
}
