import { type AreaPlace } from '#siaga/contracts';
import {
  BordersOnMap,
  Button,
  MapView,
  PointsOnMap,
  positions,
  useFetched,
  useSession,
} from '#siaga/web-kit';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaPlaces } from './area-units.js';

const PADDING = { top: 30, right: 30, bottom: 30, left: 30 };

function VillageMap({
  regionCode,
  places,
}: {
  regionCode: string;
  places: readonly AreaPlace[];
}): ReactElement {
  const { t } = useTranslation('desk');
  const info = useSession((state) => state.info);
  const { data: borders } = useFetched('borders', { regionCode }, { freshMs: Infinity, tells: 'failures' });
  const points = useMemo(
    () =>
      places.map(({ regionCode: id, name, point, open: n }) => ({
        ...{ id, point, name: t('office.mapMark', { name, n }) },
      })),
    [places, t],
  );
  // The map stays where somebody moved it while its numbers change.
  const [first] = useState(() => places.map(({ point }) => point));
  const focus = useMemo(
    () => (first.length > 0 ? { key: `area ${regionCode}`, points: first } : null),
    [first, regionCode],
  );
  return (
    <div className="mo-areamap">
      <MapView
        positions={positions}
        tileUrl={info?.tileUrl ?? null}
        tileAttribution={info?.tileAttribution ?? null}
        padding={PADDING}
        focus={focus}
        ariaLabel={t('office.mapLabel')}
      >
        <BordersOnMap borders={borders} />
        <PointsOnMap points={points} />
      </MapView>
    </div>
  );
}

/** Where in the area people are followed up, as coarse as a village; the map comes when it is asked for. */
export function AreaMap(props: { regionCode: string; places: readonly AreaPlace[] }): ReactElement {
  const { t } = useTranslation('desk');
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="dk-panel" aria-label={t('office.map')}>
      <header>
        <h2>{t('office.map')}</h2>
        {!isOpen && props.places.length > 0 && (
          <Button onClick={() => setOpen(true)}>{t('office.mapOpen')}</Button>
        )}
      </header>
      <p className="muted">{t('office.mapHint')}</p>
      {isOpen && <VillageMap {...props} />}
      <AreaPlaces places={props.places} />
    </section>
  );
}
