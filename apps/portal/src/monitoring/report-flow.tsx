import { type OwnCase, type OwnPerson } from '#siaga/contracts';
import { Button, useLanguage } from '#siaga/web-kit';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toldDay } from '../parts/told.js';
import { type AnswerProblems, type Filled, filledOf, readAnswers } from './answers.policy.js';
import { dayOf, openDaysOf } from './follow-up-days.policy.js';
import { HelpBar } from './help-bar.js';
import { keepForm, keptForm } from './kept-cases.js';
import { type KeptReport } from './kept-reports.policy.js';
import { keepReport } from './kept-reports.js';
import { ReportForm } from './report-form.js';
import { ReportResult } from './report-result.js';
import { ReportSummary } from './report-summary.js';
import { type ReportPlace } from './use-report-place.js';

const NONE: AnswerProblems = {};

/** The report of one person's day: the form, a look at it, and what it means. */
export function ReportFlow({
  page,
  person,
  place: { caseId, date, step: now },
  kept,
  isOld,
  isAway,
  step,
  close,
}: {
  page: OwnCase;
  person: OwnPerson;
  place: ReportPlace;
  /** What this phone keeps of this day's reports, the oldest first. */
  kept: readonly KeptReport[];
  isOld: boolean;
  /** Nobody is let in: the button would reach nobody. */
  isAway: boolean;
  step: (step: ReportPlace['step']) => void;
  close: () => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const { questions } = page.program;
  const known = person.reports.find(({ forDate }) => forDate === date) ?? null;
  const waiting = kept.filter(({ refusal }) => refusal === null).at(-1);
  const before = waiting?.answers ?? known?.answers ?? null;
  const [filled, setFilled] = useState<Filled>(
    () => keptForm(caseId, date) ?? (before ? filledOf(before, language === 'id' ? ',' : '.') : {}),
  );
  const [problems, setProblems] = useState<AnswerProblems>(NONE);
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    top.current?.focus();
  }, [now]);
  const isOwn = person.caseId === page.id;
  const day = openDaysOf(page, person).find((one) => one.date === date);
  const fill = (next: Filled): void => {
    setFilled(next);
    setProblems(NONE);
    keepForm(caseId, date, next);
  };
  const { answers, problems: found } = readAnswers(questions, filled);
  // A form that was taken away meanwhile, as by another tab that sent it, is filled in anew.
  const isWhole = Object.keys(found).length === 0;
  const look = (): void => {
    setProblems(found);
    if (isWhole) step('summary');
  };
  const send = async (): Promise<void> => {
    await keepReport({ id: page.id, caseId, forDate: date, answers });
    keepForm(caseId, date, null);
    step('sent');
  };
  const facts = { name: person.name, day: dayOf(person, date), of: dayOf(person, person.endsOn) };
  const title = now === 'form' ? 'formTitle' : now === 'summary' ? 'summaryTitle' : 'sentTitle';
  return (
    <section className="mo-active">
      {now !== 'sent' && (
        <Button onClick={now === 'form' ? close : () => step('form')}>
          {t(now === 'form' ? 'monitoring.back' : 'monitoring.report.change')}
        </Button>
      )}
      <h1 ref={top} tabIndex={-1}>
        {t(`monitoring.report.${title}${isOwn ? '' : 'Of'}`, facts)}
      </h1>
      <p className="po-muted">
        {`${t(day?.isToday ? 'monitoring.report.today' : 'monitoring.report.day', { date: toldDay(date, language) })} `}
        {t('monitoring.report.dayOf', facts)}
      </p>
      {now !== 'sent' && before && <p role="status">{t(`monitoring.report.correcting`)}</p>}
      {now !== 'sent' && !day && <p role="status">{t('monitoring.unsent.dayNotOpen')}</p>}
      {day && (now === 'form' || (now === 'summary' && !isWhole)) && (
        <ReportForm {...{ questions, filled, problems, fill, look }} />
      )}
      {day && now === 'summary' && isWhole && (
        <ReportSummary {...{ questions, answers, before }} send={() => void send()} />
      )}
      {now === 'sent' && <ReportResult {...{ page, kept, known, isOld, isOwn, close }} />}
      <HelpBar {...{ page, isAway }} />
    </section>
  );
}
