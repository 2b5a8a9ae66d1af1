import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbound } from '#siaga/contracts';
import { TriageSwatch, useFormat } from '#siaga/web-kit';

function HistoryLine({ inbound }: { inbound: Inbound }): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { arrivedAt, handedOverAt } = inbound;
  const end = handedOverAt
    ? t('history.handed_over', { time: format.time(handedOverAt) })
    : t('history.cancelled');
  const spanS = arrivedAt && handedOverAt ? (Date.parse(handedOverAt) - Date.parse(arrivedAt)) / 1_000 : null;
  return (
    <li>
      <TriageSwatch triage={inbound.triage} />
      <span className="what">
        <b>{common(`complaint.${inbound.complaint}`)}</b> {inbound.unitCallSign}
      </span>
      <span className="num when">
        {end}
        {spanS !== null && `, ${t('history.duration', { span: format.span(spanS) })}`}
      </span>
    </li>
  );
}

/** What ended today: looked up when somebody asks, so it stands small. */
export function HistoryPanel({ finished }: { finished: readonly Inbound[] }): ReactElement {
  const { t } = useTranslation('desk');
  return (
    <section className="dk-panel dk-history" aria-label={t('history.heading')}>
      <header>
        <h2>{t('history.heading')}</h2>
        {finished.length > 0 && <span className="num">{finished.length}</span>}
      </header>
      {finished.length === 0 && <p className="dk-none">{t('history.empty')}</p>}
      <ul>
        {finished.map((inbound) => (
          <HistoryLine key={inbound.id} inbound={inbound} />
        ))}
      </ul>
    </section>
  );
}
