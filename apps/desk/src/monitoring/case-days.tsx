import { type DailyReport, type Question } from '#siaga/contracts';
import { useFormat } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FollowedDay } from './days.policy.js';
import { useWords } from './use-words.js';
import { WeightMark, WeightSign } from './weight-mark.js';

/** What was answered in one revision; the questions that made it heavy bear a word. */
function ReportAnswers({
  report: { answers, signs, revision, reportedAt, source, weight },
  questions,
}: {
  report: DailyReport;
  questions: readonly Question[];
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { wordsOf } = useWords();
  const say = (answer: DailyReport['answers'][string]): string => {
    if (typeof answer === 'boolean') return t(answer ? 'monitoring.sheet.yes' : 'monitoring.sheet.no');
    return typeof answer === 'number'
      ? t('monitoring.sheet.degrees', { n: format.number(answer, 1) })
      : answer;
  };
  return (
    <section className="mon-report">
      <h4>
        {revision === 1 ? t('monitoring.sheet.first') : t('monitoring.sheet.revision', { n: revision - 1 })}{' '}
        <WeightMark weight={weight} />
      </h4>
      <p className="muted">
        {t('monitoring.sheet.at', {
          time: format.dayTime(reportedAt),
          source: t(`monitoring.source.${source}`),
        })}
      </p>
      <dl className="mon-facts">
        {questions.flatMap(({ key, wording }) => {
          const answer = answers[key];
          if (answer === undefined) return [];
          const isSign = signs.includes(key);
          return [
            <div key={key} data-weight={isSign ? weight : undefined}>
              <dt>{wordsOf(wording)}</dt>
              <dd>
                {say(answer)}
                {isSign && <b> ({t('monitoring.sheet.sign')})</b>}
              </dd>
            </div>,
          ];
        })}
      </dl>
    </section>
  );
}

/** The period as a strip, each day by sign, word and colour; the day that is pressed shows its answers. */
export function CaseDays({
  days,
  questions,
  today,
}: {
  days: readonly FollowedDay[];
  questions: readonly Question[];
  today: string;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { dateOf } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const lastSaid = days.findLast(({ state }) => state === 'reported');
  const day = days.find(({ date }) => date === (chosen ?? lastSaid?.date ?? today)) ?? days[0];
  const wordOf = ({ state, weight }: FollowedDay): string =>
    weight === null ? t(`monitoring.dayState.${state}`) : t(`monitoring.weight.${weight}`);
  return (
    <section aria-label={t('monitoring.sheet.days')}>
      <h3>{t('monitoring.sheet.days')}</h3>
      <ol className="mon-days">
        {days.map((each) => (
          <li key={each.date}>
            <button
              type="button"
              data-weight={each.weight ?? (each.state === 'missing' ? 'silent' : undefined)}
              data-state={each.state}
              aria-pressed={each.date === day?.date}
              onClick={() => setChosen(each.date)}
            >
              <b className="num">{each.day}</b>{' '}
              {each.state !== 'ahead' && each.state !== 'today' && (
                <WeightSign weight={each.weight ?? 'silent'} />
              )}
              <small>{dateOf(each.date)}</small> <small>{wordOf(each)}</small>
            </button>
          </li>
        ))}
      </ol>
      {day && (
        <div aria-live="polite">
          <p className="sg-label">{t('monitoring.sheet.answers', { n: day.day, date: dateOf(day.date) })}</p>
          {day.reports.length === 0 && <p className="dk-none">{t('monitoring.sheet.noAnswers')}</p>}
          {day.reports.map((report) => (
            <ReportAnswers key={report.id} report={report} questions={questions} />
          ))}
        </div>
      )}
    </section>
  );
}
