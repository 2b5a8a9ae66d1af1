import { describe, expect, it } from '@jest/globals';
import { countJest, sumCounts } from './test-counts.mjs';

const report = (passed, failed, broken) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numRuntimeErrorTestSuites: broken,
});

describe('countJest', () => {
  it.each([
    ['all passed', report(5, 0, 0), 0, { passed: 5, failed: 0 }],
    ['one failed', report(5, 1, 0), 1, { passed: 5, failed: 1 }],
    ['a file that did not load', report(5, 0, 1), 1, { passed: 5, failed: 1 }],
    ['a run that ended badly', report(5, 0, 0), 1, { passed: 5, failed: 1 }],
    ['a run that left no report', undefined, 1, { passed: 0, failed: 1 }],
    ['a project without tests', undefined, 0, { passed: 0, failed: 0 }],
  ])('should count %s', (_name, jest, code, expected) => {
    expect(countJest(jest, code)).toEqual(expected);
  });

  it('should sum', () => {
    expect(
      sumCounts([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 0 },
      ]),
    ).toEqual({ passed: 4, failed: 2 });
  });
});
