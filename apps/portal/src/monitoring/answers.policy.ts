import { type Answers, type Question } from '#siaga/contracts';

/** A form as it is filled: yes or no, else what was typed. */
export type Filled = Readonly<Record<string, boolean | string>>;
export type AnswerProblem = 'choose' | 'degrees';
export type AnswerProblems = Readonly<Record<string, AnswerProblem>>;

/** Nobody who can be asked is colder or hotter; the server takes a little more. */
const [COLDEST, HOTTEST] = [33, 43];

/** Degrees with a comma or a point; null for what is no temperature of a person. */
export function degreesOf(text: string): number | null {
  const plain = text.trim().replace(/\s*°?\s*c?$/i, '');
  if (!/^\d{2}([.,]\d{1,2})?$/.test(plain)) return null;
  const degrees = Number(plain.replace(',', '.'));
  return degrees >= COLDEST && degrees <= HOTTEST ? degrees : null;
}

/**
 * What is sent of a form. Each yes or no has to be chosen, so that a question that was overlooked is no "no"; a temperature and words may
 * be left out.
 */
export function readAnswers(
  questions: readonly Question[],
  filled: Filled,
): { answers: Answers; problems: AnswerProblems } {
  const answers: Answers = {};
  const problems: Record<string, AnswerProblem> = {};
  for (const { key, kind } of questions) {
    const value = filled[key];
    const text = typeof value === 'string' ? value.trim() : '';
    if (kind === 'yes_no') {
      if (typeof value === 'boolean') answers[key] = value;
      else problems[key] = 'choose';
    } else if (text !== '') {
      const answer = kind === 'temperature' ? degreesOf(text) : text;
      if (answer === null) problems[key] = 'degrees';
      else answers[key] = answer;
    }
  }
  const [first] = questions;
  if (first && Object.keys({ ...answers, ...problems }).length === 0)
    problems[first.key] = first.kind === 'temperature' ? 'degrees' : 'choose';
  return { answers, problems };
}

/** The questions that "none of these" answers: every sign of the form. */
export function signsOf(questions: readonly Question[]): Question[] {
  return questions.filter(({ kind, group }) => kind === 'yes_no' && group === 'symptoms');
}

/** Answers every sign as somebody without it does. */
export function withoutSigns(questions: readonly Question[], filled: Filled): Filled {
  const healthy = signsOf(questions).map((sign) => [sign.key, sign.kind === 'yes_no' && !sign.when] as const);
  return { ...filled, ...(Object.fromEntries(healthy) as Filled) };
}

/** A report as its form is filled, to be corrected. */
export function filledOf(answers: Answers, decimal: ',' | '.'): Filled {
  return Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => [
      key,
      typeof answer === 'number' ? String(answer).replace('.', decimal) : answer,
    ]),
  );
}
