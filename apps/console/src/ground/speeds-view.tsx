import { ApiError } from '#siaga/client';
import {
  RoadClass,
  type SpeedCalibration,
  type SpeedRow,
  type SpeedTable,
  TimeBand,
  type TravelMode,
} from '#siaga/contracts';
import {
  Button,
  Chips,
  Dialog,
  DraftNote,
  FetchedPart,
  FetchProblem,
  Field,
  showDone,
  showError,
  Table,
  type TableColumn,
  useCommand,
  useDraftState,
  useFetched,
  useFormat,
  useNationalPermission,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isSpeed, keyOf, rowsOf, valuesOf } from './speed-values.policy.js';

const MODES = ['car', 'motorcycle', 'boat'] as const satisfies readonly TravelMode[];
const MOST_SIREN = 2;
const asKey = (roadClass: RoadClass): string => roadClass;

function StateLine(): ReactElement | null {
  const { t } = useTranslation('console');
  const format = useFormat();
  const state = useFetched('roadState', {});
  const { data } = state;
  if (data === null) return <FetchProblem fetched={state} of={t('speeds.stateOf')} />;
  return (
    <p className="muted small">
      {data.loadedAt === null
        ? t('speeds.stateNone')
        : t('speeds.state', { segments: format.number(data.segments), time: format.time(data.loadedAt) })}
      {data.isPreparing && <> {t('speeds.preparing')}</>}
      {data.fallbackReason !== null && <> {t('speeds.fallback', { reason: data.fallbackReason })}</>}
    </p>
  );
}

interface CellProps {
  row: Pick<SpeedRow, 'roadClass' | 'mode' | 'band'>;
  value: string;
  suggestion: SpeedCalibration['rows'][number] | undefined;
  isReadOnly: boolean;
  onChange: (value: string) => void;
}

function SpeedCell({ row, value, suggestion, isReadOnly, onChange }: CellProps): ReactElement {
  const { t } = useTranslation('console');
  const isWrong = value !== '' && !isSpeed(value);
  const suggested = suggestion ? String(Math.round(suggestion.kmh)) : null;
  return (
    <>
      <input
        className="sg-input num"
        inputMode="numeric"
        aria-label={`${t(`speeds.roadClass.${row.roadClass}`)}, ${t(`speeds.band.${row.band}`)}`}
        aria-invalid={isWrong}
        title={isWrong ? t('speeds.invalid') : undefined}
        value={value}
        readOnly={isReadOnly}
        onChange={(event) => onChange(event.target.value)}
      />
      {suggested !== null && suggested !== value && suggestion && (
        <button
          type="button"
          className="more"
          title={t('speeds.evidence', { km: Math.round(suggestion.observedKm), units: suggestion.units })}
          disabled={isReadOnly}
          onClick={() => onChange(suggested)}
        >
          {t('speeds.take', { kmh: suggested })}
        </button>
      )}
    </>
  );
}

/** What was typed over the table as it stands. */
const SpeedEdit = z.object({ values: z.record(z.string(), z.string()), siren: z.string().nullable() });
type SpeedEdit = z.infer<typeof SpeedEdit>;
const NO_EDIT: SpeedEdit = { values: {}, siren: null };

function SpeedForm({
  table,
  calibration,
  reload,
}: {
  table: SpeedTable;
  /** Null while it is reckoned, which takes a moment: the table does not wait for it. */
  calibration: SpeedCalibration | null;
  reload: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const mayManage = useNationalPermission('road.manage');
  const [mode, setMode] = useState<TravelMode>('car');
  const draft = useDraftState('speeds', SpeedEdit, NO_EDIT, String(table.version));
  const values = new Map([...valuesOf(table.rows), ...Object.entries(draft.value.values)]);
  const siren = draft.value.siren ?? String(table.sirenFactor);
  const { run, isBusy } = useCommand('setSpeeds', showSetFailure);
  const suggestions = new Map(calibration?.rows.map((row) => [keyOf(row), row]));
  const shown = RoadClass.options.filter((roadClass) =>
    TimeBand.options.some((band) => values.has(keyOf({ roadClass, mode, band }))),
  );
  const columns: TableColumn<RoadClass>[] = [
    { name: 'road', title: t('speeds.road'), isHead: true, cell: (road) => t(`speeds.roadClass.${road}`) },
    ...TimeBand.options.map((band): TableColumn<RoadClass> => ({
      name: band,
      title: t(`speeds.band.${band}`),
      cell: (roadClass) => {
        const row = { roadClass, mode, band };
        const key = keyOf(row);
        return (
          <SpeedCell
            row={row}
            value={values.get(key) ?? ''}
            suggestion={suggestions.get(key)}
            isReadOnly={!mayManage}
            onChange={(value) =>
              draft.set({ ...draft.value, values: { ...draft.value.values, [key]: value } })
            }
          />
        );
      },
    })),
  ];
  const sirenFactor = Number(siren.replace(',', '.'));
  const isSirenGood = sirenFactor >= 1 && sirenFactor <= MOST_SIREN;
  const isGood = [...values.values()].every(isSpeed) && isSirenGood;
  const save = async (): Promise<void> => {
    const saved = await run({ version: table.version, sirenFactor, rows: rowsOf(values) });
    if (!saved) return;
    draft.drop();
    showDone(t('speeds.saved'));
    reload();
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) void save();
      }}
    >
      <Chips
        label={t('speeds.title')}
        options={MODES.map((each) => ({ value: each, text: t(`speeds.mode.${each}`) }))}
        selected={[mode]}
        onToggle={setMode}
      />
      <DraftNote {...draft} onDiscard={draft.drop} onConfirm={draft.confirm} />
      <Table
        label={t('speeds.title')}
        className="speeds"
        columns={columns}
        items={shown}
        keyOf={asKey}
        empty={null}
      />
      {calibration && (
        <p className="muted small">
          {t(suggestions.size > 0 ? 'speeds.suggestion' : 'speeds.suggestionNone')}
        </p>
      )}
      <Field
        label={t('speeds.siren')}
        inputMode="decimal"
        value={siren}
        readOnly={!mayManage}
        problem={isSirenGood ? null : t('speeds.sirenInvalid')}
        onChange={(event) => draft.set({ ...draft.value, siren: event.target.value })}
      />
      {mayManage && (
        <Button kind="primary" type="submit" isBusy={isBusy} disabled={!isGood || draft.isStale}>
          {t('speeds.save')}
        </Button>
      )}
    </form>
  );

  function showSetFailure(error: unknown): void {
    showError(error instanceof ApiError && error.code === 'STALE.VERSION' ? t('speeds.stale') : error);
  }
}

/** Speeds by class of road, kind of vehicle and hour, beside what the fleet's own tracks say. */
export function SpeedsView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const table = useFetched('speeds', {});
  const calibration = useFetched('speedCalibration', {});
  return (
    <Dialog title={t('speeds.title')} onClose={onClose} isWide>
      <p className="muted">{t('speeds.intro')}</p>
      <StateLine />
      <FetchProblem fetched={calibration} of={t('speeds.suggestionOf')} />
      <FetchedPart fetched={table}>
        {(speeds) => (
          <SpeedForm
            key={speeds.version}
            table={speeds}
            calibration={calibration.data}
            reload={table.reload}
          />
        )}
      </FetchedPart>
    </Dialog>
  );
}
