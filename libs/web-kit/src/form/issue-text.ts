import { type z } from 'zod';

/** What can be wrong with what was typed, as the screens say it; `n` is the limit that was passed. */
export type Problem = {
  key: 'required' | 'tooShort' | 'tooLong' | 'tooSmall' | 'tooBig' | 'invalid';
  n: number;
};

const MARK = 'form';

/** zod's error map for forms: the problem as a code, so that its sentence follows the language of the screen. */
export function issueText(issue: z.core.$ZodRawIssue): string {
  const { key, n } = problemOf(issue);
  return `${MARK} ${key} ${n}`;
}

function problemOf(issue: z.core.$ZodRawIssue): Problem {
  const isEmpty = issue.input === undefined || issue.input === null || issue.input === '';
  if (isEmpty) return { key: 'required', n: 0 };
  if (issue.code === 'too_small')
    return { key: issue.origin === 'string' ? 'tooShort' : 'tooSmall', n: Number(issue.minimum) };
  if (issue.code === 'too_big')
    return { key: issue.origin === 'string' ? 'tooLong' : 'tooBig', n: Number(issue.maximum) };
  return { key: 'invalid', n: 0 };
}

/** The problem that `issueText` coded; null for a message that a schema wrote itself. */
export function readIssue(message: string): Problem | null {
  const [mark, key, n] = message.split(' ');
  return mark === MARK && key !== undefined ? { key: key as Problem['key'], n: Number(n) } : null;
}
