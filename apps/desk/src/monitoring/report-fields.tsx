import { type Question, QuestionGroup } from '#siaga/contracts';
import { Chips, Field, Lines } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type TypedAnswers } from './report-draft.policy.js';
import { useWords } from './use-words.js';

interface Part {
  question: Question;
  value: string;
  problem: string | null;
  onChange: (value: string) => void;
}

function QuestionField({ question, value, problem, onChange }: Part): ReactElement {
  const { t } = useTranslation('desk');
  const label = useWords().wordsOf(question.wording);
  switch (question.kind) {
    case 'yes_no':
      return (
        <div className="mon-yesno">
          <span aria-hidden>{label}</span>
          <Chips
            label={label}
            options={[
              { value: 'yes', text: t('monitoring.sheet.yes') },
              { value: 'no', text: t('monitoring.sheet.no') },
            ]}
            selected={[value]}
            onToggle={(chip) => onChange(chip === value ? '' : chip)}
          />
        </div>
      );
    case 'temperature':
      return (
        <Field
          {...{ label, value, problem }}
          hint={t('monitoring.report.degreesHint')}
          inputMode="decimal"
          maxLength={5}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'words':
      return <Lines {...{ label, value, problem, onChange }} rows={2} maxLength={500} />;
  }
}

/** The daily form of a program, by its parts; `wrong` is the key of the question that cannot be read. */
export function ReportFields({
  questions,
  answers,
  wrong,
  onChange,
}: {
  questions: readonly Question[];
  answers: TypedAnswers;
  wrong: string | null;
  onChange: (answers: TypedAnswers) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  return (
    <>
      {QuestionGroup.options.map((group) => {
        const own = questions.filter((question) => question.group === group);
        if (own.length === 0) return null;
        return (
          <fieldset key={group} className="mon-group">
            <legend>{t(`monitoring.report.group.${group}`)}</legend>
            {own.map((question) => (
              <QuestionField
                key={question.key}
                question={question}
                value={answers[question.key] ?? ''}
                problem={wrong === question.key ? t('monitoring.report.wrong') : null}
                onChange={(value) => onChange({ ...answers, [question.key]: value })}
              />
            ))}
          </fieldset>
        );
      })}
    </>
  );
}
