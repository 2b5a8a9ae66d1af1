import { Question } from '#siaga/contracts';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type QuestionDraft, readQuestion } from './program-draft.policy.js';
import { type TypedAnswers } from './report-draft.policy.js';
import { ReportFields } from './report-fields.js';

/** The form as people fill it in, as far as its questions can be read; what is tried in it goes nowhere. */
export function ProgramPreview({ questions }: { questions: readonly QuestionDraft[] }): ReactElement {
  const { t } = useTranslation('desk');
  const [answers, setAnswers] = useState<TypedAnswers>({});
  const read = questions.flatMap((question) => Question.safeParse(readQuestion(question)).data ?? []);
  return (
    <section className="mon-preview" aria-label={t('monitoring.programs.previewTitle')}>
      <h3>{t('monitoring.programs.previewTitle')}</h3>
      {read.length === 0 && <p className="dk-none">{t('monitoring.programs.previewNone')}</p>}
      <ReportFields questions={read} answers={answers} wrong={null} onChange={setAnswers} />
    </section>
  );
}
