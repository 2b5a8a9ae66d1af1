import { describe, expect, it } from '@jest/globals';
import { nextReporter } from './next-reporter.policy.js';

const one = (id: string, phone: string | null, bornOn: string | null, isReporter = false) => ({
  ...{ id, isReporter, person: { phone, bornOn } },
});

describe('nextReporter', () => {
  it.each([
    ['nobody is left', [one('a', null, null)], null],
    ['another reports already', [one('a', '1', null, true), one('b', '2', null, true)], null],
    ['one has a telephone', [one('b', null, '1960-01-01'), one('c', '3', '2008-01-01')], 'c'],
    ['several have one: the oldest', [one('b', '2', '1990-01-01'), one('c', '3', '1960-01-01')], 'c'],
    ['none has one: the oldest', [one('b', null, '2015-01-01'), one('c', null, '2012-01-01')], 'c'],
  ])('should know who reports after a when %s', (_, house, expected) => {
    expect(nextReporter(house, 'a')?.id ?? null).toBe(expected);
  });
});
