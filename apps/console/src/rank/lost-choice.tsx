import { Button } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../state/workspace-store.js';
import { callSigns } from './sendable.policy.js';
import { useRanking } from './use-case-ranking.js';
import { useLostFacility, useLostUnits } from './use-lost-choice.js';

function Lost({ text, goOn, onGoOn }: { text: string; goOn: string; onGoOn: () => void }): ReactElement {
  return (
    <div className="why is-lost" role="alert">
      <p>{text}</p>
      <Button onClick={onGoOn}>{goOn}</Button>
    </div>
  );
}

/** Which of the units that stood chosen was lost, with a way to go on with what is left or the next in line. */
export function LostUnits(): ReactElement | null {
  const { t } = useTranslation('console');
  const { units } = useRanking();
  const choose = useWorkspace((state) => state.choose);
  const lost = useLostUnits();
  if (lost.length === 0) return null;
  const unit = callSigns(units);
  return (
    <Lost
      text={t('rank.lostUnits', { why: lost.map(({ why }) => why).join(', ') })}
      goOn={unit === '' ? t('rank.goOnNone') : t('rank.goOn', { unit })}
      onGoOn={() => choose({ unitIds: units.map(({ unitId }) => unitId) })}
    />
  );
}

/** That the destination that was chosen was lost, with a way to go on without one. */
export function LostFacility(): ReactElement | null {
  const { t } = useTranslation('console');
  const choose = useWorkspace((state) => state.choose);
  const lost = useLostFacility();
  if (!lost) return null;
  return (
    <Lost
      text={t('rank.lostFacility', { why: lost.why })}
      goOn={t('rank.goOnNowhere')}
      onGoOn={() => choose({ facilityId: null })}
    />
  );
}
