import { type OwnCase, type OwnPerson } from '#siaga/contracts';
import { Badge, Button, useLanguage } from '#siaga/web-kit';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { toldDay } from '../parts/told.js';
import { dayOf, dayStateOf, openDaysOf, type DayState } from './follow-up-days.policy.js';
import { type KeptReport } from './kept-reports.policy.js';

const TONES: Readonly<Record<DayState, 'plain' | 'amber' | 'red' | 'ok'>> = {
  before: 'plain',
  due: 'amber',
  late: 'red',
  waiting: 'amber',
  done: 'ok',
  ended: 'plain',
  over: 'plain',
};

/** One person of the house: how today stands, and what can be reported. */
export function PersonCard({
  page,
  person,
  kept,
  isOld,
  report,
}: {
  page: OwnCase;
  person: OwnPerson;
  /** Their reports on this phone. */
  kept: readonly KeptReport[];
  isOld: boolean;
  report: (date: string) => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const id = useId();
  const { name, status, endsOn } = person;
  const waiting = new Set(kept.flatMap((one) => (one.refusal === null ? [one.forDate] : [])));
  const state = dayStateOf(page, person, waiting);
  const isRunning = state !== 'before' && state !== 'over' && state !== 'ended';
  const facts = {
    day: dayOf(person, page.today),
    of: dayOf(person, endsOn),
    date: toldDay(endsOn, language),
  };
  return (
    <section className="po-card po-notice" aria-labelledby={id}>
      <div className="mo-line">
        <h3 id={id}>{name}</h3>
        <Badge tone={TONES[state]}>{t(`monitoring.state.${state}`)}</Badge>
      </div>
      {isRunning && <p>{t('monitoring.card.day', facts)}</p>}
      {state === 'before' && <p>{t('monitoring.card.before', { date: toldDay(person.dayOne, language) })}</p>}
      {state === 'ended' && <p>{t('monitoring.card.ended', facts)}</p>}
      {status !== 'follow_up' && <p>{t(`monitoring.over.${status}`)}</p>}
      {openDaysOf(page, person).map((day) => {
        const isTold = day.report !== null || waiting.has(day.date);
        // The past is corrected only where it stands.
        const which = day.isToday ? 'Today' : 'Yesterday';
        return (
          <div key={day.date} className="mo-day">
            {waiting.has(day.date) && (
              <p role="status" className="mo-waiting">
                {t(isOld ? 'monitoring.unsent.waiting' : 'monitoring.unsent.sending', {
                  day: toldDay(day.date, language),
                })}
              </p>
            )}
            <Button
              kind={!isTold && (day.isToday || state === 'late') ? 'primary' : 'secondary'}
              onClick={() => report(day.date)}
            >
              {t(isTold ? `monitoring.card.correct${which}` : `monitoring.card.report${which}`)}
              <span className="visually-hidden">{`, ${name}`}</span>
            </Button>
          </div>
        );
      })}
    </section>
  );
}
