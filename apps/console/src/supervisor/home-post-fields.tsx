import { type Place, type Point } from '#siaga/contracts';
import {
  BordersOnMap,
  FacilitiesOnMap,
  Field,
  MapView,
  PlaceOnMap,
  positions,
  Select,
  useEntities,
  useSession,
} from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBorders } from '../map/use-borders.js';
import { useMapFacilities } from '../map/use-map-facilities.js';
import { onlyOne } from '../state/only-one.js';
import { type HomeDraft } from './home-post.policy.js';

const NO_FIXES: readonly Place[] = [];
const NO_PADDING = { top: 20, right: 20, bottom: 20, left: 60 };

/** The point as the map draws a place in hand. */
function placeAt(point: Point, label: string): Place {
  return {
    ...{ point, label, context: '', regionCode: null },
    ...{ accuracyM: 0, source: 'map_pin', isConfirmed: true },
  };
}

function PointPicker({
  point,
  name,
  onPoint,
}: {
  point: Point | null;
  name: string;
  onPoint: (point: Point) => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const info = useSession((state) => state.info);
  const { borders } = useBorders();
  const facilities = useMapFacilities();
  const focus = useMemo(
    () => (facilities.length > 0 ? { key: 'home', points: facilities.map((one) => one.point) } : null),
    [facilities],
  );
  const draft = useMemo(() => (point ? placeAt(point, name) : null), [point, name]);
  return (
    <div className="pickmap">
      <MapView
        positions={positions}
        tileUrl={info?.tileUrl ?? null}
        tileAttribution={info?.tileAttribution ?? null}
        padding={NO_PADDING}
        focus={focus}
        onPick={onPoint}
        ariaLabel={t('unitAdmin.pickPoint')}
      >
        <BordersOnMap borders={borders} />
        <FacilitiesOnMap facilities={facilities} />
        <PlaceOnMap place={draft} fixes={NO_FIXES} />
      </MapView>
    </div>
  );
}

/** Where the unit waits: a facility of the list, a point pressed on the map, or no post. */
export function HomePostFields({
  home,
  onChange,
  onPoint,
}: {
  home: HomeDraft;
  onChange: (home: HomeDraft) => void;
  onPoint: (point: Point) => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const all = useEntities((state) => state.entities.facility);
  const options = useMemo(
    () =>
      [...all.values()]
        .filter((facility) => facility.point !== null)
        .sort((a, b) => a.name.localeCompare(b.name, 'id'))
        .map(({ id, name }) => ({ value: id, text: name })),
    [all],
  );
  return (
    <>
      <Select
        label={t('unitAdmin.home')}
        value={home.kind}
        options={(['none', 'facility', 'point'] as const).map((value) => ({
          value,
          text: t(`unitAdmin.homeKind.${value}`),
        }))}
        onChange={(kind) =>
          onChange({ ...home, kind, facilityId: home.facilityId || (onlyOne(options)?.value ?? '') })
        }
      />
      {home.kind === 'facility' && (
        <Select
          label={t('accounts.scopeFacility')}
          value={home.facilityId}
          options={options}
          onChange={(facilityId) => onChange({ ...home, facilityId })}
        />
      )}
      {home.kind === 'point' && (
        <>
          <Field
            label={t('unitAdmin.postName')}
            value={home.name}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => onChange({ ...home, name: event.target.value })}
          />
          <p className="note">{home.point ? t('unitAdmin.pointSet') : t('unitAdmin.pickPoint')}</p>
          <PointPicker point={home.point} name={home.name} onPoint={onPoint} />
        </>
      )}
    </>
  );
}
