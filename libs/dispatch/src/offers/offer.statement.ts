import type { Assignment } from '#siaga/contracts';
import { claimAnswerSql, columnNames, valuesOf, type NamedQuery } from '#siaga/persistence';
import { ASSIGNMENT, type OfferRules } from '../store/assignment-row.js';

/** An offer as it is to be stored. */
export interface NewOffer extends OfferRules {
  assignment: Assignment;
}

/** Who sent the command, under which key, and the answer that a repetition gets. */
export interface Claim {
  ownerId: string;
  key: string;
  requestHash: Buffer;
  /** Sealed, as JSON text. */
  answer: string;
}

/** What an offer was decided by, in memory and perhaps out of date. */
export interface DecidedBy {
  incidentVersion: number;
  unitRegionCode: string;
}

type Column = readonly [name: string, type: string];

/** What an offer has from its start; the rest comes with its steps. */
const OFFERED = columnNames(ASSIGNMENT, [
  'delivered_at',
  'responded_at',
  'reason_sealed',
  'note_sealed',
  'destination_reason_sealed',
  'released_at',
]);
const OFFER: readonly Column[] = OFFERED.map((name) => [name, ASSIGNMENT[name].type]);
const STAMP: readonly Column[] = [
  ['stamp_id', 'uuid'],
  ['stamp_name', 'text'],
  ['stamp_at', 'timestamptz'],
  ['stamp_received_at', 'timestamptz'],
  ['stamp_source', 'text'],
];
const DECIDED_BY: readonly Column[] = [
  ['incident_version', 'integer'],
  ['decided_region_code', 'text'],
];
const CLAIM: readonly Column[] = [
  ['owner_id', 'text'],
  ['key', 'text'],
  ['request_hash', 'bytea'],
  ['answer', 'jsonb'],
];
/** `Journal.parameters`, by what `journal_append` calls them. */
const JOURNAL: readonly Column[] = [
  ['journal_at', 'timestamptz'],
  ['journal_actor', 'jsonb'],
  ['journal_type', 'text'],
  ['journal_entity', 'text'],
  ['journal_entity_id', 'uuid'],
  ['journal_version', 'integer'],
  ['journal_region_code', 'text'],
  ['journal_unit_id', 'uuid'],
  ['journal_facility_id', 'uuid'],
  ['journal_incident_id', 'uuid'],
  ['journal_correlation_id', 'text'],
  ['journal_stream', 'text'],
  ['journal_topics', 'text[]'],
  ['journal_data', 'jsonb'],
];

const INSIDE = [...OFFER, ...STAMP];
const ALONE = [...INSIDE, ...DECIDED_BY, ...CLAIM, ...JOURNAL];

const namesOf = (columns: readonly Column[]): string => columns.map(([name]) => name).join(', ');

function wantedOf(columns: readonly Column[], count: number): string {
  const row = (n: number): string =>
    columns.map(([, type], at) => `$${n * columns.length + at + 1}::${type}`).join(', ');
  const rows = Array.from({ length: count }, (_, n) => `(${row(n)})`).join(', ');
  return `wanted (${namesOf(columns)}) AS (VALUES ${rows})`;
}

/**
 * Stores offers with their first stamps. In the order of their units for everybody, so that two statements for the same ones
 * cannot wait for each other. A unit that is held by another, even by one not yet committed, gives no row.
 */
const STORE = `
  offer AS (
    INSERT INTO assignment (${namesOf(OFFER)})
    SELECT ${namesOf(OFFER)} FROM fitting ORDER BY unit_id
    ON CONFLICT (unit_id) WHERE released_at IS NULL DO NOTHING RETURNING id
  ), stamp AS (
    INSERT INTO assignment_stamp (id, assignment_id, name, at, received_at, source, by)
    SELECT stamp_id, id, stamp_name, stamp_at, stamp_received_at, stamp_source, offered_by FROM fitting JOIN offer USING (id)
  )`;

/** Offers inside a transaction that holds the incident and has judged the units. Gives the ids of those stored. */
export function offersInside(count: number): string {
  return `WITH ${wantedOf(INSIDE, count)}, fitting AS (SELECT * FROM wanted), ${STORE} SELECT id FROM offer`;
}

/**
 * Offers of `count` commands that stand alone, each with its command's key and its journal entry, in one statement and
 * therefore one commit. Each is judged by itself: it gives no row, and nothing of it is written, when its incident was changed,
 * is over or is being worked on, when its unit is another by now, or when the unit is held. A key that was used breaks off the
 * whole statement with 23505. Locks are taken in the order of ADR 0006, because each step reads all of the one before it:
 * incidents, assignments, keys, journal.
 */
export function offersAlone(count: number): NamedQuery {
  return {
    name: `siaga_offers_${count}`,
    text: `
    WITH ${wantedOf(ALONE, count)},
    job AS MATERIALIZED (
      SELECT id, version FROM incident_live WHERE id IN (SELECT incident_id FROM wanted) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
    ), fitting AS (
      SELECT wanted.* FROM wanted
      JOIN job ON job.id = wanted.incident_id AND job.version = wanted.incident_version
      JOIN unit_summary unit ON unit.id = wanted.unit_id AND unit.service = 'in_service' AND unit.region_code = wanted.decided_region_code
        AND unit.call_sign = wanted.unit_call_sign
    ), ${STORE}, claim AS (
      ${claimAnswerSql(['owner_id', 'key', 'request_hash', 'answer'], 'fitting JOIN offer USING (id)')}
    )
    SELECT id, journal_append(${namesOf(JOURNAL)}) AS seq
    FROM wanted JOIN offer USING (id) WHERE (SELECT count(*) FROM claim) > 0 ORDER BY id`,
  };
}

/** What `offersAlone` gives for each offer that was stored. */
export interface OfferRow {
  id: string;
  seq: string;
}

/** Values of one offer in either statement. Throws RangeError for an offer without its stamp. */
export function offerParameters({ assignment, ...rules }: NewOffer): unknown[] {
  const [stamp] = assignment.stamps;
  if (!stamp) throw new RangeError('An offer starts with its unit_notified stamp');
  return [
    ...valuesOf(ASSIGNMENT, OFFERED, { ...assignment, ...rules }),
    stamp.id,
    stamp.name,
    stamp.at,
    stamp.receivedAt,
    stamp.source,
  ];
}

/** Values that an offer which stands alone has after `offerParameters`; `journalled` are its `Journal.parameters`. */
export function aloneParameters(decidedBy: DecidedBy, claim: Claim, journalled: unknown[]): unknown[] {
  const { ownerId, key, requestHash, answer } = claim;
  return [
    decidedBy.incidentVersion,
    decidedBy.unitRegionCode,
    ownerId,
    key,
    requestHash,
    answer,
    ...journalled,
  ];
}
