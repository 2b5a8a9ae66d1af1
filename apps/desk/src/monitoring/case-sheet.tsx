import { type CaseFile, type MonitoredCase } from '#siaga/contracts';
import { Button, FetchedPart, lazyPart, lazyWindow, useKeys } from '#siaga/web-kit';
import { ArrowLeft } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../booking/use-live-day.js';
import { CaseAlarms } from './case-alarms.js';
import { CaseClinics } from './case-clinics.js';
import { CaseContacts } from './case-contacts.js';
import { CaseDays } from './case-days.js';
import { CasePerson } from './case-person.js';
import { CaseVisits } from './case-visits.js';
import { daysOf } from './days.policy.js';
import { FlagLine } from './flag-line.js';
import { useLiveCase } from './use-live.js';
import { useTakeUp } from './use-take-up.js';
import { useWords } from './use-words.js';
import { flagsInOrder } from './work.policy.js';

const ReportDialog = lazyWindow(async () => (await import('./report-dialog.js')).ReportDialog);
const VisitDialog = lazyWindow(async () => (await import('./visit-dialog.js')).VisitDialog);
const CodeDialog = lazyWindow(async () => (await import('./code-dialog.js')).CodeDialog);
const ExtendDialog = lazyWindow(async () => (await import('./extend-dialog.js')).ExtendDialog);
const CloseDialog = lazyWindow(async () => (await import('./close-dialog.js')).CloseDialog);
const AmbulanceDialog = lazyWindow(async () => (await import('./ambulance-dialog.js')).AmbulanceDialog);
const KindDialog = lazyWindow(async () => (await import('./kind-dialog.js')).KindDialog);
const ReporterDialog = lazyWindow(async () => (await import('./reporter-dialog.js')).ReporterDialog);
const AsksDialog = lazyWindow(async () => (await import('./asks-dialog.js')).AsksDialog);
const MergeDialog = lazyWindow(async () => (await import('./merge-dialog.js')).MergeDialog);
const ClinicDialog = lazyWindow(async () => (await import('./clinic-dialog.js')).ClinicDialog);
const CaseTrail = lazyPart<{ one: MonitoredCase }>(
  async () => (await import('./case-trail.js')).CaseTrailPart,
  null,
);
const WINDOWS = {
  ...{ report: ReportDialog, visit: VisitDialog, code: CodeDialog, ambulance: AmbulanceDialog },
  ...{ extend: ExtendDialog, close: CloseDialog, clinic: ClinicDialog },
  ...{ kind: KindDialog, reporter: ReporterDialog, asks: AsksDialog, merge: MergeDialog },
};
type WindowName = keyof typeof WINDOWS;

interface Given {
  /** Who else of the day's list lives there. */
  house: readonly MonitoredCase[];
  onOpen: (id: string) => void;
  onClose: () => void;
  onMember: (one: MonitoredCase) => void;
  onContact: (one: MonitoredCase) => void;
  onChanged: () => void;
}

/** The flags that stand, each with a button for who takes it up. */
function CaseFlags({ one, onAnswer }: { one: MonitoredCase; onAnswer: () => void }): ReactElement | null {
  const { t } = useTranslation('desk');
  const { isBusy, takeUp } = useTakeUp(onAnswer);
  if (one.flags.length === 0) return null;
  return (
    <section aria-label={t('monitoring.sheet.flags')}>
      <h3>{t('monitoring.sheet.flags')}</h3>
      <ul className="mon-flags">
        {flagsInOrder(one.flags).map((flag) => (
          <li key={flag.id}>
            <FlagLine flag={flag} />
            {flag.takenUpAt === null && (
              <Button
                kind="primary"
                isBusy={isBusy}
                aria-label={t('monitoring.act.takeUpOf', {
                  flag: t(`monitoring.weight.${flag.kind}`),
                  name: one.person.name,
                })}
                onClick={() => void takeUp(one, flag.id)}
              >
                {t('monitoring.act.takeUp')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What may be done about an open case: what each day asks for in sight, the rest one press away. */
function CaseActs({
  one,
  onAct,
  onMember,
  onContact,
}: Pick<Given, 'onMember' | 'onContact'> & {
  one: MonitoredCase;
  onAct: (name: WindowName) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  return (
    <>
      <div className="dk-save">
        <Button onClick={() => onAct('report')}>{t('monitoring.act.report')}</Button>
        <Button onClick={() => onAct('visit')}>{t('monitoring.act.visit')}</Button>
        <Button onClick={() => onAct('clinic')}>{t('monitoring.clinic.act')}</Button>
        <Button kind="danger" onClick={() => onAct('ambulance')}>
          {t('monitoring.change.ambulance')}
        </Button>
      </div>
      <details className="mon-more">
        <summary>{t('monitoring.change.more')}</summary>
        <div className="dk-save">
          <Button onClick={() => onAct('code')}>{t('monitoring.act.code')}</Button>
          <Button onClick={() => onAct('asks')}>{t('monitoring.change.asks')}</Button>
          <Button onClick={() => onMember(one)}>{t('monitoring.act.member')}</Button>
          <Button onClick={() => onContact(one)}>{t('monitoring.change.contact')}</Button>
          {!one.isReporter && (
            <Button onClick={() => onAct('reporter')}>{t('monitoring.change.reporter')}</Button>
          )}
          <Button onClick={() => onAct('kind')}>{t('monitoring.change.kind')}</Button>
          <Button onClick={() => onAct('extend')}>{t('monitoring.act.extend')}</Button>
          <Button onClick={() => onAct('merge')}>{t('monitoring.change.merge')}</Button>
          <Button kind="danger" onClick={() => onAct('close')}>
            {t('monitoring.act.close')}
          </Button>
        </div>
      </details>
    </>
  );
}

function OpenSheet({ file, reload, ...given }: Given & { file: CaseFile; reload: () => void }): ReactElement {
  const { t } = useTranslation('desk');
  const words = useWords();
  const { case: one, program, reports, visits, alarms, referrals } = file;
  const today = useToday(one.regionCode);
  const [opened, setOpened] = useState<WindowName | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // On a telephone the sheet stands where the list was: who listens or types goes with it.
  useEffect(() => heading.current?.focus(), []);
  const changed = (): void => {
    setOpened(null);
    reload();
    given.onChanged();
  };
  const Window = opened && WINDOWS[opened];
  const { name } = one.person;
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {name}
      </h2>
      {one.status !== 'follow_up' && (
        <p className="mon-stale" role="status">
          {t('monitoring.sheet.ended', {
            status: t(`monitoring.status.${one.status}`),
            date: words.dateOf((one.closedAt ?? one.endsOn).slice(0, 10)),
          })}
        </p>
      )}
      <CaseFlags one={one} onAnswer={changed} />
      {one.status === 'follow_up' && <CaseActs {...given} one={one} onAct={setOpened} />}
      <CaseAlarms alarms={alarms} />
      <CaseDays days={daysOf(one, reports, today)} questions={program.questions} today={today} />
      <CaseVisits visits={visits} />
      <CaseClinics referrals={referrals} />
      {program.rules.movement !== null && <CaseTrail one={one} />}
      <CasePerson {...{ file, today }} house={given.house} onOpen={given.onOpen} />
      <CaseContacts file={file} onOpen={given.onOpen} />
      {Window && <Window one={one} file={file} onClose={() => setOpened(null)} onDone={changed} />}
    </>
  );
}

/** All of a case with what may be done about it; it is read again when the case changes. */
export function CaseSheet({ id, ...given }: Given & { id: string }): ReactElement {
  const { t } = useTranslation('desk');
  const file = useLiveCase(id);
  useKeys({ escape: given.onClose });
  return (
    <aside
      className="mon-sheet"
      aria-label={t('monitoring.sheet.title', { name: file.data?.case.person.name ?? '' })}
    >
      <Button kind="ghost" kbd="Esc" onClick={given.onClose}>
        <ArrowLeft size={16} aria-hidden /> {t('monitoring.act.back')}
      </Button>
      <FetchedPart fetched={file}>
        {(known) => <OpenSheet file={known} reload={file.reload} {...given} />}
      </FetchedPart>
    </aside>
  );
}
