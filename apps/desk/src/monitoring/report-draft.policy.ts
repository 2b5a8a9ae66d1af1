import { type Answers, type Question } from '#siaga/contracts';
import { z } from 'zod';

/** Answers as they are typed, by the key of their question; what is not there was not answered. */
export const TypedAnswers = z.record(z.string(), z.string());
export type TypedAnswers = z.infer<typeof TypedAnswers>;

/** A report as it is typed. */
export const ReportDraft = z.object({ forDate: z.string(), answers: TypedAnswers });
export type ReportDraft = z.infer<typeof ReportDraft>;

const DEGREES = /^\d{2}(?:[.,]\d{1,2})?$/;
const [COLDEST, HOTTEST] = [30, 45];

export type ReadAnswers =
  | { readonly ok: true; readonly answers: Answers }
  /** The question that cannot be read; null where none was answered. */
  | { readonly ok: false; readonly key: string | null };

/** What is typed, as it is sent: yes or no, degrees with a comma or a point, words. */
export function readAnswers(questions: readonly Question[], typed: TypedAnswers): ReadAnswers {
  const answers: Answers = {};
  for (const { kind, key } of questions) {
    const text = typed[key]?.trim() ?? '';
    if (text === '') continue;
    if (kind === 'temperature') {
      const degrees = DEGREES.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
      if (!(degrees >= COLDEST && degrees <= HOTTEST)) return { ok: false, key };
      answers[key] = degrees;
    } else answers[key] = kind === 'yes_no' ? text === 'yes' : text;
  }
  return Object.keys(answers).length === 0 ? { ok: false, key: null } : { ok: true, answers };
}
