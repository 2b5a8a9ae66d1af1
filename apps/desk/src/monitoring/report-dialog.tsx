import { type CaseFile, type MonitoredCase } from '#siaga/contracts';
import {
  Button,
  Dialog,
  DraftNote,
  FetchedPart,
  Select,
  showDone,
  useCommand,
  useDraftState,
  useFetched,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../booking/use-live-day.js';
import { daysOf, reportableDays } from './days.policy.js';
import { readAnswers, ReportDraft } from './report-draft.policy.js';
import { ReportFields } from './report-fields.js';
import { useWords } from './use-words.js';

interface Props {
  one: MonitoredCase;
  onClose: () => void;
  onDone: () => void;
}

function ReportForm({ one, file, onDone }: Omit<Props, 'onClose'> & { file: CaseFile }): ReactElement {
  const { t } = useTranslation('desk');
  const words = useWords();
  const today = useToday(one.regionCode);
  const days = reportableDays(daysOf(one, file.reports, today), today);
  const draft = useDraftState(`monitor-report:${one.id}`, ReportDraft, {
    forDate: days[0]?.date ?? today,
    answers: {},
  });
  const [wrong, setWrong] = useState<{ key: string | null } | null>(null);
  const command = useCommand('reportForCase');
  const { value } = draft;
  const day = days.find(({ date }) => date === value.forDate);
  const { questions } = file.program;
  const send = async (): Promise<void> => {
    const read = readAnswers(questions, value.answers);
    setWrong(read.ok ? null : read);
    if (!read.ok) return;
    const report = await command.run({ id: one.id, forDate: value.forDate, answers: read.answers });
    if (!report) return;
    draft.drop();
    const what = t(`monitoring.weight.${report.weight}`);
    showDone(t('monitoring.report.saved', { name: one.person.name, what }));
    onDone();
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
      <Select
        label={t('monitoring.report.day')}
        value={value.forDate}
        options={days.map(({ date, day: n }) => ({
          value: date,
          text: t('monitoring.report.dayOf', { n, date: words.dateOf(date) }),
        }))}
        onChange={(forDate) => draft.set({ ...value, forDate })}
      />
      {day?.state === 'reported' && <p className="muted">{t('monitoring.report.correction')}</p>}
      <ReportFields
        questions={questions}
        answers={value.answers}
        wrong={wrong?.key ?? null}
        onChange={(answers) => {
          setWrong(null);
          draft.set({ ...value, answers });
        }}
      />
      {wrong?.key === null && (
        <p className="is-red" role="alert">
          {t('monitoring.report.empty')}
        </p>
      )}
      <Button kind="primary" type="submit" isBusy={command.isBusy}>
        {t('monitoring.report.save')}
      </Button>
    </form>
  );
}

/** What a person tells an officer, by the form under which their case was opened. */
export function ReportDialog({ one, onClose, onDone }: Props): ReactElement {
  const { t } = useTranslation('desk');
  const file = useFetched('monitoredCase', { id: one.id }, { freshMs: 5_000 });
  return (
    <Dialog title={t('monitoring.report.title', { name: one.person.name })} onClose={onClose}>
      <FetchedPart fetched={file}>{(known) => <ReportForm file={known} {...{ one, onDone }} />}</FetchedPart>
    </Dialog>
  );
}
