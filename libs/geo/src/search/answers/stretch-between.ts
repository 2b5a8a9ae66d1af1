import { distanceM, type Point } from '#siaga/contracts';
import { areaOfLines } from '../../streets/line-area.js';
import { lengthOfLineM, nearestOnLines, pointsAlong, type Line } from '../../streets/lines.js';
import { meetingsOf } from '../../streets/meeting.js';
import type { Answer } from './candidates.js';
import { isStreet, streetsOf, type ScoredStreet, type SearchState } from './search-state.js';
import type { ScoredEntry } from '../scoring/score-entries.js';

const MOST_STREETS = 4;
const MOST_ENDS = 8;
const STEP_M = 20;
/** A place that marks the end of a stretch stands beside the street. */
const BESIDE_M = 300;
const LONGEST_M = 15_000;
const SLACK_M = 15;

interface End {
  readonly scored: ScoredEntry;
  readonly point: Point;
}

/** "Jl. X antara A dan B": the stretch of X between the streets that meet it there or the places beside it. */
export function stretchBetweenAnswers(state: SearchState): Answer[] {
  const { between } = state.query;
  if (between === null) return [];
  const answers: Answer[] = [];
  for (const street of streetsOf(state, MOST_STREETS * 3)) {
    if (street.reading.end > between.start || answers.length === MOST_STREETS) continue;
    const lefts = endsOn(state, street, ({ reading }) => {
      return reading.start > between.start && reading.end <= between.and;
    });
    const rights = endsOn(state, street, ({ reading }) => reading.start > between.and);
    const answer = shortest(state, street, lefts, rights);
    if (answer !== null) answers.push(answer);
  }
  return answers.sort((a, b) => b.score - a.score).slice(0, 1);
}

/** Where finds of one side touch the street. */
function endsOn(state: SearchState, street: ScoredStreet, isSide: (scored: ScoredEntry) => boolean): End[] {
  const side = state.scored.filter((each) => isSide(each) && each.store.level(each.entry) === 0);
  return side.slice(0, MOST_ENDS).flatMap((scored): End[] => {
    if (isStreet(scored)) {
      const meetings = meetingsOf(street.store.street(street.entry), scored.store.street(scored.entry));
      return meetings.map(({ point }) => ({ scored, point }));
    }
    const place = { lon: scored.store.lon(scored.entry), lat: scored.store.lat(scored.entry) };
    const on = nearestOnLines(linesOf(street), place);
    return on !== null && on.distanceM <= BESIDE_M ? [{ scored, point: on.point }] : [];
  });
}

function shortest(
  state: SearchState,
  street: ScoredStreet,
  lefts: readonly End[],
  rights: readonly End[],
): Answer | null {
  let best: { left: End; right: End; apartM: number } | null = null;
  for (const left of lefts) {
    for (const right of rights) {
      const apartM = distanceM(left.point, right.point);
      const isBetter = best === null || apartM < best.apartM;
      if (apartM > SLACK_M && apartM <= LONGEST_M && isBetter) best = { left, right, apartM };
    }
  }
  return best === null ? null : answerOf(state, street, best.left, best.right);
}

function answerOf(state: SearchState, street: ScoredStreet, left: End, right: End): Answer | null {
  const { store, entry } = street;
  const lines = linesBetween(linesOf(street), left.point, right.point);
  const area = areaOfLines(
    lines,
    lines.reduce((sum, line) => sum + lengthOfLineM(line), 0),
  );
  const { between } = state.query;
  if (area === null || between === null) return null;
  const explained =
    street.explained |
    left.scored.explained |
    right.scored.explained |
    (1 << between.start) |
    (1 << between.and);
  const names = [left, right].map(({ scored }) => scored.store.label(scored.entry)).join(' dan ');
  return {
    id: `${store.id(entry)}[${left.scored.store.id(left.scored.entry)}~${right.scored.store.id(right.scored.entry)}]`,
    label: `${store.label(entry)}, antara ${names}`,
    relation: null,
    ...area,
    source: 'road',
    regionCode: store.regionCode(entry),
    context: state.writer.contextOf(street.within ?? store.regionCode(entry), 0),
    score: state.scorer.scoreTogether([street, left.scored, right.scored], explained),
    lines,
    explained,
  };
}

function linesOf({ store, entry }: ScoredStreet): readonly Line[] {
  return store.street(entry).stretches.map((stretch) => stretch.line);
}

/** The parts of the lines in the circle whose diameter the two ends make. */
function linesBetween(lines: readonly Line[], a: Point, b: Point): Line[] {
  const middle = { lon: (a.lon + b.lon) / 2, lat: (a.lat + b.lat) / 2 };
  const radiusM = distanceM(a, b) / 2 + SLACK_M;
  return lines.flatMap((line) => {
    const parts: number[][] = [];
    let isOpen = false;
    for (const point of pointsAlong(line, STEP_M)) {
      const isIn = distanceM(point, middle) <= radiusM;
      if (isIn && !isOpen) parts.push([]);
      if (isIn) parts.at(-1)?.push(point.lon, point.lat);
      isOpen = isIn;
    }
    return parts.filter((part) => part.length >= 4);
  });
}
