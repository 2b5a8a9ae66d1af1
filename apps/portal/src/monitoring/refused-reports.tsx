import { type OwnCase } from '#siaga/contracts';
import { Button, useLanguage } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { toldDay } from '../parts/told.js';
import { type KeptReport } from './kept-reports.policy.js';
import { reportSender } from './kept-reports.js';

/** Reports that the server will never take: why, until it was read. */
export function RefusedReports({
  page,
  kept,
}: {
  page: OwnCase;
  kept: readonly KeptReport[];
}): ReactElement | null {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const refused = kept.flatMap((one) => (one.refusal === null ? [] : [{ ...one, why: one.refusal }]));
  if (refused.length === 0) return null;
  return (
    <ul className="mo-refusals" aria-label={t('monitoring.unsent.title')}>
      {refused.map(({ key, caseId, forDate, why }) => (
        <li key={key} className="po-card po-notice">
          <b>
            {t('monitoring.unsent.of', {
              name: page.people.find((one) => one.caseId === caseId)?.name ?? '',
              day: toldDay(forDate, language),
            })}
          </b>
          <p>{t(`monitoring.unsent.${why}`)}</p>
          <Button onClick={() => void reportSender.putAway(key)}>{t('monitoring.unsent.putAway')}</Button>
        </li>
      ))}
    </ul>
  );
}
