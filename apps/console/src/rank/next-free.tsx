import { type NextFree } from '#siaga/contracts';
import { useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** When fitting units that have a job could be there, and what each time is made of. */
export function NextFreeList({ units }: { units: readonly NextFree[] }): ReactElement | null {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  if (units.length === 0) return null;
  return (
    <div className="why">
      {t('rank.nextFree')}
      {units.map(({ unitId, callSign, type, arriveInS, freeInS, stages }) => (
        <div key={unitId}>
          <b>{callSign}</b> {t(`common:unitType.${type}`)},{' '}
          {t('rank.freeIn', { free: format.span(freeInS), arrive: format.span(arriveInS) })}
          <small>
            {' '}
            {stages
              .map(({ stage, seconds }) => t(`rank.stage.${stage}`, { span: format.span(seconds) }))
              .join(', ')}
          </small>
        </div>
      ))}
    </div>
  );
}
