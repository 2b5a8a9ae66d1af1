import { type LocateCandidate, type Place } from '#siaga/contracts';

const MOST_LABEL = 300;

/**
 * The place that choosing a candidate means. What the search did not understand stays on the card: the crew may know "depan
 * SDN Kolor" although the map knows the village only, and the landmark can be learned from where they arrive.
 */
export function placeOf(candidate: LocateCandidate, typed: string): Place {
  const { label, context, point, source, regionCode, notUnderstood } = candidate;
  // Who chooses one of several namesakes has said which: the others no longer widen it.
  const accuracyM = candidate.ownAccuracyM ?? candidate.accuracyM;
  const known = { point, accuracyM, regionCode, isConfirmed: true };
  if (notUnderstood.length === 0) return { ...known, source, label, context };
  return {
    ...known,
    source,
    label: typed.trim().slice(0, MOST_LABEL),
    context: [label, context]
      .filter((part) => part !== '')
      .join(', ')
      .slice(0, MOST_LABEL),
  };
}
