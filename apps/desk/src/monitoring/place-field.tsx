import { type Place, type Point } from '#siaga/contracts';
import { BordersOnMap, Button, MapView, PlaceOnMap, positions, useFetched, useSession } from '#siaga/web-kit';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

const NO_FIXES: readonly Place[] = [];
const NO_PADDING = { top: 20, right: 20, bottom: 20, left: 20 };

function placeAt(point: Point): Place {
  return {
    ...{ point, label: '', context: '', regionCode: null },
    ...{ accuracyM: 0, source: 'map_pin', isConfirmed: true },
  };
}

/** Every corner of a border, however deep its rings lie. */
function cornersOf(coordinates: unknown): Point[] {
  if (!Array.isArray(coordinates)) return [];
  const [lon, lat] = coordinates as unknown[];
  if (typeof lon === 'number' && typeof lat === 'number') return [{ lon, lat }];
  return coordinates.flatMap(cornersOf);
}

function HouseMap({
  regionCode,
  point,
  onPoint,
}: {
  regionCode: string;
  point: Point | null;
  onPoint: (point: Point) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const info = useSession((state) => state.info);
  const { data: borders } = useFetched('borders', regionCode === '' ? null : { regionCode }, {
    freshMs: Infinity,
    tells: 'failures',
  });
  const focus = useMemo(() => {
    const points = point
      ? [point]
      : (borders?.features ?? []).flatMap(({ geometry }) => cornersOf(geometry.coordinates));
    return points.length > 0 ? { key: `house ${regionCode}`, points } : null;
  }, [borders, point, regionCode]);
  const place = useMemo(() => (point ? placeAt(point) : null), [point]);
  return (
    <div className="mon-map">
      <MapView
        positions={positions}
        tileUrl={info?.tileUrl ?? null}
        tileAttribution={info?.tileAttribution ?? null}
        padding={NO_PADDING}
        focus={focus}
        onPick={onPoint}
        ariaLabel={t('monitoring.fresh.mapLabel')}
      >
        <BordersOnMap borders={borders} />
        <PlaceOnMap place={place} fixes={NO_FIXES} />
      </MapView>
    </div>
  );
}

/** Where the house is, for who wants to press it on a map; the map comes when it is asked for. */
export function PlaceField({
  regionCode,
  point,
  onChange,
}: {
  regionCode: string;
  point: Point | null;
  onChange: (point: Point | null) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const [isOpen, setOpen] = useState(point !== null);
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t('monitoring.fresh.map')}</Button>;
  return (
    <>
      <p className="muted">{t(point ? 'monitoring.fresh.mapSet' : 'monitoring.fresh.mapHint')}</p>
      <HouseMap {...{ regionCode, point }} onPoint={onChange} />
      {point && <Button onClick={() => onChange(null)}>{t('monitoring.fresh.mapDrop')}</Button>}
    </>
  );
}
