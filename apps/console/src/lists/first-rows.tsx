import { type ListRow } from '#siaga/contracts';
import { EmptyState, Table, type TableColumn, useFormat } from '#siaga/web-kit';
import { FileSpreadsheet } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListFlag, type ListKindView, type Saying, type ShownField } from './kinds/list-kind-view.js';

type Column = TableColumn<ListRow>;

const keyOf = ({ line }: ListRow): string => String(line);

function said({ field, say }: ShownField, { cells }: ListRow, saying: Saying): string {
  const value = cells[field] ?? '';
  return value === '' || say === undefined ? value : say(value, saying);
}

function pointColumn({ t }: Saying): Column {
  return {
    name: 'point',
    title: t('console:lists.point'),
    cell: ({ point, flags }) => (
      <>
        <span className="num">
          {point ? `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}` : t('console:lists.noPoint')}
        </span>
        {flags.map((flag) => (
          <small key={flag} className="is-amber">
            {t(`console:lists.flag.${flag as ListFlag}`)}
          </small>
        ))}
      </>
    ),
  };
}

function columnsOf({ known, under, shown, hasPoint }: ListKindView, saying: Saying): readonly Column[] {
  const { t } = saying;
  const head: Column = {
    name: 'name',
    title: t(`console:lists.field.${known}`),
    isHead: true,
    order: ({ name }) => name,
    cell: (row) => (
      <>
        {row.name || t('console:lists.noName')} {under && <small>{said(under, row, saying)}</small>}
      </>
    ),
  };
  return [
    {
      name: 'line',
      title: t('console:lists.row'),
      isFigure: true,
      order: ({ line }) => line,
      cell: ({ line }) => line,
    },
    head,
    ...shown.map((one): Column => ({
      name: one.field,
      title: t(`console:lists.field.${one.field}`),
      cell: (row) => said(one, row, saying),
    })),
    ...(hasPoint ? [pointColumn(saying)] : []),
    {
      name: 'result',
      title: t('console:lists.becomes'),
      cell: ({ result }) => t(`console:lists.result.${result}`),
    },
  ];
}

/** The first rows of a list as they would be stored. */
export function FirstRows({ kind, rows }: { kind: ListKindView; rows: readonly ListRow[] }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  const columns = useMemo(() => columnsOf(kind, { t, format }), [kind, t, format]);
  return (
    <section>
      <h3>{t('lists.first')}</h3>
      <Table
        label={t('lists.first')}
        columns={columns}
        items={rows}
        keyOf={keyOf}
        empty={<EmptyState icon={FileSpreadsheet} title={t('lists.noRows')} />}
      />
    </section>
  );
}
