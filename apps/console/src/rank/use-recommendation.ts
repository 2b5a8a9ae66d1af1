import { isWorthRetrying } from '#siaga/client';
import { type Call, type Needs, type Place, type Recommendation, type Triage } from '#siaga/contracts';
import { apiClient, showError } from '#siaga/web-kit';
import { useEffect, useMemo, useState } from 'react';

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
const AGAIN_MS = 15_000;

function fromSuggestion(suggestion: Call['suggestion']): Recommendation | null {
  if (!suggestion) return null;
  return {
    at: suggestion.at,
    method: suggestion.method,
    isEstimate: suggestion.method === 'straight_line_estimate',
    units: suggestion.units.map((unit) => ({ ...unit, reasons: [] })),
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
  const [answer, setAnswer] = useState<{
    key: string;
    recommendation: Recommendation | null;
    hasFailed: boolean;
  } | null>(null);
  const input = useMemo(() => {
    if (!question?.place) return null;
    const { place, needs, triage, regionCode, incidentId } = question;
    return { point: place.point, needs, triage, regionCode, incidentId };
  }, [question]);
  const key = input ? JSON.stringify(input) : null;
  const freshness = question?.freshness;

  useEffect(() => {
    if (!input || key === null) return;
    const abort = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const recommendation = await apiClient.call('recommend', input, { signal: abort.signal });
        setAnswer({ key, recommendation, hasFailed: false });
      } catch (error) {
        if (abort.signal.aborted) return;
        setAnswer((last) => ({
          key,
          recommendation: last?.key === key ? last.recommendation : null,
          hasFailed: true,
        }));
        if (!isWorthRetrying(error)) showError(error);
      }
    };
    const first = setTimeout(() => void ask(), SETTLE_MS);
    const again = setInterval(() => void ask(), AGAIN_MS);
    return () => {
      abort.abort();
      clearTimeout(first);
      clearInterval(again);
    };
  }, [input, key, freshness]);

  return useMemo(() => {
    const fresh = answer && answer.key === key ? answer : null;
    if (fresh?.recommendation)
      return {
        recommendation: fresh.recommendation,
        isFirstAnswer: false,
        isLoading: false,
        hasFailed: fresh.hasFailed,
      };
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
      isLoading: key !== null && !fresh,
      hasFailed: fresh?.hasFailed ?? false,
    };
  }, [answer, key, question]);
}
