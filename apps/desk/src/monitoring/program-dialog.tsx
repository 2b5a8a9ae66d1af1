import { ApiError } from '#siaga/client';
import { MonitoredKind, type MonitoringProgram } from '#siaga/contracts';
import {
  Button,
  Chips,
  Dialog,
  DraftNote,
  Field,
  showDone,
  showError,
  Tick,
  useCommand,
  useDraftState,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MovementFields } from './movement-fields.js';
import { draftOfProgram, fieldAt, ProgramDraft, readProgram, RULE_FIGURES } from './program-draft.policy.js';
import { ProgramPreview } from './program-preview.js';
import { QuestionFields } from './question-fields.js';
import { type Area } from './use-area.js';
import { useWords } from './use-words.js';

interface PartProps {
  draft: ProgramDraft;
  problemAt: (field: string, line?: number | null) => string | null;
  onChange: (change: Partial<ProgramDraft>) => void;
}

function NameFields({ draft, problemAt, onChange }: PartProps): ReactElement {
  const { t } = useTranslation('desk');
  const { name, kinds } = draft;
  const toggle = (kind: MonitoredKind): void =>
    onChange({ kinds: kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind] });
  return (
    <>
      <div className="dk-fields">
        <Field
          label={t('monitoring.programs.nameId')}
          value={name.id}
          maxLength={200}
          problem={problemAt('name.id')}
          onChange={(event) => onChange({ name: { ...name, id: event.target.value } })}
        />
        <Field
          label={t('monitoring.programs.nameEn')}
          value={name.en}
          maxLength={200}
          problem={problemAt('name.en')}
          onChange={(event) => onChange({ name: { ...name, en: event.target.value } })}
        />
      </div>
      <p className="sg-label">{t('monitoring.programs.kinds')}</p>
      <Chips
        label={t('monitoring.programs.kinds')}
        options={MonitoredKind.options.map((value) => ({ value, text: t(`monitoring.kind.${value}`) }))}
        selected={kinds}
        onToggle={toggle}
      />
      {problemAt('kinds') !== null && (
        <p className="is-red" role="alert">
          {problemAt('kinds')}
        </p>
      )}
    </>
  );
}

function RuleFields({ draft, problemAt, onChange }: PartProps): ReactElement {
  const { t } = useTranslation('desk');
  return (
    <>
      <h3>{t('monitoring.programs.rules')}</h3>
      <div className="dk-fields">
        {RULE_FIGURES.map((name) => (
          <Field
            key={name}
            label={t(`monitoring.programs.${name}`)}
            value={draft[name]}
            inputMode="numeric"
            maxLength={4}
            problem={problemAt(name)}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        ))}
      </div>
      <Field
        label={t('monitoring.programs.protection')}
        value={draft.protection}
        maxLength={200}
        problem={problemAt('protection')}
        onChange={(event) => onChange({ protection: event.target.value })}
      />
      {(['needsClosingVisit', 'isActive'] as const).map((name) => (
        <Tick
          key={name}
          label={t(`monitoring.programs.${name}`)}
          isOn={draft[name]}
          onChange={(isOn) => onChange({ [name]: isOn })}
        />
      ))}
    </>
  );
}

/** Sends a program; what is refused is given with the place in the form. */
function useSaving(onReload: () => void) {
  const [wrong, setWrong] = useState<ReturnType<typeof fieldAt> | null>(null);
  const command = useCommand('setMonitoringProgram', (error) => {
    const [field] = error instanceof ApiError ? error.fields : [];
    if (field) setWrong(fieldAt(field.path.split('.')));
    else showError(error);
    // The newer version is shown beside what was typed.
    if (error instanceof ApiError && error.code === 'STALE.VERSION') onReload();
  });
  return { ...command, wrong, setWrong };
}

/** A program with its rules and its form; what is saved is the next version of it. */
export function ProgramDialog({
  area,
  program,
  isCopy,
  onClose,
  onReload,
  onSaved,
}: {
  area: Area;
  program: MonitoringProgram | null;
  isCopy: boolean;
  onClose: () => void;
  onReload: () => void;
  onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const { wordsOf } = useWords();
  const changed = isCopy ? null : program;
  const key = `program:${changed?.id ?? `${area.code}:${program?.id ?? 'new'}`}`;
  const plain = draftOfProgram(program);
  const draft = useDraftState(key, ProgramDraft, plain, changed && String(changed.version));
  const { run, isBusy, wrong, setWrong } = useSaving(onReload);
  const [isPreviewed, setPreviewed] = useState(false);
  const { value } = draft;
  const set = (change: Partial<ProgramDraft>): void => {
    setWrong(null);
    draft.set({ ...value, ...change });
  };
  const problemAt = (field: string, line: number | null = null): string | null =>
    wrong?.field === field && wrong.line === line ? common('form.invalid') : null;
  const save = async (): Promise<void> => {
    const read = readProgram(value);
    setWrong(read.ok ? null : fieldAt(read.path));
    if (!read.ok) return;
    const saved = await run({
      ...{ ...read.facts, regionCode: changed?.regionCode ?? area.code },
      ...{ programId: changed?.id ?? null, version: changed?.version ?? null },
    });
    if (!saved) return;
    draft.drop();
    const { version } = saved;
    showDone(t('monitoring.programs.saved', { name: wordsOf(saved.name), version }));
    onSaved();
  };
  const title = program
    ? t(isCopy ? 'monitoring.programs.copyOf' : 'monitoring.programs.edit', { name: wordsOf(program.name) })
    : t('monitoring.programs.add');
  const part = { draft: value, problemAt, onChange: set };
  return (
    <Dialog title={title} onClose={onClose} isWide>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!draft.isStale) void save();
        }}
      >
        <DraftNote
          isRestored={draft.isRestored}
          isStale={draft.isStale}
          onDiscard={draft.drop}
          onConfirm={draft.confirm}
        />
        <NameFields {...part} />
        <RuleFields {...part} />
        <MovementFields {...part} />
        <h3>{t('monitoring.programs.questions')}</h3>
        <QuestionFields
          questions={value.questions}
          problemAt={problemAt}
          onChange={(questions) => set({ questions })}
        />
        {isPreviewed && <ProgramPreview questions={value.questions} />}
        <p className="muted">{t('monitoring.programs.versions')}</p>
        <div className="dk-save">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {t('monitoring.programs.save')}
          </Button>
          <Button onClick={() => setPreviewed(!isPreviewed)}>
            {t(isPreviewed ? 'monitoring.programs.previewOff' : 'monitoring.programs.preview')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
