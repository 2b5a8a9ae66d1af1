/** What somebody means who answers by message: that all are well, that somebody has signs, or that it cannot be told. */
export type ReplyMeaning = 'well' | 'signs' | 'unclear';

const WELL = /^(1|sehat|baik|baik baik saja|aman|tidak ada gejala|tidak ada|ya sehat)$/;
const SIGNS = /^(2|sakit|gejala|ada gejala|demam|batuk|sesak|sesak napas|panas|tidak sehat|kurang sehat)$/;

/**
 * Reads an answer of few words. Whatever is neither plainly one nor the other is unclear: a healthy report that was guessed is worse than a
 * question.
 */
export function readReply(text: string): ReplyMeaning {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (WELL.test(words)) return 'well';
  return SIGNS.test(words) ? 'signs' : 'unclear';
}
