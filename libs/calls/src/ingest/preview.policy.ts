import { maskNumber } from '#siaga/kernel';

const MOST_CHARACTERS = 500;
const LONG_NUMBER = /\+?\d(?:[\d\s().-]*\d){4,}/g;
const CALLER_NAME = /("callerName"\s*:\s*")(?:[^"\\]|\\.)*("|$)/g;

/** What a supervisor sees of a refused event: its text, cut short, with numbers masked and the caller's name taken out. */
export function previewOf(text: string): string {
  const masked = text
    .slice(0, MOST_CHARACTERS * 2)
    .replace(CALLER_NAME, '$1•••$2')
    .replace(LONG_NUMBER, maskNumber);
  return masked.length > MOST_CHARACTERS ? `${masked.slice(0, MOST_CHARACTERS)}…` : masked;
}
