import { LIST_FILE_MAX_BYTES, LIST_MAX_ROWS } from '#siaga/contracts';
import {
  Button,
  Dialog,
  FileButton,
  hasPermission,
  type ListWork,
  Select,
  useEntities,
  useFormat,
  useListFile,
  useSession,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHomeRegion } from '../state/home-region.js';
import { type ConsoleListKind, type ListKindView } from './kinds/list-kind-view.js';
import { LIST_KINDS } from './kinds/list-kinds.js';
import { ListPreviewView } from './list-preview.js';
import { ListResult } from './list-result.js';
import './lists.css';

const BYTES_PER_MB = 1024 * 1024;
const FORMATS = '.csv,.tsv,.txt,.xlsx,.json,.jsonl,.geojson';

function useLimits(): { mb: string; rows: string } {
  const format = useFormat();
  return { mb: format.number(LIST_FILE_MAX_BYTES / BYTES_PER_MB), rows: format.number(LIST_MAX_ROWS) };
}

/** What it is, whose list it is, and the file. */
function Choose({
  work,
  kinds,
  kind,
  onKind,
}: {
  work: ListWork;
  kinds: readonly ListKindView[];
  kind: ListKindView;
  onKind: (name: ConsoleListKind) => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const limits = useLimits();
  const regions = useEntities((state) => state.regions);
  const home = useHomeRegion();
  const [chosen, setChosen] = useState<string | null>(null);
  const regionCode = chosen ?? home;
  const { step } = work;
  const problem = step.name === 'choose' ? step.problem : null;
  return (
    <>
      {kinds.length > 1 && (
        <Select
          label={t('lists.what')}
          value={kind.name}
          options={kinds.map(({ name }) => ({ value: name, text: t(`lists.kind.${name}.title`) }))}
          onChange={onKind}
        />
      )}
      <p className="muted">
        {t(`lists.kind.${kind.name}.intro`)} {t('lists.intro', limits)}
      </p>
      {problem && (
        <p className="note is-amber" role="alert">
          {t(`lists.${problem}`, limits)}{' '}
          {problem === 'tooLarge' && t(`lists.kind.${kind.name}.onCommandLine`)}
        </p>
      )}
      {regions.length > 1 && (
        <Select
          label={t('lists.region')}
          value={regionCode ?? ''}
          options={regions.map(({ code, name }) => ({ value: code, text: name }))}
          onChange={setChosen}
        />
      )}
      <FileButton
        text={t('lists.choose')}
        hint={t('lists.drop')}
        accept={FORMATS}
        isDisabled={work.isBusy || regionCode === undefined}
        onPick={(file) => {
          if (regionCode !== undefined) void work.send(file, kind.name, regionCode);
        }}
      />
    </>
  );
}

/** How far something is; without a share for as long as nobody knows. */
function Progress({ text, share }: { text: string; share: number | null }): ReactElement {
  return (
    <p role="status">
      <progress aria-label={text} {...(share !== null && { value: share, max: 1 })} /> {text}
    </p>
  );
}

function Sending({ share }: { share: number }): ReactElement {
  const { t } = useTranslation('console');
  return share < 1 ? (
    <Progress text={t('lists.sending')} share={share} />
  ) : (
    <Progress text={t('lists.reading')} share={null} />
  );
}

function Taking({ rows, takenRows }: { rows: number; takenRows: number }): ReactElement {
  const { t } = useTranslation('console');
  return <Progress text={t('lists.taking')} share={takenRows === 0 ? null : takenRows / rows} />;
}

/** The kinds that the person may bring somewhere. */
function useKinds(): readonly ListKindView[] {
  const session = useSession((state) => state.session);
  return LIST_KINDS.filter(({ needs }) => hasPermission(session, needs));
}

/** Brings a list: shows how it is read, lets its columns be picked, and imports it as it was shown. The same for every kind. */
export function ListsView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const work = useListFile();
  const kinds = useKinds();
  const [name, setName] = useState<ConsoleListKind | null>(null);
  const kind = kinds.find((one) => one.name === name) ?? kinds[0];
  const { step } = work;
  return (
    <Dialog title={t('lists.title')} onClose={onClose} isWide>
      {kind && (
        <div className="listfile">
          {step.name === 'choose' && <Choose work={work} kinds={kinds} kind={kind} onKind={setName} />}
          {step.name === 'sending' && <Sending share={step.share} />}
          {step.name === 'shown' && (
            <ListPreviewView
              key={step.preview.file.id}
              kind={kind}
              preview={step.preview}
              takenRows={step.takenRows}
              work={work}
            />
          )}
          {step.name === 'taking' && <Taking rows={step.preview.rows} takenRows={step.takenRows} />}
          {step.name === 'done' && (
            <>
              <ListResult kind={kind} fileName={step.fileName} result={step.result} />
              <div className="line">
                <Button onClick={work.again}>{t('lists.another')}</Button>
                <Button kind="primary" onClick={onClose}>
                  {t('lists.close')}
                </Button>
              </div>
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}
