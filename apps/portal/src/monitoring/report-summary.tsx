import { type Answers, type Question } from '#siaga/contracts';
import { Button, useLanguage } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** An answer as it is read back. */
function useSaid(): (answer: Answers[string] | undefined) => string {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  return (answer) => {
    if (answer === undefined || answer === '') return t('monitoring.report.nothing');
    if (typeof answer === 'boolean') return t(answer ? 'monitoring.report.yes' : 'monitoring.report.no');
    if (typeof answer === 'string') return answer;
    return `${answer.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB')} °C`;
  };
}

/** All that will be sent, and beside what is corrected what was told before. */
export function ReportSummary({
  questions,
  answers,
  before,
  send,
}: {
  questions: readonly Question[];
  answers: Answers;
  /** What was told of this day; null for the first report. */
  before: Answers | null;
  send: () => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const said = useSaid();
  return (
    <>
      <dl className="po-card mo-answers">
        {questions.map(({ key, wording }) => (
          <div key={key}>
            <dt>{wording[language]}</dt>
            <dd>
              <b>{said(answers[key])}</b>
              {before && before[key] !== answers[key] && (
                <small>{t('monitoring.report.before', { answer: said(before[key]) })}</small>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Button kind="primary" onClick={send}>
        {t(before ? 'monitoring.report.sendAgain' : 'monitoring.report.send')}
      </Button>
    </>
  );
}
