import { type AreaPlace, type MonitoringArea } from '#siaga/contracts';
import { Table, type TableColumn, useFormat } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shareOf } from './office.policy.js';

type Unit = MonitoringArea['units'][number];

/** Who answers for how many: the puskesmas beside one another. */
export function AreaUnits({ units }: { units: readonly Unit[] }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const columns = useMemo<TableColumn<Unit>[]>(() => {
    const figure = (name: string, title: string, of: (unit: Unit) => number): TableColumn<Unit> => ({
      ...{ name, title, order: of, isFigure: true },
      cell: (unit) => format.number(of(unit)),
    });
    const share = (name: string, title: string, of: (unit: Unit) => number | null): TableColumn<Unit> => ({
      ...{ name, title, order: of, isFigure: true },
      cell: (unit) => {
        const percent = of(unit);
        return percent === null ? '–' : t('office.percent', { n: Math.round(percent) });
      },
    });
    return [
      {
        ...{ name: 'unit', title: t('office.unit'), isHead: true },
        order: ({ unit }) => unit.name,
        cell: ({ unit }) => unit.name,
      },
      figure('open', t('office.figure.open'), ({ standing }) => standing.open),
      share('reported', t('office.figure.reported'), ({ standing }) =>
        shareOf(standing.reported, standing.due),
      ),
      figure('silent', t('office.figure.silent'), ({ standing }) => standing.silent),
      figure('signs', t('office.figure.signs'), ({ standing }) => standing.symptomatic),
      figure('urgent', t('office.figure.urgent'), ({ standing }) => standing.urgent),
      figure('untaken', t('office.figure.untaken'), ({ standing }) => standing.untaken),
      share('activated', t('office.figure.activated'), ({ standing }) =>
        shareOf(standing.activated, standing.reporters),
      ),
      share('reached', t('office.figure.reached'), ({ standing }) =>
        shareOf(standing.reached, standing.open),
      ),
    ];
  }, [t, format]);
  return (
    <section className="dk-panel" aria-label={t('office.units')}>
      <header>
        <h2>{t('office.units')}</h2>
      </header>
      <p className="muted">{t('office.unitHint')}</p>
      <Table
        label={t('office.units')}
        columns={columns}
        items={units}
        keyOf={({ unit }) => unit.facilityId ?? unit.regionCode}
        sortedBy={{ name: 'open', isDescending: true }}
        empty={<p className="dk-none">{t('office.none')}</p>}
      />
    </section>
  );
}

/** The same by village: what the map shows, for who cannot see it. */
export function AreaPlaces({ places }: { places: readonly AreaPlace[] }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const columns = useMemo<TableColumn<AreaPlace>[]>(() => {
    const figure = (name: 'open' | 'silent' | 'signs'): TableColumn<AreaPlace> => ({
      ...{ name, title: t(`office.figure.${name}`), isFigure: true },
      order: (place) => place[name],
      cell: (place) => format.number(place[name]),
    });
    return [
      {
        ...{ name: 'place', title: t('office.place'), isHead: true },
        order: ({ name }) => name,
        cell: ({ name }) => name,
      },
      ...(['open', 'silent', 'signs'] as const).map(figure),
    ];
  }, [t, format]);
  return (
    <Table
      label={t('office.places')}
      columns={columns}
      items={places}
      keyOf={({ regionCode }) => regionCode}
      sortedBy={{ name: 'open', isDescending: true }}
      empty={<p className="dk-none">{t('office.none')}</p>}
    />
  );
}
