import { type LateAfter, LateColour, LateStatus, lateTableOf, type LateTimes } from '#siaga/contracts';
import { Dialog, EmptyState, Select, Table, type TableColumn, useEntities, useFormat } from '#siaga/web-kit';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHomeRegion } from '../state/home-region.js';

type Row = Record<LateColour, LateAfter> & { status: LateStatus };
const statusOf = ({ status }: Row): string => status;
/** As the colours stand on the board; what is not triaged yet last. */
const COLOURS = LateColour.options;

function useColumns(): readonly TableColumn<Row>[] {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  return useMemo(() => {
    const clock = (seconds: number): string => format.clock(seconds * 1_000);
    return [
      {
        name: 'status',
        title: t('lateTimes.status'),
        isHead: true,
        cell: ({ status }) =>
          status === 'unsent' ? t('lateTimes.unsent') : t(`common:assignmentStatus.${status}`),
      },
      ...COLOURS.map((colour): TableColumn<Row> => ({
        name: colour,
        title: t(`common:triage.${colour}`),
        isFigure: true,
        order: (row) => row[colour].redAfterS,
        cell: (row) => (
          <>
            <span className="is-amber">{clock(row[colour].amberAfterS)}</span>{' '}
            <b className="is-red">{clock(row[colour].redAfterS)}</b>
          </>
        ),
      })),
    ];
  }, [t, format]);
}

function Times({ times, regionCode }: { times: LateTimes; regionCode: string }): ReactElement {
  const { t } = useTranslation('console');
  const regions = useEntities((state) => state.regions);
  const columns = useColumns();
  const { rows, ownCode } = useMemo(() => {
    const found = lateTableOf(times, regionCode);
    const ofStatus = (status: LateStatus): Row => ({ status, ...found.table[status] });
    return { rows: LateStatus.options.map(ofStatus), ownCode: found.ownCode };
  }, [times, regionCode]);
  const whose = regions.find(({ code }) => code === ownCode)?.name ?? ownCode;
  return (
    <>
      <p className="note">
        {whose === null ? t('lateTimes.everywhere') : t('lateTimes.ofRegion', { region: whose })}
      </p>
      <Table label={t('lateTimes.title')} columns={columns} items={rows} keyOf={statusOf} empty={null} />
    </>
  );
}

/** When each wait turns amber and red in a region, and where that is set. */
export function LateTimesView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const times = useEntities((state) => state.lateTimes);
  const regions = useEntities((state) => state.regions);
  const home = useHomeRegion() ?? 'ID';
  const [chosen, setChosen] = useState<string | null>(null);
  const options = useMemo(() => {
    const own = regions.map(({ code, name }) => ({ value: code, text: name }));
    const more = Object.keys(times?.regions ?? {}).filter((code) => !own.some(({ value }) => value === code));
    return [...own, ...more.map((code) => ({ value: code, text: code }))];
  }, [regions, times]);
  return (
    <Dialog title={t('lateTimes.title')} onClose={onClose} isWide>
      <p className="note">{t('lateTimes.about')}</p>
      {options.length > 1 && (
        <Select label={t('lateTimes.region')} value={chosen ?? home} options={options} onChange={setChosen} />
      )}
      {times ? (
        <Times times={times} regionCode={chosen ?? home} />
      ) : (
        <EmptyState title={t('lateTimes.unknown')} />
      )}
      <p className="note">{t('lateTimes.where')}</p>
    </Dialog>
  );
}
