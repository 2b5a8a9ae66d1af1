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
  label,
  onPoint,
}: {
  regionCode: string;
  point: Point | null;
  label: string;
  onPoint: (point: Point) => void;
}): ReactElement {
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
        ariaLabel={label}
      >
        <BordersOnMap borders={borders} />
        <PlaceOnMap place={place} fixes={NO_FIXES} />
      </MapView>
    </div>
  );
}

/** Where the house is, for who wants to press it on a map; the map comes when it is asked for. `says` are other words for what is no house. */
export function PlaceField({
  regionCode,
  point,
  says,
  onChange,
}: {
  regionCode: string;
  point: Point | null;
  says?: { open: string; label: string; set: string; hint: string };
  onChange: (point: Point | null) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const [isOpen, setOpen] = useState(point !== null);
  const words = says ?? {
    open: t('monitoring.fresh.map'),
    label: t('monitoring.fresh.mapLabel'),
    set: t('monitoring.fresh.mapSet'),
    hint: t('monitoring.fresh.mapHint'),
  };
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{words.open}</Button>;
  return (
    <>
      <p className="muted">{point ? words.set : words.hint}</p>
      <HouseMap {...{ regionCode, point }} label={words.label} onPoint={onChange} />
      {point && <Button onClick={() => onChange(null)}>{t('monitoring.fresh.mapDrop')}</Button>}
    </>
  );
}
