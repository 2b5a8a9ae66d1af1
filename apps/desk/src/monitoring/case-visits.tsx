import { type CaseVisit } from '#siaga/contracts';
import { useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Who was there or called, and what came of it; the newest first. */
export function CaseVisits({ visits }: { visits: readonly CaseVisit[] }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const inOrder = [...visits].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section aria-label={t('monitoring.sheet.visits')}>
      <h3>{t('monitoring.sheet.visits')}</h3>
      {visits.length === 0 && <p className="dk-none">{t('monitoring.sheet.noVisits')}</p>}
      <ul className="dk-plain">
        {inOrder.map(({ id, at, way, result, note, officer }) => (
          <li key={id}>
            <b>
              {t(`monitoring.visit.ways.${way}`)}: {t(`monitoring.visit.results.${result}`)}
            </b>
            <small className="mon-line">
              {t('monitoring.visit.line', { time: format.dayTime(at), officer })}
            </small>
            {note !== null && <span>{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
