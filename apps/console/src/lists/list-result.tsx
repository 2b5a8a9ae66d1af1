import { type ListImport } from '#siaga/contracts';
import { EmptyState, Table, type TableColumn } from '#siaga/web-kit';
import { FileSpreadsheet } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListKindView } from './kinds/list-kind-view.js';
import { Counts } from './list-preview.js';
import { ProblemText } from './list-problems.js';

type RowResult = ListImport['results'][number];
const keyOf = ({ line }: RowResult): string => String(line);

/** What an import did, row by row. */
export function ListResult({
  kind,
  fileName,
  result,
}: {
  kind: ListKindView;
  fileName: string;
  result: ListImport;
}): ReactElement {
  const { t } = useTranslation('console');
  const columns = useMemo(
    (): readonly TableColumn<RowResult>[] => [
      {
        name: 'line',
        title: t('lists.row'),
        isFigure: true,
        order: ({ line }) => line,
        cell: ({ line }) => line,
      },
      {
        name: 'name',
        title: t(`lists.field.${kind.known}`),
        isHead: true,
        order: ({ name }) => name,
        cell: ({ name }) => name || t('lists.noName'),
      },
      {
        name: 'result',
        title: t('lists.became'),
        order: (row) => t(`lists.result.${row.result}`),
        cell: (row) => (
          <>
            {t(`lists.result.${row.result}`)}
            {row.problem && (
              <small className="is-amber">
                <ProblemText problem={row.problem} />
              </small>
            )}
          </>
        ),
      },
    ],
    [t, kind],
  );
  return (
    <>
      <p role="status">
        <b>{t('lists.done', { name: fileName })}</b>
      </p>
      <Counts counts={result.counts} />
      <Table
        label={t('lists.rows')}
        columns={columns}
        items={result.results}
        keyOf={keyOf}
        empty={<EmptyState icon={FileSpreadsheet} title={t('lists.noRows')} />}
      />
    </>
  );
}
