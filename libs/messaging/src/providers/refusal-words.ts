import { maskNumbersIn } from '#siaga/kernel';

const MOST_CHARACTERS = 200;

/**
 * What a provider says of a message that it did not take, as it may be kept and shown: many repeat the number and the words that they
 * refuse, and neither stands in clear anywhere else.
 */
export function refusalWords(said: string, text: string): string {
  const without = text === '' ? said : said.replaceAll(text, '•••');
  return maskNumbersIn(without).slice(0, MOST_CHARACTERS);
}
