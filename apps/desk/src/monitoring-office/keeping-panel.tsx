import { type CaseKeeping, type KeepingCheck, type KeepingDay } from '#siaga/contracts';
import { Button, FetchedPart, Table, type TableColumn, useFetched, useFormat } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../monitoring/use-words.js';

function Days({ days }: { days: readonly KeepingDay[] }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { dateOf } = useWords();
  const columns = useMemo<TableColumn<KeepingDay>[]>(() => {
    const figure = (name: 'runs' | 'completed' | 'erased'): TableColumn<KeepingDay> => ({
      ...{ name, title: t(`audit.${name}`), isFigure: true },
      order: (day) => day[name],
      cell: (day) => format.number(day[name]),
    });
    return [
      {
        ...{ name: 'day', title: t('audit.day'), isHead: true },
        order: ({ day }) => day,
        cell: ({ day }) => dateOf(day),
      },
      ...(['runs', 'completed', 'erased'] as const).map(figure),
      {
        ...{ name: 'last', title: t('audit.last') },
        order: ({ lastAt }) => lastAt,
        cell: ({ lastAt }) => format.dayTime(lastAt),
      },
    ];
  }, [t, format, dateOf]);
  return (
    <Table
      label={t('audit.days')}
      columns={columns}
      items={days}
      keyOf={({ day }) => day}
      empty={<p className="dk-none">{t('audit.noDays')}</p>}
    />
  );
}

function Checks({ checks }: { checks: readonly KeepingCheck[] }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const columns = useMemo<TableColumn<KeepingCheck>[]>(
    () => [
      {
        ...{ name: 'column', title: t('audit.column'), isHead: true },
        order: ({ table, column }) => `${table}.${column}`,
        cell: ({ table, column }) => <code>{`${table}.${column}`}</code>,
      },
      {
        ...{ name: 'left', title: t('audit.left'), isFigure: true },
        order: ({ left }) => left,
        cell: ({ left }) => format.number(left),
      },
    ],
    [t, format],
  );
  return (
    <Table
      label={t('audit.checks')}
      columns={columns}
      items={checks}
      keyOf={({ table, column }) => `${table}.${column}`}
      sortedBy={{ name: 'left', isDescending: true }}
      empty={null}
    />
  );
}

function Proof({ proof }: { proof: CaseKeeping }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { dateOf } = useWords();
  const { checks, checkedAt, nextOn, days, kept, erased, overdue } = proof;
  const dirty = checks.filter(({ left }) => left > 0).length;
  const time = format.dayTime(checkedAt);
  return (
    <>
      <p role="status" className={dirty === 0 ? 'mo-clean' : 'mo-dirty'}>
        {dirty === 0 ? t('audit.clean', { n: checks.length, time }) : t('audit.dirty', { n: dirty, time })}
      </p>
      <p className="num">
        {t('audit.counts', {
          kept: format.number(kept),
          erased: format.number(erased),
          overdue: format.number(overdue),
        })}{' '}
        {nextOn !== null && t('audit.next', { date: dateOf(nextOn) })}
      </p>
      <h3>{t('audit.days')}</h3>
      <Days days={days} />
      <h3>{t('audit.checks')}</h3>
      <Checks checks={checks} />
    </>
  );
}

/** That who is to be forgotten is forgotten: what the job did, and what the database says now. */
export function KeepingPanel({ regionCode }: { regionCode: string }): ReactElement {
  const { t } = useTranslation('desk');
  const fetched = useFetched('caseKeeping', { regionCode });
  return (
    <section className="dk-panel" aria-label={t('audit.keeping')}>
      <header>
        <h2>{t('audit.keeping')}</h2>
        <Button onClick={fetched.reload}>{t('audit.again')}</Button>
      </header>
      <p className="muted">{t('audit.keepingHint')}</p>
      <FetchedPart fetched={fetched}>{(proof) => <Proof proof={proof} />}</FetchedPart>
    </section>
  );
}
