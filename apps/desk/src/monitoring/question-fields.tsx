import { AnswerWeight, QuestionGroup } from '#siaga/contracts';
import { Button, Chips, Field, Select } from '#siaga/web-kit';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { moved, nextQuestion, type QuestionDraft } from './program-draft.policy.js';

const KINDS = ['yes_no', 'temperature', 'words'] as const;

interface LineProps {
  question: QuestionDraft;
  problemAt: (field: string) => string | null;
  onChange: (change: Partial<QuestionDraft>) => void;
}

/** What an answer means: the limits of a temperature, the weight of a yes, a no or of words. */
function Meaning({ question, problemAt, onChange }: LineProps): ReactElement {
  const { t } = useTranslation('desk');
  if (question.kind === 'temperature')
    return (
      <div className="dk-fields">
        {(['symptomaticFrom', 'urgentFrom'] as const).map((name) => (
          <Field
            key={name}
            label={t(`monitoring.programs.${name}`)}
            value={question[name]}
            problem={problemAt(name)}
            inputMode="decimal"
            maxLength={4}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        ))}
      </div>
    );
  return (
    <div className="dk-fields">
      {question.kind === 'yes_no' && (
        <Select
          label={t('monitoring.programs.when')}
          value={question.when ? 'yes' : 'no'}
          options={(['yes', 'no'] as const).map((value) => ({ value, text: t(`monitoring.sheet.${value}`) }))}
          onChange={(value) => onChange({ when: value === 'yes' })}
        />
      )}
      <Select
        label={t('monitoring.programs.weighs')}
        value={question.weighs}
        problem={problemAt('weighs')}
        options={AnswerWeight.options.map((value) => ({ value, text: t(`monitoring.weight.${value}`) }))}
        onChange={(weighs) => onChange({ weighs })}
      />
    </div>
  );
}

function QuestionLine({ question, problemAt, onChange }: LineProps): ReactElement {
  const { t } = useTranslation('desk');
  const { wording } = question;
  return (
    <>
      <Field
        label={t('monitoring.programs.wordingId')}
        value={wording.id}
        problem={problemAt('wording.id')}
        maxLength={200}
        onChange={(event) => onChange({ wording: { ...wording, id: event.target.value } })}
      />
      <Field
        label={t('monitoring.programs.wordingEn')}
        value={wording.en}
        problem={problemAt('wording.en')}
        maxLength={200}
        onChange={(event) => onChange({ wording: { ...wording, en: event.target.value } })}
      />
      <Chips
        label={t('monitoring.programs.questionKind')}
        options={KINDS.map((value) => ({ value, text: t(`monitoring.programs.questionKinds.${value}`) }))}
        selected={KINDS.filter((kind) => kind === question.kind)}
        onToggle={(kind) => onChange({ kind })}
      />
      <div className="dk-fields">
        <Select
          label={t('monitoring.programs.group')}
          value={question.group}
          problem={problemAt('group')}
          options={QuestionGroup.options.map((value) => ({
            value,
            text: t(`monitoring.report.group.${value}`),
          }))}
          onChange={(group) => onChange({ group })}
        />
        <Field
          label={t('monitoring.programs.key')}
          hint={t('monitoring.programs.keyHint')}
          value={question.key}
          problem={problemAt('key')}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => onChange({ key: event.target.value })}
        />
      </div>
      <Meaning {...{ question, problemAt, onChange }} />
    </>
  );
}

/** The daily form of a program, question by question. */
export function QuestionFields({
  questions,
  problemAt,
  onChange,
}: {
  questions: readonly QuestionDraft[];
  problemAt: (field: string, line: number | null) => string | null;
  onChange: (questions: QuestionDraft[]) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const tools = [
    { name: 'up', icon: ArrowUp, act: (at: number) => moved(questions, at, -1) },
    { name: 'down', icon: ArrowDown, act: (at: number) => moved(questions, at, 1) },
    { name: 'remove', icon: Trash2, act: (at: number) => questions.filter((_, other) => other !== at) },
  ] as const;
  return (
    <>
      {questions.map((question, at) => (
        // The lines have no names: one that comes, goes or moves is drawn anew.
        <fieldset key={at} className="mon-group dk-weekline">
          <legend>{t('monitoring.programs.question', { n: at + 1 })}</legend>
          <QuestionLine
            question={question}
            problemAt={(field) => problemAt(field, at)}
            onChange={(change) =>
              onChange(questions.map((one, other) => (other === at ? { ...one, ...change } : one)))
            }
          />
          <div className="dk-save">
            {tools.map(({ name, icon: Icon, act }) => (
              <Button
                key={name}
                kind="ghost"
                aria-label={t(`monitoring.programs.${name}`, { n: at + 1 })}
                onClick={() => onChange(act(at))}
              >
                <Icon size={16} aria-hidden />
              </Button>
            ))}
          </div>
        </fieldset>
      ))}
      {problemAt('questions', null) !== null && (
        <p className="is-red" role="alert">
          {t('monitoring.programs.noQuestions')}
        </p>
      )}
      <Button onClick={() => onChange([...questions, nextQuestion()])}>
        {t('monitoring.programs.addQuestion')}
      </Button>
    </>
  );
}
