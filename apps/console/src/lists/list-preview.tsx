import { type ListCounts, type ListPreview, RegionCode } from '#siaga/contracts';
import {
  areSameColumns,
  Button,
  Field,
  type ListWork,
  type Reading,
  Select,
  useFormat,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnPicker } from './column-picker.js';
import { FirstRows } from './first-rows.js';
import { type ListKindView } from './kinds/list-kind-view.js';
import { ListProblems } from './list-problems.js';

/** How many rows became what. */
export function Counts({ counts }: { counts: ListCounts }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  return (
    <ul className="filecounts">
      {(['created', 'updated', 'unchanged', 'refused'] as const).map((name) => (
        <li key={name} className={name === 'refused' && counts.refused > 0 ? 'is-amber' : undefined}>
          <b className="num">{format.number(counts[name])}</b> {t(`lists.result.${name}`)}
        </li>
      ))}
    </ul>
  );
}

/** By what it was read, and what came of it. */
function Reads({ kind, preview }: { kind: ListKindView; preview: ListPreview }): ReactElement {
  const { t } = useTranslation('console');
  const { file, mapping, layout, refusal, counts } = preview;
  return (
    <>
      <p>
        <b>{file.fileName}</b> {mapping && <small>{t('lists.byMapping', { name: mapping.name })}</small>}
        {layout && <small>{t('lists.byLayout')}</small>}
      </p>
      {refusal ? (
        <p className="note is-amber" role="alert">
          {t(
            refusal.kind === 'columns' ? `lists.kind.${kind.name}.columns` : `lists.refusal.${refusal.kind}`,
          )}{' '}
          {refusal.kind === 'rows' && t(`lists.kind.${kind.name}.onCommandLine`)}
        </p>
      ) : (
        <Counts counts={counts} />
      )}
    </>
  );
}

/** What one may do with a list that is shown: read it otherwise, import it as it is shown, or bring another. */
function Acts({
  preview,
  work,
  isChanged,
  onShow,
}: {
  preview: ListPreview;
  work: ListWork;
  isChanged: boolean;
  onShow: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const { created, updated } = preview.counts;
  const isReady = !isChanged && preview.previewId !== null;
  return (
    <div className="line acts">
      <Button onClick={work.again}>{t('lists.another')}</Button>
      {isReady ? (
        <Button
          kind="primary"
          isBusy={work.isBusy}
          disabled={created + updated === 0}
          onClick={() => void work.take(preview)}
        >
          {t('lists.import', { n: created + updated })}
        </Button>
      ) : (
        <Button kind="primary" isBusy={work.isBusy} disabled={!isChanged} onClick={onShow}>
          {t('lists.show')}
        </Button>
      )}
    </div>
  );
}

/** How rows are read that do not say it themselves. */
function Rest({
  kind,
  reading,
  onChange,
}: {
  kind: ListKindView;
  reading: Reading;
  onChange: (reading: Reading) => void;
}): ReactElement | null {
  const { t } = useTranslation('console');
  const { regionCode, dateOrder } = reading;
  if (!kind.hasDates && !kind.hasDefaultRegion) return null;
  return (
    <div className="columnfields">
      {kind.hasDates && (
        <Select
          label={t('lists.dates')}
          value={dateOrder}
          options={(['', 'dmy', 'mdy'] as const).map((value) => ({
            value,
            text: t(`lists.dateOrder.${value === '' ? 'told' : value}`),
          }))}
          onChange={(next) => onChange({ ...reading, dateOrder: next })}
        />
      )}
      {kind.hasDefaultRegion && (
        <Field
          label={t('lists.defaultRegion')}
          hint={t('lists.defaultRegionHint')}
          problem={isRegion(regionCode) ? null : t('lists.badRegion')}
          value={regionCode}
          onChange={(event) => onChange({ ...reading, regionCode: event.target.value.trim() })}
        />
      )}
    </div>
  );
}

const isRegion = (code: string): boolean => code === '' || RegionCode.safeParse(code).success;

/** A list as it is read now. What is changed here is shown again before it can be imported. */
export function ListPreviewView({
  kind,
  preview,
  takenRows,
  work,
}: {
  kind: ListKindView;
  preview: ListPreview;
  /** Where its import was cut; then it goes on as it was begun. */
  takenRows: number | undefined;
  work: ListWork;
}): ReactElement {
  const { t } = useTranslation('console');
  const first = { columns: preview.columns, regionCode: '', dateOrder: '' } as const;
  const [reading, setReading] = useState<Reading>(first);
  const [shown, setShown] = useState<Reading>(first);
  const isChanged =
    isRegion(reading.regionCode) &&
    (!areSameColumns(reading.columns, preview.columns) ||
      reading.regionCode !== shown.regionCode ||
      reading.dateOrder !== shown.dateOrder);
  const isOpen = preview.headings.length > 0 && takenRows === undefined;
  const show = (): void => {
    setShown(reading);
    void work.show(preview.file.id, reading);
  };
  return (
    <>
      <Reads kind={kind} preview={preview} />
      {preview.refusal === null && <FirstRows kind={kind} rows={preview.first} />}
      <ListProblems preview={preview} />
      {takenRows !== undefined && (
        <p className="note is-amber" role="alert">
          {t('lists.cut')}
        </p>
      )}
      {isOpen && <Rest kind={kind} reading={reading} onChange={setReading} />}
      {isOpen && preview.layout === null && (
        <ColumnPicker
          kind={kind}
          headings={preview.headings}
          columns={reading.columns}
          regionCode={preview.file.regionCode}
          onChange={(columns) => setReading({ ...reading, columns })}
        />
      )}
      <Acts preview={preview} work={work} isChanged={isChanged} onShow={show} />
    </>
  );
}
