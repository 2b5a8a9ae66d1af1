/**
 * Passed and failed of one Jest report. A file that could not even be loaded counts as one failure, and so does
 * a run that ended badly with no failed test to show for it.
 */
export function countJest(report, exitCode) {
  if (report === undefined) return exitCode === 0 ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

/** The sum of many counts. */
export function sumCounts(counts) {
  return counts.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}
