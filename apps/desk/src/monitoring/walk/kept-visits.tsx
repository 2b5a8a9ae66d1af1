import { ApiError } from '#siaga/client';
import { type ErrorCode } from '#siaga/contracts';
import { Badge, Button, errorText, serverNowMs, showError, useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { KEPT_DAYS, type KeptVisit, leavesAt } from './kept-visits.policy.js';
import { useKeptVisits } from './use-kept-visits.js';
import { visitSender } from './visit-device.js';

/** What became of a visit that the officer has to read. */
function News({ visit }: { visit: KeptVisit }): ReactElement | null {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { refusal, at: visitedAt } = visit;
  if (refusal === null) {
    const leaves = leavesAt(visit, serverNowMs());
    return (
      <>
        <Badge tone="amber">{t('monitoring.kept.state')}</Badge>
        {leaves !== null && <p>{t('monitoring.kept.until', { time: format.dayTime(leaves) })}</p>}
      </>
    );
  }
  if (refusal.kind === 'dropped')
    return <p>{t('monitoring.kept.dropped', { n: KEPT_DAYS, time: format.dayTime(visitedAt) })}</p>;
  if (refusal.kind === 'meanwhile') {
    const { officer, result, at } = refusal.visit;
    const words = t(`monitoring.visit.results.${result}`);
    return <p>{t('monitoring.kept.meanwhile', { officer, result: words, time: format.dayTime(at) })}</p>;
  }
  const { code, status } = refusal;
  const why =
    status !== null
      ? t('monitoring.kept.closed', { status: t(`monitoring.status.${status}`) })
      : code === 'RESOURCE.NOT_FOUND'
        ? t('monitoring.kept.gone')
        : errorText(new ApiError(code as ErrorCode, 409, ''), common);
  return <p>{t('monitoring.kept.refused', { why })}</p>;
}

/** Visits that wait for a line, and those whose news is to be read: none of them leaves by itself unsaid. */
export function KeptVisits({ accountId }: { accountId: string }): ReactElement | null {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const visits = useKeptVisits(accountId);
  const waiting = visits.filter(({ refusal }) => refusal === null);
  if (visits.length === 0) return null;
  return (
    <section className="mon-kept" aria-label={t('monitoring.kept.title')}>
      {waiting.length > 0 && <p role="status">{t('monitoring.kept.waiting', { n: waiting.length })}</p>}
      <ul className="dk-plain">
        {visits.map((visit) => (
          <li key={visit.visitId}>
            <b>
              {t('monitoring.kept.line', {
                name: visit.name,
                result: t(`monitoring.visit.results.${visit.result}`),
                time: format.time(visit.at),
              })}
            </b>{' '}
            <News visit={visit} />
            {visit.note !== null && visit.refusal?.kind === 'refused' && <span>{visit.note}</span>}
            {visit.refusal !== null && (
              <Button
                aria-label={t('monitoring.kept.seenOf', { name: visit.name })}
                onClick={() => void visitSender.putAway(visit.visitId).catch(showError)}
              >
                {t('monitoring.kept.seen')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
