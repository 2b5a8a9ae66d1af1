import {
  LIST_MAX_ROWS,
  type ListColumns,
  type ListImport,
  MonitoredKind,
  type MonitoringProgram,
} from '#siaga/contracts';
import {
  Button,
  Dialog,
  FetchedPart,
  FileButton,
  type ListStep,
  type ListWork,
  Select,
  useFetched,
  useFormat,
  useListFile,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportColumns, ImportCounts, ImportPreview, useProblemWords } from './import-preview.js';
import { type Area } from './use-area.js';
import { useWords } from './use-words.js';

const FORMATS = '.csv,.tsv,.txt,.xlsx';
const NONE = '';

interface Given {
  program: string;
  kind: string;
}

/** Only what was picked. */
const picked = (given: Given): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== NONE));

/** What holds for rows that do not say it. */
function GivenFields({
  programs,
  given,
  onChange,
}: {
  programs: readonly MonitoringProgram[];
  given: Given;
  onChange: (given: Given) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const words = useWords();
  const bySheet = { value: NONE, text: t('monitoring.import.bySheet') };
  return (
    <>
      <Select
        label={t('monitoring.import.program')}
        value={given.program}
        options={[bySheet, ...programs.map(({ id, name }) => ({ value: id, text: words.wordsOf(name) }))]}
        onChange={(program) => onChange({ ...given, program })}
      />
      <Select
        label={t('monitoring.import.kind')}
        value={given.kind}
        options={[
          bySheet,
          ...MonitoredKind.options.map((value) => ({ value, text: t(`monitoring.kind.${value}`) })),
        ]}
        onChange={(kind) => onChange({ ...given, kind })}
      />
    </>
  );
}

function Choose({ work, area, given }: { work: ListWork; area: Area; given: Given }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { step } = work;
  return (
    <>
      <p className="muted">{t('monitoring.import.intro', { rows: format.number(LIST_MAX_ROWS) })}</p>
      {step.name === 'choose' && step.problem !== null && (
        <p className="note is-amber" role="alert">
          {t(`monitoring.import.${step.problem}`)}
        </p>
      )}
      <FileButton
        text={t('monitoring.import.choose')}
        hint={t('monitoring.import.drop')}
        accept={FORMATS}
        isDisabled={step.name === 'sending'}
        onPick={(file) => void work.send(file, 'followups', area.code, picked(given))}
      />
      {step.name === 'sending' && (
        <p role="status">{t(step.share < 1 ? 'monitoring.import.sending' : 'monitoring.import.reading')}</p>
      )}
    </>
  );
}

/** What an import did, and whom it left out. */
function Done({ name, result }: { name: string; result: ListImport }): ReactElement {
  const { t } = useTranslation('desk');
  const say = useProblemWords();
  const left = result.results.flatMap(({ line, name: who, problem }) =>
    problem === null ? [] : [{ line, who, problem }],
  );
  return (
    <>
      <p role="status">
        <b>{t('monitoring.import.done', { name })}</b>
      </p>
      <ImportCounts counts={result.counts} />
      {left.length > 0 && (
        <ul
          className="dk-plain mon-import-problems"
          tabIndex={0}
          aria-label={t('monitoring.import.result.refused')}
        >
          {left.map(({ line, who, problem }) => (
            <li key={line}>
              <b className="num">{t('monitoring.import.line', { line })}</b> {who} {say(problem)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What was read, how to read it otherwise, and the act. */
function Shown({
  work,
  step,
  onRead,
}: {
  work: ListWork;
  step: Extract<ListStep, { name: 'shown' }>;
  onRead: (columns: ListColumns) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { preview, takenRows } = step;
  const isCut = takenRows !== undefined;
  return (
    <>
      <ImportPreview preview={preview} />
      {isCut ? (
        <p className="note is-amber" role="alert">
          {t('monitoring.import.cut', { done: format.number(takenRows) })}
        </p>
      ) : (
        <ImportColumns key={preview.previewId} {...{ preview, onRead }} isBusy={work.isBusy} />
      )}
      <p className="muted">{t('monitoring.import.told')}</p>
      <div className="dk-save">
        <Button
          kind="primary"
          isBusy={work.isBusy}
          disabled={preview.previewId === null || preview.counts.created === 0}
          onClick={() => void work.take(preview)}
        >
          {isCut ? t('monitoring.import.goOn') : t('monitoring.import.do', { n: preview.counts.created })}
        </Button>
        <Button onClick={work.again}>{t('monitoring.import.another')}</Button>
      </div>
    </>
  );
}

function Taking({ rows, takenRows }: { rows: number; takenRows: number }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const text = t('monitoring.import.taking', { done: format.number(takenRows), rows: format.number(rows) });
  return (
    <p role="status">
      <progress aria-label={text} {...(takenRows > 0 && { value: takenRows, max: rows })} /> {text}
    </p>
  );
}

/** A list of people from an officer's spreadsheet: shown as it would be read, then followed up as it was shown. */
export function ImportDialog({
  area,
  onClose,
  onDone,
}: {
  area: Area;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const work = useListFile();
  const [given, setGiven] = useState<Given>({ program: NONE, kind: NONE });
  const [columns, setColumns] = useState<ListColumns>({});
  const programs = useFetched('monitoringPrograms', {});
  const { step } = work;
  const read = (next: { given?: Given; columns?: ListColumns }): void => {
    const reading = { given, columns, ...next };
    setGiven(reading.given);
    setColumns(reading.columns);
    if (step.name === 'shown')
      void work.show(step.preview.file.id, {
        ...{ columns: reading.columns, regionCode: '', dateOrder: '', given: picked(reading.given) },
      });
  };
  // What is half in was read by what was picked before.
  const isBegun = step.name === 'taking' || (step.name === 'shown' && step.takenRows !== undefined);
  return (
    <Dialog
      title={t('monitoring.import.title', { area: area.name })}
      onClose={step.name === 'done' ? onDone : onClose}
    >
      <div className="mon-import">
        {step.name !== 'done' && !isBegun && (
          <FetchedPart fetched={programs}>
            {({ programs: all }) => (
              <GivenFields
                programs={all.filter(({ isActive }) => isActive)}
                given={given}
                onChange={(next) => read({ given: next })}
              />
            )}
          </FetchedPart>
        )}
        {(step.name === 'choose' || step.name === 'sending') && <Choose {...{ work, area, given }} />}
        {step.name === 'shown' && <Shown {...{ work, step }} onRead={(next) => read({ columns: next })} />}
        {step.name === 'taking' && <Taking rows={step.preview.rows} takenRows={step.takenRows} />}
        {step.name === 'done' && (
          <>
            <Done name={step.fileName} result={step.result} />
            <Button kind="primary" onClick={onDone}>
              {t('monitoring.import.close')}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}
