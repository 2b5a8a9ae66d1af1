import { cutText, maskNumbersIn } from '#siaga/kernel';

const MOST_CHARACTERS = 500;
const CALLER_NAME = /("callerName"\s*:\s*")(?:[^"\\]|\\.)*("|$)/g;

/** What a supervisor sees of a refused event: its text, cut short, with numbers masked and the caller's name taken out. */
export function previewOf(text: string): string {
  const masked = maskNumbersIn(cutText(text, MOST_CHARACTERS * 2).replace(CALLER_NAME, '$1•••$2'));
  return masked.length > MOST_CHARACTERS ? `${cutText(masked, MOST_CHARACTERS)}…` : masked;
}
