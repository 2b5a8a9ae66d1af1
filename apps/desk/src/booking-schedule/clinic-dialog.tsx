import { ApiError } from '#siaga/client';
import { type Clinic, type Doctor, type TryTemplateInput, type WeekPreview } from '#siaga/contracts';
import {
  Button,
  Dialog,
  DraftNote,
  Field,
  showDone,
  showError,
  Tick,
  useCommand,
  useDraftState,
} from '#siaga/web-kit';
import { type ReactElement, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClinicDraft, draftOfClinic, fieldAt, readClinic, RULE_FIGURES } from './clinic-draft.policy.js';
import { trialOf } from './template-trial.policy.js';
import { WeekFields } from './week-fields.js';
import { WeekPreviewPart } from './week-preview.js';

const RULE_TEXTS = {
  earliestMinutes: 'schedule.earliest',
  walkInAfter: 'schedule.walkInAfter',
  priorityRun: 'schedule.priorityRun',
  horizonDays: 'schedule.horizon',
} as const;

/** Where something is wrong with what was typed, and whether the server said so. */
type Wrong = (ReturnType<typeof fieldAt> & { isRefused?: boolean }) | null;

/** What only the server sees of a line: its times are well written, and cannot be. */
const REFUSALS: Readonly<Record<string, 'schedule.doctorBusy' | 'schedule.noLength'>> = {
  opens: 'schedule.doctorBusy',
  closes: 'schedule.noLength',
};

/** A clinic with its rules and its week. What a changed week does to those who booked is shown before it is saved. */
export function ClinicDialog({
  facilityId,
  clinic,
  doctors,
  onClose,
  onSaved,
}: {
  facilityId: string;
  clinic: Clinic | null;
  doctors: readonly Doctor[];
  onClose: () => void;
  onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const [plain] = useState(() => draftOfClinic(clinic));
  const key = clinic ? `clinic:${clinic.id}` : `clinic-new:${facilityId}`;
  const draft = useDraftState(key, ClinicDraft, plain, clinic && String(clinic.version));
  const [wrong, setWrong] = useState<Wrong>(null);
  const [felt, setFelt] = useState<{ of: string; preview: WeekPreview } | null>(null);
  const [trial, setTrial] = useState<{ line: number; input: TryTemplateInput } | null>(null);
  const refuse = useCallback((error: unknown) => {
    const [field] = error instanceof ApiError ? error.fields : [];
    if (field) setWrong({ ...fieldAt(field.path.split('.')), isRefused: true });
    showError(error);
  }, []);
  const add = useCommand('addClinic', refuse);
  const edit = useCommand('editClinic', refuse);
  const preview = useCommand('previewWeek', refuse);
  const { value } = draft;
  const set = (change: Partial<ClinicDraft>): void => {
    setWrong(null);
    draft.set({ ...value, ...change });
  };
  const wordsFor = (field: string, isRefused: boolean): string => {
    const refusal = isRefused ? REFUSALS[field] : undefined;
    return refusal === undefined ? common('form.invalid') : t(refusal);
  };
  const problemAt = (field: string, line: number | null = null): string | null =>
    wrong?.field === field && wrong.line === line ? wordsFor(field, wrong.isRefused === true) : null;
  const read = () => {
    const facts = readClinic(value);
    setWrong(facts.ok ? null : fieldAt(facts.path));
    return facts.ok ? facts.facts : null;
  };
  const save = async (): Promise<void> => {
    const facts = read();
    if (facts === null) return;
    const saved = clinic
      ? await edit.run({ ...facts, id: clinic.id, version: clinic.version, isActive: value.isActive })
      : await add.run({ ...facts, facilityId });
    if (saved === null) return;
    draft.drop();
    showDone(t('schedule.saved', { name: saved.name }));
    onSaved();
  };
  const look = async (): Promise<void> => {
    const facts = read();
    if (facts === null || clinic === null) return;
    const { id, version } = clinic;
    const answer = await preview.run({ ...facts, id, version, isActive: value.isActive });
    if (answer) setFelt({ of: JSON.stringify(value), preview: answer });
  };
  const tryLine = (line: number): void => {
    const facts = read();
    const input = facts && clinic && trialOf(clinic.id, facts, line);
    if (input) setTrial({ line, input });
  };
  // What was shown of another week says nothing of this one.
  const shown = felt?.of === JSON.stringify(value) ? felt.preview : null;
  const title = clinic ? t('schedule.edit', { name: clinic.name }) : t('schedule.addClinic');
  return (
    <Dialog title={title} onClose={onClose} isWide>
      <form
        className="form dk-clinic"
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
        <div className="dk-fields">
          <Field
            label={t('schedule.name')}
            value={value.name}
            maxLength={80}
            problem={problemAt('name')}
            onChange={(event) => set({ name: event.target.value })}
          />
          <Field
            label={t('schedule.letter')}
            hint={t('schedule.letterHint')}
            value={value.letter}
            maxLength={3}
            problem={problemAt('letter')}
            onChange={(event) => set({ letter: event.target.value })}
          />
          <Field
            label={t('schedule.bpjs')}
            value={value.bpjsCode}
            maxLength={8}
            problem={problemAt('bpjsCode')}
            onChange={(event) => set({ bpjsCode: event.target.value })}
          />
        </div>
        {clinic && (
          <Tick
            label={t('schedule.isActive')}
            isOn={value.isActive}
            onChange={(isActive) => set({ isActive })}
          />
        )}
        <h3>{t('schedule.rules')}</h3>
        <div className="dk-fields">
          {RULE_FIGURES.map((name) => (
            <Field
              key={name}
              label={t(RULE_TEXTS[name])}
              value={value[name]}
              inputMode="numeric"
              maxLength={3}
              problem={problemAt(name)}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          ))}
        </div>
        <Tick
          label={t('schedule.strict')}
          isOn={value.isWindowStrict}
          onChange={(isWindowStrict) => set({ isWindowStrict })}
        />
        <WeekFields
          lines={value.weekly}
          doctors={doctors}
          problemAt={problemAt}
          onChange={(weekly) => {
            // The lines have no names: one that comes or goes moves the others.
            if (weekly.length !== value.weekly.length) setTrial(null);
            set({ weekly });
          }}
          onTry={clinic && tryLine}
          trial={trial}
        />
        {shown && <WeekPreviewPart preview={shown} doctors={doctors} />}
        <div className="dk-save">
          <Button kind="primary" type="submit" isBusy={add.isBusy || edit.isBusy}>
            {t('schedule.save')}
          </Button>
          {clinic && (
            <Button isBusy={preview.isBusy} onClick={() => void look()}>
              {t('schedule.preview')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
