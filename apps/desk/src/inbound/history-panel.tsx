import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbound } from '#siaga/contracts';
import { lazyPart, Loading } from '#siaga/web-kit';

/** Nothing has ended yet when a shift opens its desk: the table comes with the first patient, or when the screen has settled. */
const HistoryTable = lazyPart<{ finished: readonly Inbound[] }>(
  async () => (await import('./history-table.js')).HistoryTable,
  <Loading />,
);

/** What ended today: looked up when somebody asks, so it stands small. */
export function HistoryPanel({ finished }: { finished: readonly Inbound[] }): ReactElement {
  const { t } = useTranslation('desk');
  return (
    <section className="dk-panel dk-history" aria-label={t('history.heading')}>
      <header>
        <h2>{t('history.heading')}</h2>
        {finished.length > 0 && <span className="num">{finished.length}</span>}
      </header>
      {finished.length === 0 ? (
        <p className="dk-none">{t('history.empty')}</p>
      ) : (
        <HistoryTable finished={finished} />
      )}
    </section>
  );
}
