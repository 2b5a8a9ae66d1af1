import { describe, expect, it } from '@jest/globals';
import { readReply } from './read-reply.policy.js';

describe('what an answer by message means', () => {
  it.each(['1', ' 1. ', 'Sehat', 'SEHAT!!', 'baik-baik saja', '１'])('should be well: %j', (text) => {
    expect(readReply(text)).toBe('well');
  });

  it.each(['2', 'sakit', 'Ada gejala', 'sesak napas', 'Demam.', 'kurang sehat'])(
    'should be signs: %j',
    (text) => {
      expect(readReply(text)).toBe('signs');
    },
  );

  it.each(['', '3', '12', '1 2', 'tidak', 'sehat tapi batuk', 'siapa ini?', '👍', 'tidak sakit'])(
    'should not be guessed: %j',
    (text) => {
      expect(readReply(text)).toBe('unclear');
    },
  );
});
