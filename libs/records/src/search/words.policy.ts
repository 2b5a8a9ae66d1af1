/** Words as they are compared: without case, accents and signs. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A question of words: true for a text that has each of them, in part at least, in any order. Null asks nothing. */
export function asksFor(
  question: string | undefined,
): ((texts: readonly (string | null)[]) => boolean) | null {
  const wanted = plainWords(question ?? '')
    .split(' ')
    .filter(Boolean);
  if (wanted.length === 0) return null;
  return (texts) => {
    const said = plainWords(texts.filter(Boolean).join(' '));
    return wanted.every((word) => said.includes(word));
  };
}
