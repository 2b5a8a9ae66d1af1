import { distanceM, type LocateCandidate } from '#siaga/contracts';
import type { ParsedQuery } from '../../text/parse-query.js';
import type { ScoredEntry } from '../scoring/score-entries.js';

const FARTHEST_APART_M = 40_000;
const MOST_COMPARED = 8;
const NEARLY_AS_GOOD = 0.7;

/**
 * "antara A dan B": the point halfway between the nearest pair of readings of A and B. The radius reaches both, as the
 * place may lie anywhere on the way. Null when the text says nothing of the kind, or the two are too far apart.
 */
export function placeBetween(
  query: ParsedQuery,
  scored: readonly ScoredEntry[],
  write: (entry: ScoredEntry) => LocateCandidate,
): LocateCandidate | null {
  const { between } = query;
  if (between === null) return null;
  const lefts = likeliest(
    scored.filter(({ reading }) => reading.start > between.start && reading.end <= between.and),
  );
  const rights = likeliest(scored.filter(({ reading }) => reading.start > between.and));
  let best: { left: ScoredEntry; right: ScoredEntry; apartM: number } | null = null;
  for (const left of lefts) {
    for (const right of rights) {
      const apartM = distanceM(pointOf(left), pointOf(right));
      if (apartM <= FARTHEST_APART_M && (best === null || apartM < best.apartM))
        best = { left, right, apartM };
    }
  }
  return best === null ? null : writeMiddle(write(best.left), write(best.right), best.apartM);
}

/** Readings that are nearly as good as the best; among these the nearest pair is meant. */
function likeliest(side: readonly ScoredEntry[]): ScoredEntry[] {
  const least = (side[0]?.score ?? 0) * NEARLY_AS_GOOD;
  return side.filter(({ score }) => score >= least).slice(0, MOST_COMPARED);
}

function pointOf(scored: ScoredEntry): { lon: number; lat: number } {
  return { lon: scored.store.lon(scored.entry), lat: scored.store.lat(scored.entry) };
}

function writeMiddle(left: LocateCandidate, right: LocateCandidate, apartM: number): LocateCandidate {
  return {
    ...left,
    id: `${left.id}~${right.id}`,
    label: `Antara ${left.label} dan ${right.label}`,
    point: { lon: (left.point.lon + right.point.lon) / 2, lat: (left.point.lat + right.point.lat) / 2 },
    accuracyM: Math.round(apartM / 2 + Math.max(left.accuracyM, right.accuracyM)),
    lines: null,
    source: left.source === right.source ? left.source : 'landmark',
    score: Math.min(left.score, right.score),
    matched: [...left.matched, ...right.matched].sort((a, b) => a.from - b.from),
    notUnderstood: left.notUnderstood.filter((text) => right.notUnderstood.includes(text)),
  };
}
