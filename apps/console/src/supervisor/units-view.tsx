import { type Unit } from '#siaga/contracts';
import {
  Age,
  Button,
  Dialog,
  EmptyState,
  Field,
  positions,
  serverNowMs,
  useEntities,
  useNow,
  VirtualList,
} from '#siaga/web-kit';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isWanted, UNIT_FACTS } from './unit-facts.js';
import { CreateUnitForm } from './unit-form.js';

function LastPosition({ unit }: { unit: Unit }): ReactElement {
  const { t } = useTranslation('console');
  useNow();
  const limitS = useEntities((state) => state.stalePositionS);
  const atMs = positions.get(unit.id)?.atMs ?? (unit.position ? Date.parse(unit.position.at) : null);
  if (atMs === null) return <>{t('fleet.noPosition')}</>;
  const isStale = (serverNowMs() - atMs) / 1_000 > limitS;
  return (
    <span className={isStale ? 'is-amber' : undefined}>
      {t('unitAdmin.position')} <Age of={atMs} />
    </span>
  );
}

const ROW_PX = 62;
const idOf = (unit: Unit): string => unit.id;

function UnitLine({ unit, regionName }: { unit: Unit; regionName: string | null }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const facts = UNIT_FACTS.map(({ name, text }) => ({ name, text: text(unit, { t, regionName }) }));
  return (
    <div className="alertline" tabIndex={0}>
      <span className="grow">
        <b>{unit.callSign}</b> <span className="muted">{t(`common:unitType.${unit.type}`)}</span>
        {facts.map(({ name, text }) => text !== '' && <small key={name}>{text}</small>)}
      </span>
      <span className="unit-now">
        {t(`common:unitService.${unit.service}`)}
        {unit.outOfServiceReason && <small>{unit.outOfServiceReason}</small>}
        <small>
          <LastPosition unit={unit} />
        </small>
      </span>
    </div>
  );
}

/** The units of the person's regions as they stand now, and a form for a new one. */
export function UnitsView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const units = useEntities((state) => state.entities.unit);
  const regions = useEntities((state) => state.regions);
  const [filter, setFilter] = useState('');
  const [isCreating, setCreating] = useState(false);
  const wanted = filter.trim().toLowerCase();
  const shown = useMemo(
    () =>
      [...units.values()]
        .filter((unit) => isWanted(unit, wanted))
        .sort(
          (a, b) =>
            a.regionCode.localeCompare(b.regionCode) ||
            a.callSign.localeCompare(b.callSign, 'id', { numeric: true }),
        ),
    [units, wanted],
  );
  const regionName = (unit: Unit): string | null =>
    regions.length > 1
      ? (regions.find((region) => region.code === unit.regionCode)?.name ?? unit.regionCode)
      : null;
  return (
    <Dialog title={t('unitAdmin.title', { n: units.size })} onClose={onClose} isWide>
      <div className="line">
        <div className="grow">
          <Field
            label={t('unitAdmin.filter')}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </div>
        <Button kind={isCreating ? 'secondary' : 'primary'} onClick={() => setCreating(!isCreating)}>
          {t('unitAdmin.create')}
        </Button>
      </div>
      {isCreating && <CreateUnitForm onCreated={() => setCreating(false)} />}
      {shown.length === 0 ? (
        <EmptyState title={t(wanted === '' ? 'fleet.empty' : 'unitAdmin.none')} />
      ) : (
        <VirtualList
          items={shown}
          keyOf={idOf}
          estimatePx={ROW_PX}
          label={t('unitAdmin.title', { n: shown.length })}
        >
          {(unit) => <UnitLine unit={unit} regionName={regionName(unit)} />}
        </VirtualList>
      )}
    </Dialog>
  );
}
