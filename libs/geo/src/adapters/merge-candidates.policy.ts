import { distanceM, type LocateCandidate } from '#siaga/contracts';
import { tellingWords } from './match-outside.js';

/** Own answers that fit so well stay where they are. */
const WELL_MATCHED = 0.75;
/** Two maps may have one place this far apart. */
const SAME_WITHIN_M = 300;

/**
 * Our answers with those of another geocoder among them, best first, `limit` at most. An own answer that fits well, or leaves
 * nothing of the text, is never pushed down; behind those the better fit goes first, ours when equal. What is the same place as one
 * already listed is left out.
 */
export function mergeCandidates(
  own: readonly LocateCandidate[],
  outside: readonly LocateCandidate[],
  limit: number,
): LocateCandidate[] {
  const held = own.findLastIndex(
    ({ score, notUnderstood }) => score >= WELL_MATCHED || notUnderstood.length === 0,
  );
  const added: LocateCandidate[] = [];
  for (const each of [...outside].sort((a, b) => b.score - a.score))
    if (![...own, ...added].some((other) => isSamePlace(other, each))) added.push(each);
  const rest = [...own.slice(held + 1), ...added].sort((a, b) => b.score - a.score);
  return [...own.slice(0, held + 1), ...rest].slice(0, limit);
}

function isSamePlace(a: LocateCandidate, b: LocateCandidate): boolean {
  if (tellingWords(a.label).join(' ') !== tellingWords(b.label).join(' ')) return false;
  return distanceM(a.point, b.point) <= Math.max(SAME_WITHIN_M, a.accuracyM, b.accuracyM);
}
