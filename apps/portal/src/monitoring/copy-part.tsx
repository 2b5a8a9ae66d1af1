import { ApiError, OfflineError } from '#siaga/client';
import { type CopiedCase, type OwnCopy } from '#siaga/contracts';
import { Button, useLanguage } from '#siaga/web-kit';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toldDay } from '../parts/told.js';
import { copyLines } from './copy-lines.policy.js';
import './copy.css';
import { monitoringApi } from './monitoring-api.js';

/** Hands the copy to the browser as a file that programs can read. */
function saveCopy(copy: OwnCopy): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `siaga-${copy.madeAt.slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(address);
}

function OfPerson({ one }: { one: CopiedCase }): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const day = (date: string): string => toldDay(date.slice(0, 10), language);
  return (
    <article aria-label={one.person.name}>
      <h3>{one.person.name}</h3>
      <p>{one.program[language]}</p>
      <dl>
        {copyLines(one).map(({ name, value }) => (
          <div key={name}>
            <dt>{t(`monitoring.copy.field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h4>{t('monitoring.copy.reports', { n: one.reports.length })}</h4>
      <ul>
        {one.reports.map((report) => (
          <li key={report.id}>
            {t('monitoring.copy.report', { day: day(report.forDate), n: report.revision })}:{' '}
            {Object.entries(report.answers)
              .map(([key, value]) => `${key} ${String(value)}`)
              .join(', ')}
          </li>
        ))}
      </ul>
      <h4>{t('monitoring.copy.visits', { n: one.visits.length })}</h4>
      <ul>
        {one.visits.map(({ at, way }) => (
          <li key={at}>{t(`monitoring.copy.way.${way}`, { day: day(at) })}</li>
        ))}
      </ul>
      {one.clinics.length > 0 && (
        <>
          <h4>{t('monitoring.copy.clinics', { n: one.clinics.length })}</h4>
          <ul>
            {one.clinics.map(({ id, facilityName, clinicName, label, serviceDate }) => (
              <li key={id}>{[day(serviceDate), facilityName, clinicName, label].join(', ')}</li>
            ))}
          </ul>
        </>
      )}
      {one.movement.places.length > 0 && (
        <p>{t('monitoring.copy.places', { n: one.movement.places.length })}</p>
      )}
      {one.notesLeftOut > 0 && <p>{t('monitoring.copy.notes', { n: one.notesLeftOut })}</p>}
      <p>{t('monitoring.copy.others', { alarms: one.alarms.length, messages: one.messages.length })}</p>
    </article>
  );
}

/** All that Siaga holds of the person, to read, to print and to keep. */
export function CopyPart({ id }: { id: string }): ReactElement {
  const { t } = useTranslation('portal');
  const [copy, setCopy] = useState<OwnCopy | null>(null);
  const [problem, setProblem] = useState<ApiError | OfflineError | null>(null);
  useEffect(() => {
    const over = new AbortController();
    monitoringApi.copy(id, over.signal).then(setCopy, (error: unknown) => {
      if (over.signal.aborted) return;
      if (!(error instanceof ApiError || error instanceof OfflineError)) throw error;
      setProblem(error);
    });
    return () => over.abort();
  }, [id]);
  return (
    <section
      className="po-card mo-copy"
      aria-label={t('monitoring.copy.title')}
      aria-busy={copy === null && problem === null}
    >
      <h2>{t('monitoring.copy.title')}</h2>
      {problem !== null && (
        <p role="alert">
          {problem instanceof ApiError
            ? t('monitoring.refused.failed', { correlationId: problem.correlationId })
            : t('monitoring.refused.offline')}
        </p>
      )}
      {copy !== null && (
        <>
          <p>{t('monitoring.copy.hint')}</p>
          <div className="mo-copyacts">
            <Button kind="primary" onClick={() => saveCopy(copy)}>
              {t('monitoring.copy.save')}
            </Button>
            <Button onClick={() => window.print()}>{t('monitoring.copy.print')}</Button>
          </div>
          {copy.cases.map((one) => (
            <OfPerson key={one.caseId} one={one} />
          ))}
        </>
      )}
    </section>
  );
}
