/** Nothing ran. */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

/**
 * Passed, failed and skipped of one Jest report. A file that could not even be loaded counts as one failure, and so
 * does a run that ended badly with no failed test to show for it.
 */
export function countJest(report, exitCode) {
  if (report === undefined) return { ...NONE, failed: exitCode === 0 ? 0 : 1 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The sum of many counts. */
export function sumCounts(counts) {
  return counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    NONE,
  );
}

/** The closing line; what was passed over is said, so that nobody takes it for tested. */
export function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
