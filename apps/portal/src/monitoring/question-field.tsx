import { type Question } from '#siaga/contracts';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LineField } from '../parts/line-field.js';
import { type AnswerProblem } from './answers.policy.js';

const LONGEST = 500;

/** Yes and no, each as large as a thumb. */
function YesNo({
  name,
  wording,
  value,
  problem,
  onChange,
}: {
  name: string;
  wording: string;
  value: boolean | undefined;
  problem: string | null;
  onChange: (value: boolean) => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const id = useId();
  const option = (is: boolean, text: string): ReactElement => (
    <label>
      <input type="radio" name={name} checked={value === is} onChange={() => onChange(is)} />
      <span>{text}</span>
    </label>
  );
  return (
    <fieldset className="mo-choice" aria-describedby={problem === null ? undefined : id}>
      <legend>{wording}</legend>
      {option(false, t('monitoring.report.no'))}
      {option(true, t('monitoring.report.yes'))}
      {problem !== null && (
        <p id={id} className="mo-refused">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** A question of the form, by its kind. */
export function QuestionField({
  question: { key, kind },
  wording,
  value,
  problem,
  onChange,
}: {
  question: Question;
  wording: string;
  value: boolean | string | undefined;
  problem: AnswerProblem | null;
  onChange: (value: boolean | string) => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const said = problem && t(`monitoring.report.${problem}`);
  if (kind === 'yes_no')
    return (
      <YesNo
        {...{ name: key, wording, onChange }}
        value={typeof value === 'boolean' ? value : undefined}
        problem={said}
      />
    );
  const isDegrees = kind === 'temperature';
  return (
    <LineField
      label={wording}
      name={key}
      hint={t(isDegrees ? 'monitoring.report.degreesHint' : 'monitoring.report.wordsHint')}
      value={typeof value === 'string' ? value : ''}
      maxLength={isDegrees ? 8 : LONGEST}
      inputMode={isDegrees ? 'decimal' : 'text'}
      autoComplete="off"
      problem={said}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
