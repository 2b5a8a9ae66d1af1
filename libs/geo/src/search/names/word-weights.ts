import { CATEGORY_WORDS } from '../../text/categories.js';
import type { ParsedQuery, QueryWord } from '../../text/parse-query.js';
import { STREET_TITLES } from '../../text/vocabulary.js';
import type { NameMatches } from './name-match.js';

/** "Pom bensin" says what to look for, and little of where. */
const SHARE_OF_KIND = 0.15;
const SINGLE_LETTER = 0.15;
/** "Timoho II" is not Timoho; but the number may be a house's. */
const NUMBER_OF_STREET = 0.03;
/** "Gang 4" has no other name. */
const NUMBER_OF_ALLEY = 0.3;
const UNKNOWN_WORD = 0.7;

/** What each word of a text counts for when it is explained, by its role and by how rare it is in names. */
export function weightsOfWords(query: ParsedQuery, matches: readonly NameMatches[]): number[] {
  return query.words.map((word) => weightOfWord(word, query, matches));
}

function weightOfWord(word: QueryWord, query: ParsedQuery, matches: readonly NameMatches[]): number {
  if (word.role === 'number') {
    const before = query.words[word.index - 1];
    if (before !== undefined && before.part === word.part && STREET_TITLES.has(before.text))
      return NUMBER_OF_ALLEY;
    return before?.role === 'street' && before.part === word.part ? NUMBER_OF_STREET : 0;
  }
  if (((query.toll?.towards ?? 0) & (1 << word.index)) !== 0) return 0.02;
  if (word.role === 'title') return 0.02;
  if (word.role === 'filler' || word.role === 'relation' || word.role === 'direction') return 0.06;
  let known: number | null = null;
  for (const match of matches) {
    const weight = match.wordWeights[word.index] ?? null;
    if (weight !== null) known = Math.max(known ?? 0, Math.min(1, Math.max(0.35, weight / 9)));
  }
  const base = word.text.length === 1 ? SINGLE_LETTER : (known ?? UNKNOWN_WORD);
  if (word.role === 'street') return base * 0.3;
  if (word.role === 'landmark' && CATEGORY_WORDS.has(word.text)) return base * SHARE_OF_KIND;
  return word.role === 'landmark' || word.role === 'hamlet' ? base * 0.35 : base;
}
