import { movedPoint, type Point } from '#siaga/contracts';
import type { ParsedQuery, Relation } from '../../text/parse-query.js';
import type { Reading } from './name-match.js';

/** "To the north of" a building is next door or across the yard; of a village, its northern edge. */
const STEP_FROM_PLACE_M = 130;
const SPREAD_OF_PLACE_M = 300;
const STEP_IN_RADII = 0.7;
/** A distance that somebody tells is right to about a third. */
const SPREAD_OF_STATED = 0.35;

/** The relation that the text states to the place read at `reading`: before it, or a compass word after it. */
export function relationTo(query: ParsedQuery, reading: Reading): Relation | null {
  return relationBefore(query, reading.start) ?? directionAfter(query, reading.end);
}

function relationBefore(query: ParsedQuery, start: number): Relation | null {
  const part = query.words[start]?.part;
  for (let at = start - 1; at >= 0; at -= 1) {
    const word = query.words[at];
    if (word === undefined || word.part !== part) return null;
    const relation = query.relations.find((each) => each.index === at);
    if (relation !== undefined) return relation;
    if (word.role !== 'title' && word.role !== 'filler') return null;
  }
  return null;
}

function directionAfter(query: ParsedQuery, end: number): Relation | null {
  for (let at = end; at < query.words.length; at += 1) {
    const word = query.words[at];
    if (word === undefined || word.part !== query.words[end - 1]?.part) return null;
    const relation = query.relations.find((each) => each.index === at);
    if (relation !== undefined && relation.step !== null) return relation;
    if (word.role !== 'filler' && word.role !== 'number' && word.role !== 'relation') return null;
  }
  return null;
}

/** A place and how far around it the truth may lie. */
export interface Spot {
  readonly point: Point;
  readonly radiusM: number;
}

/** Where a relation leads from a known spot, with a radius that covers what people mean by it. */
export function applyRelation(
  spot: Spot,
  relation: Relation | null,
  isRegion: boolean,
  awayM: number | null,
): Spot {
  if (relation === null) return spot;
  const { step } = relation;
  if (step === null) return { point: spot.point, radiusM: spot.radiusM + relation.radiusM };
  const stepM = awayM ?? (isRegion ? spot.radiusM * STEP_IN_RADII : STEP_FROM_PLACE_M);
  const spreadM = awayM !== null ? awayM * SPREAD_OF_STATED : isRegion ? 0 : SPREAD_OF_PLACE_M;
  return {
    point: movedPoint(spot.point, step.north * stepM, step.east * stepM),
    radiusM: spot.radiusM + spreadM,
  };
}
