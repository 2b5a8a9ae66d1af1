import { isLive, type Needs, type Place, type RankedFacility, type Triage } from '#siaga/contracts';
import { useEntities } from '#siaga/web-kit';
import { createContext, useContext, useMemo, useState } from 'react';
import { useActiveClosures } from '../ground/use-closures.js';
import { placeInHand } from '../state/draft-place.policy.js';
import { EMPTY_DRAFT, NO_CHOICE, useWorkspace } from '../state/workspace-store.js';
import { type CaseInHand, useJobByUnit } from '../state/views.js';
import { lostUnits, standing, type Stood, unitsInHand } from './default-unit.policy.js';
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
  /** What a digit chooses, in the order of the digits. */
  sendable: readonly SendableUnit[];
  /** What Enter sends: what the operator chose, in that order, else the default of the ranking. */
  units: readonly SendableUnit[];
  /** The first of them. */
  unit: SendableUnit | null;
  /** True when the operator chose the units; false while it is only the default of the ranking. */
  isUnitChosen: boolean;
  facility: RankedFacility | null;
  /** What stood chosen and is in the ranking no longer: nothing is sent until the operator has chosen again. */
  lost: { unitIds: readonly string[]; facilityId: string | null };
}

const NOTHING_LOST: CaseRanking['lost'] = { unitIds: [], facilityId: null };
const NOTHING_STOOD: Stood = { question: null, chosenIds: NO_CHOICE.unitIds, unitId: null };

function factsOf(inHand: CaseInHand, draft: typeof EMPTY_DRAFT): CaseFacts | null {
  if (!inHand) return null;
  if (inHand.kind === 'incident') return inHand.incident;
  const { call } = inHand;
  return {
    place: placeInHand(draft, call),
    needs: draft.needs,
    triage: draft.triage,
    regionCode: call.regionCode,
  };
}

/** True of an answer that says of every unit why; the first one that came with a call knows only some. */
const isFull = ({ recommendation, isFirstAnswer }: Ranking): boolean =>
  recommendation !== null && !isFirstAnswer;

/** The unit that stands on the button by itself, kept when the ranking loses it; null where the operator chooses. */
function useStoodDefault(
  inHand: CaseInHand,
  question: RankQuestion | null,
  ranking: Ranking,
  sendable: readonly SendableUnit[],
): string | null {
  const chosenIds = useWorkspace((state) => state.choice.unitIds);
  const jobs = useJobByUnit();
  const [stood, setStood] = useState(NOTHING_STOOD);
  const isServed =
    inHand?.kind === 'incident' &&
    [...jobs.values()].some(({ incidentId }) => incidentId === inHand.incident.id);
  const asked = useMemo(() => {
    if (!question?.place || isServed) return null;
    const { place, needs, triage, regionCode } = question;
    const caseId = inHand?.kind === 'incident' ? inHand.incident.id : inHand?.call.id;
    return JSON.stringify([caseId, place.point, needs, triage, regionCode]);
  }, [inHand, question, isServed]);
  const units = asked !== null && isFull(ranking) ? sendable : null;
  const now = standing(stood, { question: asked, chosenIds, units });
  if (now !== stood) setStood(now);
  return now.unitId;
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

  const sendable = useMemo(
    () => sendableUnits(ranking.recommendation, choice.unitIds),
    [ranking.recommendation, choice.unitIds],
  );
  const stoodId = useStoodDefault(inHand, question, ranking, sendable);

  return useMemo(() => {
    const units = unitsInHand(sendable, choice.unitIds);
    const [unit = null] = units;
    const facility = ranking.recommendation?.facilities.find(
      ({ facilityId }) => facilityId === choice.facilityId,
    );
    const heldIds = stoodId === null ? choice.unitIds : [stoodId];
    const isHere = (id: string): boolean =>
      inHand?.kind === 'incident' && jobs.get(id)?.incidentId === inHand.incident.id;
    return {
      ...ranking,
      inHand,
      facts,
      sendable,
      isUnitChosen: unit !== null && choice.unitIds.includes(unit.unitId),
      units,
      unit,
      // A destination is proposed only when the patient's need asks for one; otherwise the operator chooses.
      facility: facility ?? null,
      lost: isFull(ranking)
        ? {
            // One that was sent here in the meantime has not been lost.
            unitIds: lostUnits(sendable, heldIds).filter((id) => !isHere(id)),
            facilityId: facility ? null : choice.facilityId,
          }
        : NOTHING_LOST,
    };
  }, [ranking, inHand, facts, choice, sendable, stoodId, jobs]);
}

export const CaseRankingContext = createContext<CaseRanking | null>(null);

/** The ranking of the case in hand. Throws when used outside the console's frame. */
export function useRanking(): CaseRanking {
  const ranking = useContext(CaseRankingContext);
  if (!ranking) throw new Error('useRanking outside CaseRankingContext');
  return ranking;
}
