import { type AnswerWeight, type Answers, type Question } from '#siaga/contracts';

const WEIGHTS: readonly AnswerWeight[] = ['none', 'need', 'breach', 'symptomatic', 'urgent'];

/** What a report means until the server said so: who needs help now is told that without a line too. A spec holds it against the server's. */
export function meaningOf(questions: readonly Question[], answers: Answers): AnswerWeight {
  const found = questions.map((question) => WEIGHTS.indexOf(weightOf(question, answers[question.key])));
  return WEIGHTS[Math.max(0, ...found)] ?? 'none';
}

function weightOf(question: Question, answer: Answers[string] | undefined): AnswerWeight {
  if (answer === undefined || answer === '') return 'none';
  if (question.kind === 'words') return question.weighs;
  if (question.kind === 'yes_no') return answer === question.when ? question.weighs : 'none';
  const degrees = Number(answer);
  if (degrees >= question.urgentFrom) return 'urgent';
  return degrees >= question.symptomaticFrom ? 'symptomatic' : 'none';
}
