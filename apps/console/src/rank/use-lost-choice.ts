import { useEntities } from '#siaga/web-kit';
import { useTranslation } from 'react-i18next';
import { useReasonTexts } from './reason-text.js';
import { useRanking } from './use-case-ranking.js';

/** One thing that stood chosen and is in the ranking no longer, in words. */
export interface LostChoice {
  name: string;
  /** Its name and what became of it. */
  why: string;
}

export function useLostUnits(): readonly LostChoice[] {
  const { t } = useTranslation('console');
  const { lost, recommendation } = useRanking();
  const texts = useReasonTexts();
  const units = useEntities((state) => state.entities.unit);
  return lost.unitIds.map((id) => {
    const leftOut = recommendation?.unitsLeftOut.find(({ unitId }) => unitId === id);
    const name = units.get(id)?.callSign ?? leftOut?.callSign ?? t('rank.thatUnit');
    return { name, why: leftOut ? texts.unitLeftOut(leftOut) : t('rank.gone', { what: name }) };
  });
}

export function useLostFacility(): LostChoice | null {
  const { t } = useTranslation('console');
  const { lost, recommendation } = useRanking();
  const texts = useReasonTexts();
  const facilities = useEntities((state) => state.entities.facility);
  if (lost.facilityId === null) return null;
  const leftOut = recommendation?.facilitiesLeftOut.find(({ facilityId }) => facilityId === lost.facilityId);
  const name = facilities.get(lost.facilityId)?.name ?? leftOut?.name ?? t('rank.thatFacility');
  return { name, why: leftOut ? texts.facilityLeftOut(leftOut) : t('rank.gone', { what: name }) };
}

/** What the send button says while it is held, since something chosen was lost; null while nothing is. */
export function useChooseAgain(): string | null {
  const { t } = useTranslation('console');
  const units = useLostUnits();
  const facility = useLostFacility();
  const names = [...units, ...(facility ? [facility] : [])].map(({ name }) => name);
  return names.length === 0 ? null : t('rank.chooseAgain', { what: names.join(', ') });
}
