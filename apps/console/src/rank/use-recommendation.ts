import { type Call, type Needs, type Place, type Recommendation, type Triage } from '#siaga/contracts';
import { type FetchOptions, useFetched, useSettled } from '#siaga/web-kit';
import { useMemo } from 'react';

/** What the ranking is asked for. */
export interface RankQuestion {
  place: Place | null;
  needs: Needs;
  triage: Triage | null;
  regionCode: string;
  incidentId?: string;
  /** The first answer that came with the call; shown until the full one is there. */
  suggestion: Call['suggestion'];
  /** Changes when some unit's state changes: the answer is then asked for again. */
  freshness: string;
}

export interface Ranking {
  recommendation: Recommendation | null;
  /** True while only the call's first answer is there, without reasons. */
  isFirstAnswer: boolean;
  /** True while the full ranking of this question is on its way; a failure ends it. */
  isLoading: boolean;
  hasFailed: boolean;
}

const SETTLE_MS = 120;
/** Asked again while the case stands; each case asks anew, since an old order could send the wrong unit. */
const OPTIONS: FetchOptions = { everyMs: 15_000, keepMs: 0, retries: false, tells: 'refusals' };

function fromSuggestion(suggestion: Call['suggestion']): Recommendation | null {
  if (!suggestion) return null;
  return {
    at: suggestion.at,
    method: suggestion.method,
    isEstimate: suggestion.method === 'straight_line_estimate',
    units: suggestion.units.map((unit) => ({ ...unit, reasons: [] })),
    lesser: [],
    nextFree: [],
    unitsLeftOut: [],
    facilities: suggestion.facilities.map((facility) => ({ ...facility, reasons: [] })),
    facilitiesLeftOut: [],
  };
}

function samePlace(place: Place, suggestion: NonNullable<Call['suggestion']>): boolean {
  return place.point.lon === suggestion.place.point.lon && place.point.lat === suggestion.place.point.lat;
}

/** Asks for the ranking when the question changes, and again while it stands; the old answer stays until the new one is there. */
export function useRecommendation(question: RankQuestion | null): Ranking {
  const asked = useMemo(() => {
    if (!question?.place) return null;
    const { place, needs, triage, regionCode, incidentId, freshness } = question;
    const input = { point: place.point, needs, triage, regionCode, incidentId };
    return { input, key: JSON.stringify(input), freshness };
  }, [question]);
  const settled = useSettled(asked, SETTLE_MS);
  const { data, failure } = useFetched('recommend', settled?.input ?? null, {
    ...OPTIONS,
    since: settled?.freshness,
  });

  return useMemo(() => {
    const isOwn = asked !== null && asked.key === settled?.key;
    if (isOwn && data)
      return { recommendation: data, isFirstAnswer: false, isLoading: false, hasFailed: failure !== null };
    // The call's first answer knows the place only: once a need is set it could send a unit that does not fit.
    const hasNeeds = question !== null && question.needs.unit.length + question.needs.facility.length > 0;
    const suggestion = hasNeeds ? null : (question?.suggestion ?? null);
    const first =
      question?.place && suggestion && samePlace(question.place, suggestion)
        ? fromSuggestion(suggestion)
        : null;
    return {
      recommendation: first,
      isFirstAnswer: first !== null,
      isLoading: asked !== null && !(isOwn && failure !== null),
      hasFailed: isOwn && failure !== null,
    };
  }, [asked, settled, data, failure, question]);
}
