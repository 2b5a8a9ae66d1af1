import { type MapCoverage, type MapImport } from '#siaga/contracts';
import {
  Age,
  Dialog,
  EmptyState,
  FetchedPart,
  Field,
  Table,
  type TableColumn,
  useEntities,
  useFetched,
  useFormat,
} from '#siaga/web-kit';
import { MapIcon } from 'lucide-react';
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MapFetchState } from './map-fetch-state.js';

const RENEW_MS = 2_000;
const LEAST_LETTERS = 2;
const MOST_REGIONS = 20;
/** Of a dotted Kemendagri code: 15.71. */
const REGENCY_CODE_LENGTH = 5;

const keyOf = ({ id }: MapImport): string => id;

/** The kabupaten and kota that the units, facilities and grants of this screen lie in. */
function useWorkRegencies(): readonly string[] {
  const granted = useEntities((state) => state.regions);
  const unit = useEntities((state) => state.entities.unit);
  const facility = useEntities((state) => state.entities.facility);
  return useMemo(() => {
    const codes = [
      ...granted.map(({ code }) => code),
      ...[...unit.values(), ...facility.values()].map((one) => one.regionCode),
    ];
    const regencies = codes.map((code) => code.slice(0, REGENCY_CODE_LENGTH));
    return [...new Set(regencies)]
      .filter((code) => code.length === REGENCY_CODE_LENGTH)
      .sort()
      .slice(0, MOST_REGIONS);
  }, [granted, unit, facility]);
}

function Regions({
  title,
  regions,
  none,
  onChange,
}: {
  title: string;
  regions: readonly MapCoverage[];
  none: string;
  onChange: () => void;
}): ReactElement {
  return (
    <section>
      <h3>{title}</h3>
      {regions.length === 0 && <p className="muted">{none}</p>}
      <ul className="mapregions">
        {regions.map((region) => (
          <MapFetchState key={region.regionCode} region={region} onChange={onChange} />
        ))}
      </ul>
    </section>
  );
}

function Sources({ since }: { since: string }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const fetched = useFetched('mapSources', {}, { since });
  const count = ({ counts }: MapImport, kind: string): number => counts[kind] ?? 0;
  const columns: readonly TableColumn<MapImport>[] = [
    {
      name: 'source',
      title: t('maps.source'),
      isHead: true,
      order: ({ source }) => source,
      cell: ({ source }) => source,
    },
    {
      name: 'roads',
      title: t('maps.roads'),
      order: (each) => count(each, 'roads'),
      cell: (each) => format.number(count(each, 'roads')),
    },
    {
      name: 'places',
      title: t('maps.places'),
      order: (each) => count(each, 'places'),
      cell: (each) => format.number(count(each, 'places')),
    },
    {
      name: 'since',
      title: t('maps.since'),
      order: ({ startedAt }) => startedAt,
      cell: ({ finishedAt, startedAt }) => <Age of={finishedAt ?? startedAt} />,
    },
  ];
  return (
    <section>
      <h3>{t('maps.sources')}</h3>
      <FetchedPart fetched={fetched}>
        {({ sources }) => (
          <Table
            label={t('maps.sources')}
            columns={columns}
            items={sources}
            keyOf={keyOf}
            empty={<EmptyState icon={MapIcon} title={t('maps.noSources')} />}
          />
        )}
      </FetchedPart>
    </section>
  );
}

/** Which regions have a map, and getting one for those that have none. */
export function MapsView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const regencies = useWorkRegencies();
  const own = useFetched('mapCoverage', { regions: regencies.join(',') }, { everyMs: RENEW_MS });
  const isAsked = asked.length >= LEAST_LETTERS;
  const named = useFetched('mapCoverage', isAsked ? { q: asked } : null, {
    everyMs: RENEW_MS,
    keepsLast: true,
  });
  const ends = [own, named]
    .flatMap(({ data }) => data?.regions ?? [])
    .map(({ fetch }) => fetch?.finishedAt ?? '');
  const reload = (): void => {
    own.reload();
    if (isAsked) named.reload();
  };
  return (
    <Dialog title={t('maps.title')} onClose={onClose} isWide>
      <div className="mapsview">
        <p className="muted">{t('maps.intro')}</p>
        <FetchedPart fetched={own}>
          {({ regions }) => (
            <Regions title={t('maps.own')} regions={regions} none={t('maps.noneOwn')} onChange={reload} />
          )}
        </FetchedPart>
        <Field
          label={t('maps.find')}
          hint={t('maps.findHint')}
          value={text}
          maxLength={80}
          onChange={(event) => setText(event.target.value)}
        />
        {isAsked && (
          <FetchedPart fetched={named}>
            {({ regions }) => (
              <Regions
                title={t('maps.found')}
                regions={regions}
                none={t('maps.noneFound')}
                onChange={reload}
              />
            )}
          </FetchedPart>
        )}
        <Sources since={ends.join()} />
      </div>
    </Dialog>
  );
}
