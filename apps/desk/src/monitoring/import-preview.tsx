import {
  type ListColumns,
  type ListCounts,
  type ListPreview,
  type ListProblem,
  type MonitoredKind,
} from '#siaga/contracts';
import { areSameColumns, Button, ColumnFields, useFormat } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from './use-words.js';

const SHOWN = 5;

type Group = keyof DeskTexts['monitoring']['import']['problem'];

/** What is wrong in one place of a list, in words; what has none of its own does not fit. */
export function useProblemWords(): (problem: Pick<ListProblem, 'code' | 'column'>) => string {
  const { t, i18n } = useTranslation('desk');
  return ({ code, column }) => {
    const key = `monitoring.import.problem.${code}`;
    const known = i18n.exists(key, { ns: 'desk' }) ? code : 'cell.not_so';
    const words = t(`monitoring.import.problem.${known as `${Group & 'cell'}.not_so`}`);
    return column === null ? words : `${column}: ${words}`;
  };
}

/** How many rows became what. */
export function ImportCounts({ counts }: { counts: ListCounts }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (
    <ul className="dk-plain mon-import-counts">
      {(['created', 'unchanged', 'refused'] as const).map((name) => (
        <li key={name} className={name === 'refused' && counts.refused > 0 ? 'is-amber' : undefined}>
          <b className="num">{format.number(counts[name])}</b> {t(`monitoring.import.result.${name}`)}
        </li>
      ))}
    </ul>
  );
}

const FIELDS = [
  ...['name', 'nik', 'bornOn', 'sex', 'phone', 'address', 'rt', 'rw', 'rtRw', 'village', 'district'],
  ...['regionCode', 'kind', 'dayOne', 'program'],
] as const satisfies readonly (keyof DeskTexts['monitoring']['import']['field'])[];

/** Which heading is what: at hand where the headings are not known, else out of the way. */
export function ImportColumns({
  preview,
  isBusy,
  onRead,
}: {
  preview: ListPreview;
  isBusy: boolean;
  onRead: (columns: ListColumns) => void;
}): ReactElement | null {
  const { t } = useTranslation('desk');
  const [columns, setColumns] = useState(preview.columns);
  if (preview.headings.length === 0) return null;
  return (
    <details className="mon-import-columns" open={preview.refusal?.kind === 'columns'}>
      <summary>{t('monitoring.import.columns')}</summary>
      <p className="muted">{t('monitoring.import.columnsHint')}</p>
      <ColumnFields
        fields={FIELDS.map((name) => ({ name, label: t(`monitoring.import.field.${name}`) }))}
        headings={preview.headings}
        columns={columns}
        noColumn={t('monitoring.import.noColumn')}
        onChange={setColumns}
      />
      <Button
        isBusy={isBusy}
        disabled={areSameColumns(columns, preview.columns)}
        onClick={() => onRead(columns)}
      >
        {t('monitoring.import.readSo')}
      </Button>
    </details>
  );
}

/** A list as it would be stored: the first of its people, and all that is wrong with any row. */
export function ImportPreview({ preview }: { preview: ListPreview }): ReactElement {
  const { t } = useTranslation('desk');
  const words = useWords();
  const say = useProblemWords();
  const { refusal, counts, first, problems, problemCount } = preview;
  const heading = t('monitoring.import.problems', { n: problemCount });
  if (refusal !== null)
    return (
      <p className="note is-amber" role="alert">
        {t(`monitoring.import.refusal.${refusal.kind}`)}
      </p>
    );
  return (
    <>
      <ImportCounts counts={counts} />
      {first.length > 0 && (
        <section aria-label={t('monitoring.import.first')}>
          <h3>{t('monitoring.import.first')}</h3>
          <ul className="dk-plain">
            {first.slice(0, SHOWN).map(({ line, name, cells, result }) => (
              <li key={line}>
                <b>{name}</b> <small>{t(`monitoring.import.result.${result}`)}</small>
                <span className="mon-line">
                  {t('monitoring.import.since', {
                    kind: t(`monitoring.kind.${(cells['kind'] ?? 'odp') as MonitoredKind}`),
                    program: cells['program'] ?? '',
                    date: words.dateOf(cells['dayOne'] ?? ''),
                    region: cells['regionCode'] ?? '',
                  })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {problems.length > 0 && (
        <section aria-label={heading}>
          <h3>{heading}</h3>
          <ul className="dk-plain mon-import-problems" tabIndex={0} aria-label={heading}>
            {problems.map((problem) => (
              <li key={`${String(problem.line)} ${problem.column ?? ''} ${problem.code}`}>
                <b className="num">{t('monitoring.import.line', { line: problem.line })}</b> {say(problem)}{' '}
                <small className={problem.isRefusal ? 'is-amber' : 'muted'}>
                  {t(problem.isRefusal ? 'monitoring.import.notTaken' : 'monitoring.import.restTaken')}
                </small>
              </li>
            ))}
          </ul>
          {problemCount > problems.length && (
            <p className="muted">
              {t('monitoring.import.moreProblems', { n: problemCount - problems.length })}
            </p>
          )}
        </section>
      )}
    </>
  );
}
