import { ReasonCode, wallTimeAt } from '#siaga/contracts';
import { en } from './en.js';
import type { FileWords } from './file-words.js';
import { id } from './id.js';

/** The words of a file in its reader's language. */
export function wordsOf(language: 'id' | 'en'): FileWords {
  return language === 'en' ? en : id;
}

/** A reason in the words of a file: one of the lists by its code, a person's own as it was written. */
export function reasonIn(words: Pick<FileWords, 'reason'>, reason: string): string {
  const known = ReasonCode.safeParse(reason);
  return known.success ? words.reason[known.data] : reason;
}

/** An instant by the centre's clock, as spreadsheets sort it: `2026-11-28 14:32`. */
export function localTime(instant: string | Date, timeZone: string): string {
  const { year, month, day, hour, minute } = wallTimeAt(new Date(instant).getTime(), timeZone);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
