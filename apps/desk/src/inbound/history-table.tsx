import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Inbound, Triage } from '#siaga/contracts';
import { Table, type TableColumn, TriageSwatch, useFormat } from '#siaga/web-kit';

const idOf = ({ id }: Inbound): string => id;

/** How long the patient waited to be taken over; null when nobody came. */
function waitedS({ arrivedAt, handedOverAt }: Inbound): number | null {
  return arrivedAt && handedOverAt ? (Date.parse(handedOverAt) - Date.parse(arrivedAt)) / 1_000 : null;
}

function useColumns(): readonly TableColumn<Inbound>[] {
  const { t } = useTranslation(['desk', 'common']);
  const format = useFormat();
  return useMemo(() => {
    const what = ({ complaint }: Inbound): string => t(`common:complaint.${complaint}`);
    return [
      {
        name: 'triage',
        title: t('history.triage'),
        order: ({ triage }) => (triage === null ? null : Triage.options.indexOf(triage)),
        cell: ({ triage }) => <TriageSwatch triage={triage} />,
      },
      { name: 'what', title: t('history.what'), isHead: true, order: what, cell: what },
      {
        name: 'unit',
        title: t('history.unit'),
        order: ({ unitCallSign }) => unitCallSign,
        cell: ({ unitCallSign }) => unitCallSign,
      },
      {
        name: 'end',
        title: t('history.end'),
        order: ({ handedOverAt }) => handedOverAt,
        cell: ({ handedOverAt }) => (handedOverAt ? format.time(handedOverAt) : t('history.cancelled')),
      },
      {
        name: 'waited',
        title: t('history.waited'),
        isFigure: true,
        order: waitedS,
        cell: (inbound) => {
          const seconds = waitedS(inbound);
          return seconds === null ? '' : format.span(seconds);
        },
      },
    ];
  }, [t, format]);
}

/** What ended, sorted by its headings; the newest first until somebody sorts. */
export function HistoryTable({ finished }: { finished: readonly Inbound[] }): ReactElement {
  const { t } = useTranslation('desk');
  return (
    <Table label={t('history.heading')} columns={useColumns()} items={finished} keyOf={idOf} empty={null} />
  );
}
