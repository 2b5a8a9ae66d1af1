import {
  AnswerWeight,
  type Answers,
  type FieldProblem,
  type FlagKind,
  type Question,
} from '#siaga/contracts';

/** What a report means: its heaviest answer, the questions that weigh so, and every flag that follows. */
export interface JudgedReport {
  readonly weight: AnswerWeight;
  readonly signs: readonly string[];
  readonly flags: readonly Exclude<FlagKind, 'silent'>[];
}

/** The lines of a report that its form does not have, or whose answer is of another kind; empty when all can be read. */
export function problemsOfReport(questions: readonly Question[], answers: Answers): FieldProblem[] {
  const byKey = new Map(questions.map((question) => [question.key, question]));
  const wrong = Object.entries(answers).flatMap(([key, answer]): FieldProblem[] => {
    const question = byKey.get(key);
    const path = `answers.${key}`;
    if (question === undefined) return [{ path, message: 'This form has no such question' }];
    return typeof answer === TYPE_OF[question.kind] ? [] : [{ path, message: ADVICE[question.kind] }];
  });
  return wrong.length === 0 && Object.keys(answers).length === 0
    ? [{ path: 'answers', message: 'Answer at least one question' }]
    : wrong;
}

const TYPE_OF = { yes_no: 'boolean', temperature: 'number', words: 'string' } as const;
const ADVICE = {
  yes_no: 'Answer yes or no',
  temperature: 'Give the temperature in degrees, such as 36.8',
  words: 'Answer in words',
} as const;

/** Reads a report by the form of its program. Who took a fever reducer and is not hot has no sign by that: the form says what weighs. */
export function judgeReport(questions: readonly Question[], answers: Answers): JudgedReport {
  const weighed = questions.map((question) => ({
    key: question.key,
    weight: weightOf(question, answers[question.key]),
  }));
  const heaviest = weighed.reduce<AnswerWeight>(
    (most, { weight }) => (rankOf(weight) > rankOf(most) ? weight : most),
    'none',
  );
  const present = new Set(weighed.map(({ weight }) => weight));
  return {
    weight: heaviest,
    signs: weighed.filter(({ weight }) => weight === heaviest && heaviest !== 'none').map(({ key }) => key),
    flags: (['urgent', 'symptomatic', 'breach', 'need'] as const).filter((kind) => present.has(kind)),
  };
}

/** How heavy an answer is beside others. */
export function rankOf(weight: AnswerWeight): number {
  return AnswerWeight.options.indexOf(weight);
}

function weightOf(question: Question, answer: Answers[string] | undefined): AnswerWeight {
  if (answer === undefined) return 'none';
  switch (question.kind) {
    case 'yes_no':
      return answer === question.when ? question.weighs : 'none';
    case 'temperature': {
      const degrees = Number(answer);
      if (degrees >= question.urgentFrom) return 'urgent';
      return degrees >= question.symptomaticFrom ? 'symptomatic' : 'none';
    }
    case 'words':
      return answer === '' ? 'none' : question.weighs;
  }
}
