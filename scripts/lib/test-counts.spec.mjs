import { describe, expect, it } from '@jest/globals';
import { countJest, countLine, sumCounts } from './test-counts.mjs';

const report = (passed, failed, broken, skipped = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numRuntimeErrorTestSuites: broken,
  numPendingTests: skipped,
  numTodoTests: 0,
});

describe('countJest', () => {
  it.each([
    ['all passed', report(5, 0, 0), 0, { passed: 5, failed: 0, skipped: 0 }],
    ['some passed over', report(5, 0, 0, 2), 0, { passed: 5, failed: 0, skipped: 2 }],
    ['one failed', report(5, 1, 0), 1, { passed: 5, failed: 1, skipped: 0 }],
    ['a file that did not load', report(5, 0, 1), 1, { passed: 5, failed: 1, skipped: 0 }],
    ['a run that ended badly', report(5, 0, 0), 1, { passed: 5, failed: 1, skipped: 0 }],
    ['a run that left no report', undefined, 1, { passed: 0, failed: 1, skipped: 0 }],
    ['a project without tests', undefined, 0, { passed: 0, failed: 0, skipped: 0 }],
  ])('should count %s', (_name, jest, code, expected) => {
    expect(countJest(jest, code)).toEqual(expected);
  });

  it('should sum', () => {
    expect(
      sumCounts([
        { passed: 1, failed: 2, skipped: 4 },
        { passed: 3, failed: 0, skipped: 1 },
      ]),
    ).toEqual({ passed: 4, failed: 2, skipped: 5 });
  });
});

describe('countLine', () => {
  it('should say what was passed over, and only then', () => {
    expect(countLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(countLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
