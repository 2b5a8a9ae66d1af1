import { type Question } from '#siaga/contracts';
import { Button, useLanguage } from '#siaga/web-kit';
import { type ReactElement, type SyntheticEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerProblems, type Filled, signsOf, withoutSigns } from './answers.policy.js';
import { QuestionField } from './question-field.js';

const GROUPS = ['symptoms', 'isolation', 'needs'] as const;

/** The program's own questions in their groups; all signs can be denied by one tap. */
export function ReportForm({
  questions,
  filled,
  problems,
  fill,
  look,
}: {
  questions: readonly Question[];
  filled: Filled;
  problems: AnswerProblems;
  fill: (filled: Filled) => void;
  look: () => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const first = questions.find(({ key }) => key in problems)?.key;
  useEffect(() => {
    if (first === undefined) return;
    form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }, [first, problems]);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    look();
  };
  const signs = signsOf(questions);
  const field = (question: Question): ReactElement => (
    <QuestionField
      key={question.key}
      question={question}
      wording={question.wording[language]}
      value={filled[question.key]}
      problem={problems[question.key] ?? null}
      onChange={(value) => fill({ ...filled, [question.key]: value })}
    />
  );
  return (
    <form ref={form} className="mo-form" onSubmit={submit} noValidate>
      {GROUPS.map((group) => {
        const own = questions.filter((question) => question.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} className="mo-form" aria-label={t(`monitoring.groups.${group}`)}>
            <h2>{t(`monitoring.groups.${group}`)}</h2>
            {own.filter((question) => !signs.includes(question)).map(field)}
            {group === 'symptoms' && signs.length > 1 && (
              <Button onClick={() => fill(withoutSigns(questions, filled))}>
                {t('monitoring.report.noSigns')}
              </Button>
            )}
            {group === 'symptoms' && signs.map(field)}
          </section>
        );
      })}
      {first !== undefined && (
        <p role="alert" className="mo-refused">
          {t('monitoring.report.missing')}
        </p>
      )}
      <Button kind="primary" type="submit">
        {t('monitoring.report.look')}
      </Button>
    </form>
  );
}
