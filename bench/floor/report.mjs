// The least that keeps a report: the insert and the day on the case. Nobody's rights are asked, nothing is judged, sealed, journalled or kept for
// a repeated command.
import { randomUUID } from 'node:crypto';
import { pool, serve } from './serve.mjs';

const REPORT = {
  name: 'report',
  text: `
    WITH told AS (
      UPDATE monitored_case SET last_for_date = $2, last_weight = 'none' WHERE id = $1 RETURNING id, region_code)
    INSERT INTO monitoring_report (id, case_id, region_code, for_date, revision, source, weight, signs_sealed, answers_sealed, reported_at)
    SELECT $3, id, region_code, $2, (SELECT coalesce(max(revision), 0) + 1 FROM monitoring_report WHERE case_id = $1 AND for_date = $2), 'portal', 'none', '[]',
      $4, now() FROM told RETURNING revision`,
};

serve(async ({ caseId, forDate, answers }) => {
  const { rows } = await pool.query({
    ...REPORT,
    values: [caseId, forDate, randomUUID(), JSON.stringify(answers)],
  });
  return rows[0];
});
