import { distanceM, type MonitoredCase, type Point, type WorkList } from '#siaga/contracts';
import {
  Button,
  EmptyState,
  lazyPart,
  Loading,
  registerServiceWorker,
  Select,
  useFormat,
  useKeys,
} from '#siaga/web-kit';
import { ArrowLeft, Footprints } from 'lucide-react';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area } from '../use-area.js';
import { type KeptWalk, type NumberedStop, numbered } from './kept-walk.policy.js';
import { KeptVisits } from './kept-visits.js';
import { useWalk } from './use-walk.js';
import './walk.css';
import { lengthM } from './walk-path.policy.js';
import { type StopActs, stopButtonId, WalkStop } from './walk-stop.js';
import { HOUSES_A_DAY, stopsToday } from './walk-today.policy.js';

const WalkMap = lazyPart(async () => (await import('./walk-map.js')).WalkMap, <Loading />);

/** How far each house is from the one before it that has a point. */
function legsM(stops: readonly NumberedStop[]): ReadonlyMap<string, number> {
  const legs = new Map<string, number>();
  let before: Point | null = null;
  for (const { id, point } of stops) {
    if (point === null) continue;
    if (before !== null) legs.set(id, distanceM(before, point));
    before = point;
  }
  return legs;
}

function Stops({ walk, acts }: { walk: KeptWalk; acts: Omit<StopActs, 'onChoose'> }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isMapOpen, setMapOpen] = useState(true);
  const stops = useMemo(() => numbered(walk), [walk]);
  const left = stops.filter(({ isDone }) => !isDone);
  const done = stops.filter(({ isDone }) => isDone);
  const legs = legsM(left);
  const points = left.flatMap(({ point }) => point ?? []);
  const chosen = stops.find(({ id }) => id === chosenId) ?? null;
  const focusOn = (id: string | undefined): void => {
    if (id !== undefined) document.getElementById(stopButtonId(id))?.focus();
  };
  const step = (by: -1 | 1): void => {
    const at = stops.findIndex(({ id }) => id === chosenId);
    focusOn((at === -1 ? left[0] : stops[Math.min(stops.length - 1, Math.max(0, at + by))])?.id);
  };
  const visit = (): boolean => {
    const one: MonitoredCase | undefined = chosen?.people[0];
    if (one) acts.onVisit(one);
    return one !== undefined;
  };
  useKeys({ arrowdown: () => step(1), arrowup: () => step(-1), k: visit });
  const row = (stop: NumberedStop): ReactElement => (
    <WalkStop
      key={stop.id}
      stop={stop}
      fromM={legs.get(stop.id) ?? null}
      isChosen={stop.id === chosenId}
      acts={{ ...acts, onChoose: ({ id }) => setChosenId(id) }}
    />
  );
  if (stops.length === 0)
    return (
      <EmptyState
        icon={Footprints}
        title={t('monitoring.walk.nobody')}
        text={t('monitoring.walk.nobodyHint')}
      />
    );
  return (
    <>
      <p role="status">
        {t('monitoring.walk.left', {
          ...{ n: left.length, all: stops.length, way: format.distance(lengthM(points)) },
        })}
      </p>
      <div className="mon-walk">
        <section aria-label={t('monitoring.walk.stops')}>
          <ol>{left.map(row)}</ol>
          {done.length > 0 && <h3>{t('monitoring.walk.done', { n: done.length })}</h3>}
          <ol>{done.map(row)}</ol>
        </section>
        <section className="map" aria-label={t('monitoring.walk.map')}>
          <Button onClick={() => setMapOpen(!isMapOpen)}>
            {t(isMapOpen ? 'monitoring.walk.mapHide' : 'monitoring.walk.mapShow')}
          </Button>
          {isMapOpen && (
            <WalkMap
              regionCode={walk.area.code}
              madeAtMs={walk.madeAtMs}
              {...{ stops, chosenId }}
              onStop={focusOn}
            />
          )}
        </section>
      </div>
      <p className="mon-keys muted">{t('monitoring.walk.keys')}</p>
    </>
  );
}

/** Pressing houses of the list that the walk has not. */
function Fresh({ walk, list }: { walk: KeptWalk; list: WorkList }): ReactElement | null {
  const { t } = useTranslation('desk');
  const known = new Set(walk.order);
  const isPressing = ({ flags }: MonitoredCase): boolean =>
    flags.some(({ kind }) => kind === 'urgent' || kind === 'symptomatic');
  const pressing = stopsToday(list.cases, walk, list.cases.length).filter(
    ({ id, people }) => !known.has(id) && people.some(isPressing),
  );
  if (pressing.length === 0) return null;
  return (
    <p className="mon-hidden" role="status">
      {t('monitoring.walk.fresh', { n: pressing.length })}
    </p>
  );
}

/** The officer's day on foot: today's houses in the order in which they are walked to, on a map and in a list, with or without a line. */
export function Walk({
  accountId,
  area,
  fresh,
  start,
  acts,
  onBack,
}: {
  accountId: string;
  area: Area;
  /** The list as the server gave it last; null without a line. */
  fresh: { list: WorkList; atMs: number } | null;
  /** Where the walk begins: the officer's own facility; null begins at the most pressing house. */
  start: Point | null;
  acts: Omit<StopActs, 'onChoose'>;
  /** Null where there is no list behind it. */
  onBack: (() => void) | null;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { walk, make } = useWalk(accountId, area, fresh);
  const [most, setMost] = useState<number>(HOUSES_A_DAY[0]);
  // Kept on the phones of who walks: a nurse's desk always has the newest.
  useEffect(() => void registerServiceWorker('/desk/'), []);
  if (walk === undefined) return <Loading />;
  const isOld = walk !== null && fresh === null;
  return (
    <section className="mon-list" aria-label={t('monitoring.walk.title')}>
      <div className="mon-walkhead">
        {onBack && (
          <Button kind="ghost" onClick={onBack}>
            <ArrowLeft size={16} aria-hidden /> {t('monitoring.walk.back')}
          </Button>
        )}
        <h2>{t('monitoring.walk.title')}</h2>
        <Select
          label={t('monitoring.walk.houses')}
          value={String(most)}
          options={[...HOUSES_A_DAY]
            .sort((a, b) => a - b)
            .map((n) => ({ value: String(n), text: t('monitoring.walk.housesOf', { n }) }))}
          onChange={(value) => setMost(Number(value))}
        />
        <Button kind={walk === null ? 'primary' : undefined} onClick={() => make(most, start)}>
          {t(walk === null ? 'monitoring.walk.make' : 'monitoring.walk.again')}
        </Button>
      </div>
      <p className="muted">{t('monitoring.walk.hint')}</p>
      {walk && (
        <p className={isOld ? 'mon-hidden' : 'muted'} role={isOld ? 'status' : undefined}>
          {t(isOld ? 'monitoring.walk.offline' : 'monitoring.walk.readAt', {
            time: format.dayTime(walk.readAtMs),
          })}
        </p>
      )}
      <KeptVisits accountId={accountId} />
      {walk && fresh && <Fresh walk={walk} list={fresh.list} />}
      {walk && <Stops walk={walk} acts={acts} />}
    </section>
  );
}
