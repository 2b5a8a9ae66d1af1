import { type MonitoredCase, type WorkList } from '#siaga/contracts';
import { Button, EmptyState, Field, lazyPart, playSound, useKeys, useSession } from '#siaga/web-kit';
import { Users } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../booking/use-live-day.js';
import { KeptVisits } from './walk/kept-visits.js';
import { PersonRow, type RowActs, rowButtonId } from './person-row.js';
import { housesOf, isShown, urgentOnes, WORK_FILTERS, type WorkFilter } from './work.policy.js';

const LOUD = 0.9;
const LEAST_SOUGHT = 2;
const FindPeople = lazyPart(async () => (await import('./find-people.js')).FindPeople);

/** Renders nothing: sounds once for each urgent one that is new and that nobody has, and counts them in the tab's title. */
function UrgentSound({ cases }: { cases: readonly MonitoredCase[] }): null {
  const { t } = useTranslation('desk');
  const urgent = urgentOnes(cases);
  const known = useRef<ReadonlySet<string> | null>(null);
  const all = urgent.join(' ');
  const title = t('monitoringMenu.work');
  useEffect(() => {
    const now = new Set(all.split(' ').filter(Boolean));
    const { current } = known;
    known.current = now;
    // What stood there when the screen came is on it already.
    if (current !== null && [...now].some((id) => !current.has(id))) playSound('alert', LOUD);
    document.title = now.size > 0 ? `(${now.size}) ${title}` : title;
  }, [all, title]);
  return null;
}

/** The counts of the area, each a filter of the list below. */
function Filters({
  counts,
  filter,
  onFilter,
}: {
  counts: WorkList['counts'];
  filter: WorkFilter;
  onFilter: (filter: WorkFilter) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const countOf = (name: WorkFilter): number | null =>
    name === 'untaken' || name === 'mine' ? null : counts[name];
  return (
    <div className="mon-counts" role="group" aria-label={t('monitoring.filters')}>
      {WORK_FILTERS.map((name) => (
        <button
          key={name}
          type="button"
          data-count={name}
          data-some={(countOf(name) ?? 0) > 0}
          aria-pressed={name === filter}
          onClick={() => onFilter(name)}
        >
          {countOf(name) !== null && <b className="num">{countOf(name)}</b>}
          {t(`monitoring.filter.${name}`)}
        </button>
      ))}
    </div>
  );
}

/** Chooses the row above or below, and brings the focus to it. */
function stepTo(cases: readonly MonitoredCase[], chosenId: string | null, by: -1 | 1): void {
  const at = cases.findIndex(({ id }) => id === chosenId);
  const next = cases[at === -1 ? 0 : Math.min(cases.length - 1, Math.max(0, at + by))];
  if (next) document.getElementById(rowButtonId(next.id))?.focus();
}

/** A name that the day's list may not hold is looked for in the whole area when the officer says so: each search stands in the trail. */
function WholeArea({
  regionCode,
  words,
  onOpen,
}: {
  regionCode: string;
  words: string;
  onOpen: (one: MonitoredCase) => void;
}): ReactElement | null {
  const { t } = useTranslation('desk');
  const [isAsked, setAsked] = useState(false);
  if (words.length < LEAST_SOUGHT) return null;
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{t('monitoring.seek.all')}</Button>;
  return (
    <section aria-label={t('monitoring.seek.title')}>
      <h2>{t('monitoring.seek.title')}</h2>
      <FindPeople
        {...{ regionCode, words }}
        act={(one) => (
          <Button
            aria-label={t('monitoring.act.open', { name: one.person.name })}
            onClick={() => onOpen(one)}
          >
            {t('monitoring.seek.open')}
          </Button>
        )}
      />
    </section>
  );
}

/** The day's list of an area: the most pressing first, houses together, all by keys. */
export function WorkListPart({
  list,
  regionCode,
  openId,
  isBusy,
  acts,
  onNew,
  onImport,
  onWalk,
}: {
  list: WorkList;
  regionCode: string;
  openId: string | null;
  isBusy: boolean;
  acts: Omit<RowActs, 'onChoose'>;
  onNew: () => void;
  /** Somebody has a list of people. */
  onImport: () => void;
  /** Today's houses are to be gone to. */
  onWalk: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const accountId = useSession((state) => state.session?.account.id) ?? '';
  const today = useToday(regionCode);
  const [filter, setFilter] = useState<WorkFilter>('open');
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { cases, counts } = list;
  const shown = cases.filter((one) => isShown(one, { filter, text, accountId, today }));
  const chosen = shown.find(({ id }) => id === chosenId) ?? null;
  const hidden = urgentOnes(cases).length - urgentOnes(shown).length;
  const showAll = (next: WorkFilter): void => {
    setFilter(next);
    setText('');
  };
  useKeys({
    arrowdown: () => stepTo(shown, chosenId, 1),
    arrowup: () => stepTo(shown, chosenId, -1),
    t: () => chosen && acts.onTakeUp(chosen),
    l: () => chosen && acts.onReport(chosen),
    k: () => chosen && acts.onVisit(chosen),
    b: onNew,
  });
  return (
    <section className="mon-list" aria-label={t('monitoring.list')}>
      <UrgentSound cases={cases} />
      <div className="mon-head">
        <Filters counts={counts} filter={filter} onFilter={setFilter} />
        <div className="line">
          <Field
            label={t('monitoring.find')}
            value={text}
            autoComplete="off"
            maxLength={60}
            onChange={(event) => setText(event.target.value)}
          />
          <Button kind="primary" kbd="B" onClick={onNew}>
            {t('monitoring.act.newCase')}
          </Button>
          <Button onClick={onWalk}>{t('monitoring.walk.act')}</Button>
          <Button onClick={onImport}>{t('monitoring.import.act')}</Button>
        </div>
        {hidden > 0 && (
          <p className="mon-hidden" role="status">
            {t('monitoring.hiddenUrgent', { n: hidden })}{' '}
            <Button onClick={() => showAll('urgent')}>{t('monitoring.showUrgent')}</Button>
          </p>
        )}
      </div>
      <KeptVisits accountId={accountId} />
      {cases.length === 0 && (
        <EmptyState icon={Users} title={t('monitoring.empty')} text={t('monitoring.emptyHint')} />
      )}
      {cases.length > 0 && shown.length === 0 && <p className="dk-none">{t('monitoring.noneShown')}</p>}
      <WholeArea key={text.trim()} {...{ regionCode }} words={text.trim()} onOpen={acts.onOpen} />
      <ul className="mon-houses">
        {housesOf(shown).map(({ id, people }) => (
          <li key={id} className={people.length > 1 ? 'mon-house' : undefined}>
            {people.length > 1 && <p>{t('monitoring.house', { n: people.length })}</p>}
            <ul>
              {people.map((one) => (
                <PersonRow
                  key={one.id}
                  {...{ one, today, isBusy }}
                  isChosen={one.id === chosenId}
                  isOpen={one.id === openId}
                  acts={{ ...acts, onChoose: ({ id: chosenNow }) => setChosenId(chosenNow) }}
                />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {counts.open > cases.length && (
        <p className="muted">{t('monitoring.cut', { n: cases.length, all: counts.open })}</p>
      )}
      <p className="mon-keys muted">{t('monitoring.keys')}</p>
    </section>
  );
}
