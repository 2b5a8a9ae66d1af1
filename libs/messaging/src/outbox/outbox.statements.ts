/**
 * One after the other in a lane: a message that has an earlier one before it is parked (no due time) and comes out when that one
 * ends. Parking only spares the claim from looking at long queues; the claim itself checks the order again.
 */
export const ADD_SQL = `
  INSERT INTO message (id, channel, lane, kind, text_version, need, region_code, subject_id, once_key, copy_of, recipient_digest,
                       recipient_label, time_zone, body_sealed, made_at, send_at, expires_at, due_at)
  SELECT $1::uuid, $2::text, $3::text, $4::text, $5::int, $6::text, $7::text, $8::uuid, $9::text, $10::uuid, $11::bytea, $12::text,
         $13::text, $14::text, $15::timestamptz, $16::timestamptz, $17::timestamptz,
    CASE WHEN $6::text <> 'emergency' AND EXISTS (
        SELECT 1 FROM message earlier WHERE earlier.lane = $3 AND earlier.done_at IS NULL AND earlier.send_at <= $16)
      THEN NULL ELSE $16 END
  ON CONFLICT (once_key) DO NOTHING RETURNING id`;

/** The same for many: what stands behind another of its lane within them waits as behind one that was there. */
export const ADD_ALL_SQL = `
  WITH given AS (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::uuid[],
        $11::bytea[], $12::text[], $13::text[], $14::text[], $15::timestamptz[], $16::timestamptz[], $17::timestamptz[]) WITH ORDINALITY
      AS one (id, channel, lane, kind, text_version, need, region_code, subject_id, once_key, copy_of, recipient_digest,
              recipient_label, time_zone, body_sealed, made_at, send_at, expires_at, n))
  INSERT INTO message (id, channel, lane, kind, text_version, need, region_code, subject_id, once_key, copy_of, recipient_digest,
                       recipient_label, time_zone, body_sealed, made_at, send_at, expires_at, due_at)
  SELECT id, channel, lane, kind, text_version, need, region_code, subject_id, once_key, copy_of, recipient_digest,
         recipient_label, time_zone, body_sealed, made_at, send_at, expires_at,
    CASE WHEN need <> 'emergency' AND (
        EXISTS (SELECT 1 FROM message earlier
                WHERE earlier.lane = given.lane AND earlier.done_at IS NULL AND earlier.send_at <= given.send_at)
        OR EXISTS (SELECT 1 FROM given before WHERE before.lane = given.lane AND (before.send_at, before.n) < (given.send_at, given.n)))
      THEN NULL ELSE send_at END
  FROM given ORDER BY n
  ON CONFLICT (once_key) DO NOTHING`;

/** Due messages of a channel, emergencies first, each lane's first only; held until $3. */
export const CLAIM_SQL = `
  WITH picked AS MATERIALIZED (
    SELECT message.id, coalesce(consent.is_stopped, false) AS is_stopped,
      message.recipient_digest IS NULL OR message.channel = 'push' OR consent.agreed_at IS NOT NULL AS has_agreed
    FROM message LEFT JOIN message_consent consent ON consent.recipient_digest = message.recipient_digest
    WHERE message.channel = $1 AND message.due_at <= $2 AND NOT EXISTS (
      SELECT 1 FROM message earlier WHERE earlier.lane = message.lane AND earlier.done_at IS NULL
        AND (earlier.send_at, earlier.ordinal) < (message.send_at, message.ordinal))
    ORDER BY message.priority, message.due_at LIMIT $4 FOR UPDATE OF message SKIP LOCKED)
  UPDATE message SET attempts = attempts + 1, due_at = $3, leased_until = $3
  FROM picked WHERE message.id = picked.id
  RETURNING message.id, channel, kind, need, region_code, subject_id, copy_of, recipient_digest, time_zone, body_sealed, made_at,
            expires_at, attempts, picked.is_stopped, picked.has_agreed`;

/**
 * Ends or postpones claimed messages. The number of attempts tells a worker that was frozen beyond its lease that its word does not
 * count any more; that one was sent counts even against a withdrawal in between, and fills in what a receipt that was faster did not know.
 */
export const SETTLE_SQL = `
  UPDATE message SET
    outcome = ending.outcome,
    done_at = CASE WHEN ending.outcome IS NULL THEN NULL ELSE $2::timestamptz END,
    due_at = ending.due_at,
    leased_until = NULL,
    attempts = message.attempts - CASE WHEN ending.is_attempt THEN 0 ELSE 1 END,
    last_problem = coalesce(ending.problem, last_problem),
    provider = coalesce(ending.provider, message.provider),
    provider_id_digest = coalesce(ending.provider_id_digest, message.provider_id_digest),
    parts = coalesce(ending.parts, message.parts),
    cost = coalesce(ending.cost, message.cost)
  FROM jsonb_to_recordset($1::jsonb) AS plain(id uuid, attempts int, outcome text, due_at timestamptz, is_attempt boolean, problem text,
                                             provider text, provider_id text, parts int, cost numeric)
  CROSS JOIN LATERAL (SELECT plain.*, decode(plain.provider_id, 'hex') AS provider_id_digest) ending
  WHERE message.id = ending.id AND message.attempts = ending.attempts
    AND (message.done_at IS NULL OR (ending.outcome = 'sent'
      AND (message.outcome = 'cancelled' OR (message.outcome = 'sent' AND message.provider IS NULL))))
  RETURNING message.id, message.lane, message.outcome`;

/** The first of each of these lanes, where it is parked, becomes due. */
export const UNPARK_LANES_SQL = `
  UPDATE message SET due_at = send_at
  FROM (SELECT DISTINCT ON (lane) id FROM message WHERE lane = ANY($1) AND done_at IS NULL ORDER BY lane, send_at, ordinal) head
  WHERE message.id = head.id AND message.due_at IS NULL AND message.done_at IS NULL`;

/** The same for every lane: for one added in the moment in which the one before it ended. */
export const UNPARK_ALL_SQL = `
  UPDATE message SET due_at = send_at
  FROM (SELECT DISTINCT lane FROM message WHERE due_at IS NULL AND done_at IS NULL) parked
  CROSS JOIN LATERAL (
    SELECT id FROM message first WHERE first.lane = parked.lane AND first.done_at IS NULL ORDER BY send_at, ordinal LIMIT 1) head
  WHERE message.id = head.id AND message.due_at IS NULL AND message.done_at IS NULL
  RETURNING message.id`;

/** Ends what is too late, but not what a worker holds at this moment. */
export const EXPIRE_SQL = `
  UPDATE message SET outcome = 'expired', done_at = $1, due_at = NULL, leased_until = NULL
  WHERE id IN (
    SELECT id FROM message WHERE expires_at <= $1 AND done_at IS NULL AND channel <> ALL($2)
      AND (leased_until IS NULL OR leased_until <= $1)
    ORDER BY expires_at LIMIT $3 FOR UPDATE SKIP LOCKED)
  RETURNING lane`;

/** Takes as many tokens of a provider as there are, up to $3; in one statement, so that nobody waits for a frozen process. */
export const TAKE_TOKENS_SQL = `
  UPDATE message_rate rate SET tokens = had.available - had.taken, refilled_at = greatest(rate.refilled_at, $2)
  FROM (
    SELECT available, CASE WHEN paused_until > $2 THEN 0 ELSE least($3::int, floor(available)) END AS taken
    FROM (
      SELECT paused_until, least($4::float8, tokens + $5::float8 * greatest(0, extract(epoch FROM $2::timestamptz - refilled_at))) AS available
      FROM message_rate WHERE provider = $1 FOR UPDATE) locked) had
  WHERE rate.provider = $1 RETURNING had.taken::int AS taken`;
