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
  Table,
  type TableColumn,
  useNow,
  useReasonText,
} from '#siaga/web-kit';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isWanted, UNIT_FACTS } from './unit-facts.js';
import { RetiredUnits, UnitEdit } from './unit-edit.js';
import { UnitForm } from './unit-form.js';

/** When a unit was last seen, in ms; null for never. */
const seenAtMs = (unit: Unit): number | null =>
  positions.get(unit.id)?.atMs ?? (unit.position ? Date.parse(unit.position.at) : null);

function LastPosition({ unit }: { unit: Unit }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  useNow();
  const limitS = useEntities((state) => state.stalePositionS);
  const atMs = seenAtMs(unit);
  // A newer frame of the live line knows better than the list, also that the doubt is over.
  const live = positions.get(unit.id);
  const doubt = live ? live.doubt : unit.doubted?.doubt;
  const why = doubt && (
    <small className="is-amber">{t('fleet.doubted', { why: t(`common:fixDoubt.${doubt}`) })}</small>
  );
  if (atMs === null)
    return (
      <>
        {t('fleet.noPosition')} {why}
      </>
    );
  const isStale = (serverNowMs() - atMs) / 1_000 > limitS;
  return (
    <span className={isStale ? 'is-amber' : undefined}>
      <Age of={atMs} /> {why}
    </span>
  );
}

const ROW_PX = 46;
const idOf = (unit: Unit): string => unit.id;

function ServiceNow({ unit }: { unit: Unit }): ReactElement {
  const { t } = useTranslation('common');
  const reasonText = useReasonText();
  return (
    <>
      {t(`unitService.${unit.service}`)}
      {unit.outOfServiceReason && <small>{reasonText(unit.outOfServiceReason)}</small>}
    </>
  );
}

/** The columns of the list: who, the facts, how it stands now, and what opens a unit. */
function useColumns(onEdit: (id: string) => void): readonly TableColumn<Unit>[] {
  const { t } = useTranslation(['console', 'common']);
  const regions = useEntities((state) => state.regions);
  return useMemo(() => {
    const regionName = ({ regionCode }: Unit): string | null =>
      regions.length > 1 ? (regions.find(({ code }) => code === regionCode)?.name ?? regionCode) : null;
    const facts = UNIT_FACTS.map(({ name, title, text }): TableColumn<Unit> => {
      const say = (unit: Unit): string => text(unit, { t, regionName: regionName(unit) });
      return { name, title: title(t), order: say, cell: say };
    });
    const typeOf = ({ type }: Unit): string => t(`common:unitType.${type}`);
    return [
      {
        name: 'unit',
        title: t('unitAdmin.callSign'),
        isHead: true,
        order: ({ callSign }) => callSign,
        cell: ({ callSign }) => callSign,
      },
      { name: 'type', title: t('unitAdmin.type'), order: typeOf, cell: typeOf },
      ...facts,
      {
        name: 'service',
        title: t('unitAdmin.service'),
        order: ({ service }) => t(`common:unitService.${service}`),
        cell: (unit) => <ServiceNow unit={unit} />,
      },
      {
        name: 'position',
        title: t('unitAdmin.position'),
        order: (unit) => seenAtMs(unit),
        cell: (unit) => <LastPosition unit={unit} />,
      },
      {
        name: 'edit',
        title: t('unitAdmin.edit'),
        isBare: true,
        cell: ({ id }) => <Button onClick={() => onEdit(id)}>{t('unitAdmin.edit')}</Button>,
      },
    ];
  }, [t, regions, onEdit]);
}

/** The units of the person's regions as they stand now, and a form for a new one. */
export function UnitsView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const units = useEntities((state) => state.entities.unit);
  const [editedId, setEditedId] = useState<string | null>(null);
  const toggle = useCallback((id: string) => setEditedId((open) => (open === id ? null : id)), []);
  const columns = useColumns(toggle);
  const [isRetiredShown, setRetiredShown] = useState(false);
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
          {t(isCreating ? 'common:action.cancel' : 'unitAdmin.create')}
        </Button>
      </div>
      {isCreating && <UnitForm onDone={() => setCreating(false)} />}
      <Table
        label={t('unitAdmin.title', { n: shown.length })}
        columns={columns}
        items={shown}
        keyOf={idOf}
        estimatePx={ROW_PX}
        empty={<EmptyState title={t(wanted === '' ? 'fleet.empty' : 'unitAdmin.none')} />}
        under={(unit) =>
          unit.id === editedId ? <UnitEdit unit={unit} onDone={() => setEditedId(null)} /> : null
        }
      />
      <Button onClick={() => setRetiredShown(!isRetiredShown)} aria-expanded={isRetiredShown}>
        {t('unitAdmin.showRetired')}
      </Button>
      {isRetiredShown && <RetiredUnits />}
    </Dialog>
  );
}
