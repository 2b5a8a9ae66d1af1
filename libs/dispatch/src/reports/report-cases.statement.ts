const casesOf = (stamps: string): string => `
  cases AS (
    SELECT id, call_ids, call_offered_at AS offered, call_answered_at AS answered, coalesce(call_offered_at, opened_at) AS came
    FROM incident
    WHERE coalesce(call_offered_at, opened_at) >= $1 AND coalesce(call_offered_at, opened_at) < $2
      AND (region_code = $3 OR region_code LIKE $4 OR $3 = 'ID') AND merged_into IS NULL),
  stamps AS (
    SELECT a.id, a.incident_id,
      min(s.at) FILTER (WHERE s.name = 'unit_notified') AS notified, min(s.at) FILTER (WHERE s.name = 'unit_en_route') AS en_route,
      min(s.at) FILTER (WHERE s.name = 'unit_on_scene') AS on_scene, min(s.at) FILTER (WHERE s.name = 'unit_left_scene') AS left_scene,
      min(s.at) FILTER (WHERE s.name = 'patient_at_destination') AS at_destination, min(s.at) FILTER (WHERE s.name = 'transfer_of_care') AS care,
      min(s.at) FILTER (WHERE s.name = 'unit_back_in_service') AS back
    FROM cases c JOIN assignment a ON a.incident_id = c.id JOIN assignment_current_stamp s ON s.assignment_id = a.id
    ${stamps}
    GROUP BY a.id, a.incident_id),
  firsts AS (SELECT incident_id, min(notified) AS first_notified, min(on_scene) AS first_on_scene FROM stamps GROUP BY incident_id),
  incidents AS (
    SELECT c.id, c.call_ids, c.offered, c.answered, c.came, f.first_notified, f.first_on_scene
    FROM cases c LEFT JOIN firsts f ON f.incident_id = c.id)`;

/**
 * What every report of cases stands on, for the first part of a `WITH`: incidents whose call came in the span (`$1` up to, not
 * including, `$2`) in a region and all below it (`$3`, and `$3.%` as `$4`), and the stamps of their assignments. An incident is of
 * the instant its call came, or it was opened without one; what was merged counts with the one that goes on. A correction replaces what it
 * corrects.
 */
export const CASES = casesOf('');

/** The same with no stamp but those of the response time: half of the work. */
export const RESPONSE_CASES = casesOf(`WHERE s.name = 'unit_on_scene'`);

/** The two ends of an incident's response time (interval `total`). */
export const RESPONSE_ENDS = 'offered AS earlier, first_on_scene AS later';

/** Length of an interval; one whose ends stand the wrong way round is below zero and left out of the figures. */
export const SECONDS = 'extract(epoch FROM later - earlier)::float8';

/** How many intervals count, their median and their ninth tenth. */
export const COUNT_AND_PERCENTILES = `count(*) FILTER (WHERE seconds >= 0)::integer AS count,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE seconds >= 0) AS p50,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE seconds >= 0) AS p90`;
