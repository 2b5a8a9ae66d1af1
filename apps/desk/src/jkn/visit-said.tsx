import { type JknExchange } from '#siaga/contracts';
import { FetchedPart, Table, type TableColumn, useFetched, useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

const MOST = 200;
const idOf = ({ id }: JknExchange): string => id;

/** What was said of one booking on either side, the newest first: all that is known of it where BPJS gives nothing back. */
export function VisitSaid({
  facilityId,
  bookingCode,
}: {
  facilityId: string;
  bookingCode: string;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const fetched = useFetched('jknExchanges', { facilityId, bookingCode, limit: MOST });
  const heading = t('jkn.saidOf', { code: bookingCode });
  const columns: readonly TableColumn<JknExchange>[] = [
    {
      name: 'service',
      title: t('jkn.said'),
      isHead: true,
      order: ({ service }) => service,
      cell: ({ service }) => service,
    },
    { name: 'at', title: t('jkn.saidAt'), order: ({ at }) => at, cell: ({ at }) => format.dayTime(at) },
    {
      name: 'answer',
      title: t('jkn.answer'),
      cell: ({ code, message }) =>
        code === null ? t('jkn.noAnswer') : `${String(code)}${message === null ? '' : `, ${message}`}`,
    },
  ];
  return (
    <section className="dk-panel" aria-label={heading}>
      <header>
        <h2>{heading}</h2>
      </header>
      <FetchedPart fetched={fetched}>
        {({ exchanges }) => (
          <Table
            label={heading}
            columns={columns}
            items={exchanges}
            keyOf={idOf}
            empty={<p className="dk-none">{t('jkn.nothingSaid')}</p>}
          />
        )}
      </FetchedPart>
    </section>
  );
}
