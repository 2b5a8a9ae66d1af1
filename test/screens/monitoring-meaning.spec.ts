import { describe, expect, it } from '@jest/globals';
import type { Answers } from '#siaga/contracts';
import { judgeReport, SHIPPED_PROGRAMS } from '#siaga/monitoring';
import { meaningOf } from '../../apps/portal/src/monitoring/meaning.policy.js';

describe('what a report means on a phone without a line', () => {
  it.each(SHIPPED_PROGRAMS.map(({ name, questions }) => [name.id, questions] as const))(
    'should be what the server says of each answer of %s',
    (_, questions) => {
      const seen = new Set<string>();
      for (const { key, kind } of questions)
        for (const answer of { yes_no: [true, false], temperature: [36, 38, 39.9, 40], words: ['', 'beras'] }[
          kind
        ]) {
          const answers: Answers = { [key]: answer };
          const { weight } = judgeReport(questions, answers);
          seen.add(weight);
          expect({ key, answer, weight: meaningOf(questions, answers) }).toEqual({ key, answer, weight });
        }
      expect(seen.size).toBeGreaterThan(2);
    },
  );
});
