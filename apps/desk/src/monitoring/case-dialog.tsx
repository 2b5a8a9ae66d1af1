import { ApiError } from '#siaga/client';
import { daysLater, MonitoredKind, type MonitoringProgram, type OpenedCase } from '#siaga/contracts';
import {
  Button,
  Chips,
  Dialog,
  DraftNote,
  FetchedPart,
  Field,
  Select,
  showError,
  useCommand,
  useDraftState,
  useFetched,
} from '#siaga/web-kit';
import { type ReactElement, useCallback, useState } from 'react';
import { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useToday } from '../booking/use-live-day.js';
import { CaseDraft, fieldOf, newCase, readCase } from './case-draft.policy.js';
import { HomeFields } from './home-fields.js';
import { type CaseFieldsProps, PersonFields } from './person-fields.js';
import { type Area } from './use-area.js';
import { useWords } from './use-words.js';

interface Props {
  area: Area;
  /** What is known of them: of whose house they are, or who named them; null for somebody new. */
  house: CaseDraft | null;
  onOpened: (opened: OpenedCase, regionName: string) => void;
}

/** Under which program, as what, and from which day on. */
function ProgramFields({
  programs,
  draft,
  problemAt,
  onChange,
}: Omit<CaseFieldsProps, 'today'> & { programs: readonly MonitoringProgram[] }): ReactElement {
  const { t } = useTranslation('desk');
  const words = useWords();
  const program = programs.find(({ id }) => id === draft.programId);
  const last =
    program && draft.dayOne !== ''
      ? words.dateOf(daysLater(draft.dayOne, program.rules.periodDays - 1))
      : '–';
  return (
    <fieldset className="mon-group">
      <legend>{t('monitoring.fresh.what')}</legend>
      <Select
        label={t('monitoring.fresh.program')}
        value={draft.programId}
        problem={problemAt('programId')}
        options={programs.map(({ id, name }) => ({ value: id, text: words.wordsOf(name) }))}
        onChange={(programId) => {
          const kinds: readonly string[] = programs.find(({ id }) => id === programId)?.kinds ?? [];
          const kind = kinds.includes(draft.kind) ? draft.kind : (kinds[0] ?? '');
          onChange({ ...draft, programId, kind });
        }}
      />
      <div className="mon-yesno">
        <span aria-hidden>{t('monitoring.fresh.kind')}</span>
        <Chips
          label={t('monitoring.fresh.kind')}
          options={(program?.kinds ?? MonitoredKind.options).map((value) => ({
            value,
            text: t(`monitoring.kind.${value}`),
          }))}
          selected={MonitoredKind.options.filter((kind) => kind === draft.kind)}
          onToggle={(kind) => onChange({ ...draft, kind })}
        />
      </div>
      <Field
        label={t('monitoring.fresh.dayOne')}
        hint={t('monitoring.fresh.dayOneHint', { date: last })}
        value={draft.dayOne}
        problem={problemAt('dayOne')}
        type="date"
        onChange={(event) => onChange({ ...draft, dayOne: event.target.value })}
      />
    </fieldset>
  );
}

/** What the form says where the common words say too little. */
const SAYS: Partial<Record<keyof CaseDraft, 'monitoring.fresh.nikWrong' | 'monitoring.fresh.regionHint'>> = {
  nik: 'monitoring.fresh.nikWrong',
  regionCode: 'monitoring.fresh.regionHint',
};

function CaseForm({
  area,
  house,
  programs,
  onOpened,
}: Props & { programs: readonly MonitoringProgram[] }): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const today = useToday(area.code);
  const [plain] = useState(() => house ?? newCase(programs[0], area, today));
  const draft = useDraftState(
    `monitor-new:${house?.householdOf || house?.contactOf || area.code}`,
    CaseDraft,
    plain,
  );
  const [wrong, setWrong] = useState<{ field: string; isFollowed?: boolean } | null>(null);
  const refuse = useCallback((error: unknown) => {
    if (!(error instanceof ApiError)) showError(error);
    else if (error.code === 'MONITORING.ALREADY_FOLLOWED') setWrong({ field: 'nik', isFollowed: true });
    else if (error.fields[0]) setWrong({ field: fieldOf(error.fields[0].path.split('.')) });
    else showError(error);
  }, []);
  const command = useCommand('openCase', refuse);
  const { value } = draft;
  const problemAt = (field: keyof CaseDraft): string | null => {
    if (wrong?.field !== field) return null;
    if (wrong.isFollowed) return t('monitoring.fresh.followed');
    const own = SAYS[field];
    return own ? t(own) : common('form.invalid');
  };
  const change = (next: CaseDraft): void => {
    setWrong(null);
    draft.set(next);
  };
  const send = async (): Promise<void> => {
    const read = readCase(value, today);
    setWrong(read.ok ? null : { field: read.field });
    if (!read.ok) return;
    const opened = await command.run(read.input);
    if (!opened) return;
    draft.drop();
    onOpened(opened, value.regionName);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DraftNote
        isRestored={draft.isRestored}
        isStale={draft.isStale}
        onDiscard={draft.drop}
        onConfirm={draft.confirm}
      />
      {programs.length === 0 && <p className="is-amber">{t('monitoring.fresh.noProgram')}</p>}
      <ProgramFields programs={programs} draft={value} {...{ problemAt }} onChange={change} />
      <PersonFields draft={value} {...{ today, problemAt }} onChange={change} />
      <HomeFields within={area} draft={value} {...{ problemAt }} onChange={change} />
      <div className="dk-save">
        <Button kind="primary" type="submit" isBusy={command.isBusy}>
          {t('monitoring.fresh.save')}
        </Button>
      </div>
    </form>
  );
}

/** `ID` is the widest of all. */
const lengthOf = (regionCode: string): number => (regionCode === 'ID' ? 0 : regionCode.length);

function titleOf(t: TFunction<'desk'>, house: CaseDraft | null): string {
  if (house === null) return t('monitoring.fresh.title');
  return house.contactOf === ''
    ? t('monitoring.fresh.titleMember', { name: house.householdName })
    : t('monitoring.contacts.fresh', { name: house.contactName });
}

/** Enters somebody who is to be followed up, or the next person of their house. */
export function CaseDialog({ onClose, ...given }: Props & { onClose: () => void }): ReactElement {
  const { t } = useTranslation('desk');
  const fetched = useFetched('monitoringPrograms', {}, { freshMs: 60_000 });
  const { house, area } = given;
  const isHere = ({ regionCode, isActive }: MonitoringProgram): boolean =>
    isActive && (regionCode === 'ID' || area.code === regionCode || area.code.startsWith(`${regionCode}.`));
  return (
    <Dialog title={titleOf(t, house)} onClose={onClose} isWide>
      <FetchedPart fetched={fetched}>
        {({ programs }) => (
          // Those of the smallest region first: an office that has its own means it.
          <CaseForm
            {...given}
            programs={programs
              .filter(isHere)
              .sort((one, other) => lengthOf(other.regionCode) - lengthOf(one.regionCode))}
          />
        )}
      </FetchedPart>
    </Dialog>
  );
}
