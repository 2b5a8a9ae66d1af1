import { type CaseReferral } from '#siaga/contracts';
import { formatDay, formatTime, useFormat, useLanguage, zoneName } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** The clinic visits that were booked and where they stand, the newest first; nothing where there are none. */
export function CaseClinics({ referrals }: { referrals: readonly CaseReferral[] }): ReactElement | null {
  const { t } = useTranslation('desk');
  const { language } = useLanguage();
  const format = useFormat();
  if (referrals.length === 0) return null;
  return (
    <section aria-label={t('monitoring.clinic.heading')}>
      <h3>{t('monitoring.clinic.heading')}</h3>
      <ul className="dk-plain">
        {referrals.map(({ id, clinicName, facilityName, timeZone, state, movedTo, ...one }) => (
          <li key={id}>
            <b>
              {clinicName}: {t(`monitoring.clinic.state.${state}`)}
              {movedTo !== null && `, ${t('monitoring.clinic.moved', { label: movedTo })}`}
            </b>
            <span className="mon-line">
              {t('monitoring.clinic.line', {
                facility: facilityName,
                day: formatDay(`${one.serviceDate}T12:00:00Z`, language, 'UTC'),
                from: formatTime(one.from, language, timeZone),
                to: formatTime(one.to, language, timeZone),
                zone: zoneName(timeZone),
              })}
            </span>
            <small className="mon-line">
              {t('monitoring.clinic.by', {
                ...{ label: one.label, officer: one.officer },
                time: format.dayTime(one.bookedAt),
              })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
