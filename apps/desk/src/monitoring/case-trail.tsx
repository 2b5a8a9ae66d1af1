import { distanceM, type CaseTrail, type MonitoredCase, type Point, type TrailPlace } from '#siaga/contracts';
import {
  Button,
  FetchedPart,
  MapView,
  PointsOnMap,
  positions,
  serverNowMs,
  showDone,
  useCommand,
  useEntities,
  useFetched,
  useFormat,
  useNow,
  useSession,
} from '#siaga/web-kit';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

const PADDING = { top: 30, right: 30, bottom: 30, left: 30 };
const LEAVE_HOURS = [2, 12] as const;
const HOUR_MS = 3_600_000;

/** Tells of a place in words, by its distance from the house. */
function usePlaceWords(home: Point | null): (place: TrailPlace) => string {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return ({ at, kind, place }) => {
    const m = home === null || place === null ? 0 : Math.round(distanceM(home, place) / 100) * 100;
    return `${format.dayTime(at)}: ${t(`monitoring.movement.kind.${kind}`, { m })}`;
  };
}

function TrailMap({ home, places }: { home: Point; places: readonly TrailPlace[] }): ReactElement {
  const { t } = useTranslation('desk');
  const info = useSession((state) => state.info);
  const wordsOf = usePlaceWords(home);
  const points = [
    { id: 'home', point: home, name: t('monitoring.movement.homeMark') },
    ...places.flatMap((one) =>
      one.place === null ? [] : [{ id: one.at, point: one.place, name: wordsOf(one) }],
    ),
  ];
  const [focus] = useState(() => ({ key: 'trail', points: points.map(({ point }) => point) }));
  return (
    <div className="mon-map">
      <MapView
        positions={positions}
        tileUrl={info?.tileUrl ?? null}
        tileAttribution={info?.tileAttribution ?? null}
        padding={PADDING}
        focus={focus}
        ariaLabel={t('monitoring.movement.mapLabel')}
      >
        <PointsOnMap points={points} />
      </MapView>
    </div>
  );
}

/** Lets somebody go out for some hours, or no more. */
function Leave({
  one,
  until,
  onChange,
}: {
  one: MonitoredCase;
  until: string | null;
  onChange: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const nowMs = useNow();
  const { run, isBusy } = useCommand('permitLeave');
  const { id, person } = one;
  const { name } = person;
  const set = async (hours: number | null): Promise<void> => {
    const next = hours === null ? null : new Date(serverNowMs() + hours * HOUR_MS).toISOString();
    const saved = await run({ id, until: next });
    if (!saved) return;
    showDone(
      saved.until === null
        ? t('monitoring.movement.leaveEnded', { name })
        : t('monitoring.movement.leaveSaved', { name, time: format.dayTime(saved.until) }),
    );
    onChange();
  };
  const stands = until !== null && Date.parse(until) > nowMs;
  return (
    <>
      <p>
        {stands
          ? t('monitoring.movement.leaveUntil', { time: format.dayTime(until) })
          : t('monitoring.movement.leaveNone')}
      </p>
      <div className="dk-save" role="group" aria-label={t('monitoring.movement.leave')}>
        {LEAVE_HOURS.map((n) => (
          <Button key={n} isBusy={isBusy} onClick={() => void set(n)}>
            {t('monitoring.movement.leaveHours', { n })}
          </Button>
        ))}
        {stands && (
          <Button kind="ghost" isBusy={isBusy} onClick={() => void set(null)}>
            {t('monitoring.movement.leaveEnd')}
          </Button>
        )}
      </div>
    </>
  );
}

function Trail({ trail }: { trail: CaseTrail }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const wordsOf = usePlaceWords(trail.home);
  const [isOnMap, setOnMap] = useState(false);
  const { consentedAt, lastFixAt, awaySince, returnedAt, ignored, home, places } = trail;
  const hasPlaces = useMemo(() => places.some(({ place }) => place !== null), [places]);
  if (consentedAt === null) return <p>{t('monitoring.movement.notAsked')}</p>;
  return (
    <>
      <p>{t('monitoring.movement.consented', { time: format.dayTime(consentedAt) })}</p>
      <p>
        {lastFixAt === null
          ? t('monitoring.movement.noFix')
          : t('monitoring.movement.lastFix', { time: format.dayTime(lastFixAt) })}
      </p>
      {awaySince !== null && (
        <p className="is-red">{t('monitoring.movement.awaySince', { time: format.dayTime(awaySince) })}</p>
      )}
      {awaySince === null && returnedAt !== null && (
        <p>{t('monitoring.movement.returnedAt', { time: format.dayTime(returnedAt) })}</p>
      )}
      {ignored > 0 && <p className="muted">{t('monitoring.movement.ignored', { n: ignored })}</p>}
      <ul className="dk-plain">
        {places.map((one) => (
          <li key={`${one.at} ${one.kind}`}>{wordsOf(one)}</li>
        ))}
      </ul>
      {hasPlaces && home !== null && !isOnMap && (
        <Button onClick={() => setOnMap(true)}>{t('monitoring.movement.map')}</Button>
      )}
      {isOnMap && home !== null && <TrailMap home={home} places={places} />}
    </>
  );
}

function OpenTrail({ one }: { one: MonitoredCase }): ReactElement {
  const { id } = one;
  const heard = useEntities((state) => state.entities.monitored_case.get(id)?.version ?? 0);
  const fetched = useFetched('caseTrail', { id }, { since: String(heard) });
  return (
    <FetchedPart fetched={fetched}>
      {(trail) => (
        <>
          <Trail trail={trail} />
          {one.status === 'follow_up' && (
            <Leave one={one} until={trail.leaveUntil} onChange={fetched.reload} />
          )}
        </>
      )}
    </FetchedPart>
  );
}

/** Where somebody was who consented; read, and told of, when it is asked for. */
export function CaseTrailPart({ one }: { one: MonitoredCase }): ReactElement {
  const { t } = useTranslation('desk');
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label={t('monitoring.movement.heading')}>
      <h3>{t('monitoring.movement.heading')}</h3>
      {isOpen ? (
        <OpenTrail one={one} />
      ) : (
        <>
          <Button onClick={() => setOpen(true)}>{t('monitoring.movement.open')}</Button>
          <p className="muted">{t('monitoring.movement.openHint')}</p>
        </>
      )}
    </section>
  );
}
