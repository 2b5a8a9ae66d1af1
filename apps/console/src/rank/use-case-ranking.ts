import { isLive, type Needs, type Place, type RankedFacility, type Triage } from '#siaga/contracts';
import { useEntities } from '#siaga/web-kit';
import { createContext, useContext, useMemo } from 'react';
import { useActiveClosures } from '../ground/use-closures.js';
import { EMPTY_DRAFT, useWorkspace } from '../state/workspace-store.js';
import { type CaseInHand, useJobByUnit } from '../state/views.js';
import { unitsInHand } from './default-unit.policy.js';
import { sendableUnits, type SendableUnit } from './sendable.policy.js';
import { type Ranking, type RankQuestion, useRecommendation } from './use-recommendation.js';

/** Place, need and triage of the case in hand, whatever it is. */
export interface CaseFacts {
  place: Place | null;
  needs: Needs;
  triage: Triage | null;
  regionCode: string;
}

/** The ranking of the case in hand with what the operator has chosen from it. */
export interface CaseRanking extends Ranking {
  inHand: CaseInHand;
  facts: CaseFacts | null;
  /** What Enter sends: what the operator chose, in that order, else the default of the ranking. */
  units: readonly SendableUnit[];
  /** The first of them. */
  unit: SendableUnit | null;
  /** True when the operator chose the units; false while it is only the default of the ranking. */
  isUnitChosen: boolean;
  facility: RankedFacility | null;
}

function factsOf(inHand: CaseInHand, draft: typeof EMPTY_DRAFT): CaseFacts | null {
  if (!inHand) return null;
  if (inHand.kind === 'incident') return inHand.incident;
  const { call } = inHand;
  return {
    place: draft.place ?? call.place,
    needs: draft.needs,
    triage: draft.triage,
    regionCode: call.regionCode,
  };
}

/** Ranks for the case in hand. Use once, in the console's frame; the parts read it from CaseRankingContext. */
export function useCaseRanking(inHand: CaseInHand): CaseRanking {
  const callId = inHand?.kind === 'call' ? inHand.call.id : '';
  const draft = useWorkspace((state) => state.drafts[callId]) ?? EMPTY_DRAFT;
  const choice = useWorkspace((state) => state.choice);
  const units = useEntities((state) => state.entities.unit);
  const jobs = useJobByUnit();
  const closures = useActiveClosures();

  const facts = useMemo(() => factsOf(inHand, draft), [inHand, draft]);
  const freshness = useMemo(
    () =>
      [
        ...[...units.values()].map((unit) => `${unit.id}${unit.service}${jobs.get(unit.id)?.status ?? ''}`),
        ...closures.map(({ id }) => id),
      ].join(),
    [units, jobs, closures],
  );
  const question = useMemo<RankQuestion | null>(() => {
    if (!facts || (inHand?.kind === 'incident' && !isLive(inHand.incident))) return null;
    return {
      ...{
        // Nothing is ranked by a place that is not believed.
        place: facts.place?.doubt === undefined ? facts.place : null,
        needs: facts.needs,
        triage: facts.triage,
        regionCode: facts.regionCode,
        freshness,
      },
      incidentId: inHand?.kind === 'incident' ? inHand.incident.id : undefined,
      suggestion: inHand?.kind === 'call' ? inHand.call.suggestion : null,
    };
  }, [facts, inHand, freshness]);
  const ranking = useRecommendation(question);

  return useMemo(() => {
    const { recommendation } = ranking;
    const sent = unitsInHand(sendableUnits(recommendation), choice.unitIds);
    const [unit = null] = sent;
    const chosenFacility = recommendation?.facilities.find(
      (facility) => facility.facilityId === choice.facilityId,
    );
    return {
      ...ranking,
      inHand,
      facts,
      isUnitChosen: unit !== null && choice.unitIds.includes(unit.unitId),
      units: sent,
      unit,
      // A destination is proposed only when the patient's need asks for one; otherwise the operator chooses.
      facility: chosenFacility ?? null,
    };
  }, [ranking, inHand, facts, choice]);
}

export const CaseRankingContext = createContext<CaseRanking | null>(null);

/** The ranking of the case in hand. Throws when used outside the console's frame. */
export function useRanking(): CaseRanking {
  const ranking = useContext(CaseRankingContext);
  if (!ranking) throw new Error('useRanking outside CaseRankingContext');
  return ranking;
}
