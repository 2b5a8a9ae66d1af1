import { NewPassword } from '#siaga/contracts';

/** What a person types to change the password. */
export interface PasswordEntry {
  current: string;
  next: string;
  again: string;
}

export type PasswordProblem = 'no_current' | 'too_short' | 'too_long' | 'same' | 'differs';

/** Characters of the shortest password that the server takes. */
export const SHORTEST_PASSWORD = NewPassword.minLength ?? 1;

/** The first thing that keeps this entry from being sent, or null. The server decides on the rest. */
export function passwordProblem({ current, next, again }: PasswordEntry): PasswordProblem | null {
  if (current === '') return 'no_current';
  if (next.length < SHORTEST_PASSWORD) return 'too_short';
  if (!NewPassword.safeParse(next).success) return 'too_long';
  if (next === current) return 'same';
  return next === again ? null : 'differs';
}
