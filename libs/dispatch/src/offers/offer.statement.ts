import type { Assignment } from '#siaga/contracts';
import { claimAnswerSql, type NamedQuery } from '#siaga/persistence';
import type { NewOffer } from './offer.repository.js';

/**
 * One offer, all or nothing, in one statement and therefore one commit. $1 to $14 are `Journal.parameters`. The locks are taken
 * in the order of ADR 0006, because each step reads from the one before it: incident, assignment, the command's key, journal.
 * A unit that is held and a key that was used break off the whole statement with 23505; an incident that was changed or closed
 * since it was read, or a unit that is another by now, gives no row, and nothing was written.
 */
export const WRITE_ONE: NamedQuery = {
  name: 'siaga_offer_write',
  text: `
    WITH job AS (
      SELECT id FROM incident_live WHERE id = $10::uuid AND version = $15 FOR NO KEY UPDATE
    ), offer AS (
      INSERT INTO assignment (id, version, region_code, incident_id, unit_id, unit_call_sign, status, offered_at, offered_by, due_at,
        chain_position, auto_next, timeout_s, travel_s, distance_m)
      SELECT $5::uuid, 1, $7::text, job.id, $8::uuid, $16, 'offered', $17, $2::jsonb, $18, 1, $19, $20, $21, $22
      FROM job JOIN unit_summary unit ON unit.id = $8::uuid AND unit.service = 'in_service' AND unit.region_code = $31 AND unit.call_sign = $16
      RETURNING id
    ), stamp AS (
      INSERT INTO assignment_stamp (id, assignment_id, name, at, received_at, source, by)
      SELECT $23, offer.id, 'unit_notified', $24, $25, $26, $2::jsonb FROM offer
    ), claim AS (
      ${claimAnswerSql(['$27', '$28', '$29', '$30'], 'offer')}
    )
    SELECT journal_append($1, $2::jsonb, $3, $4, $5::uuid, $6, $7::text, $8::uuid, $9, $10::uuid, $11, $12, $13, $14::jsonb) AS seq
    FROM offer CROSS JOIN claim`,
};

/** Who sent the command, under which key, and the answer that a repetition gets. */
export interface Claim {
  ownerId: string;
  key: string;
  requestHash: Buffer;
  /** Sealed, as JSON text. */
  answer: string;
}

/** Values of $15 and up. Throws RangeError for an offer without its stamp. */
export function offerParameters(
  { assignment, autoNext, timeoutS }: NewOffer,
  decidedBy: { incidentVersion: number; unitRegionCode: string },
  claim: Claim,
): unknown[] {
  return [
    decidedBy.incidentVersion,
    assignment.unitCallSign,
    assignment.offeredAt,
    assignment.dueAt,
    autoNext,
    timeoutS,
    assignment.travelS,
    assignment.distanceM,
    ...stampParameters(assignment),
    claim.ownerId,
    claim.key,
    claim.requestHash,
    claim.answer,
    decidedBy.unitRegionCode,
  ];
}

function stampParameters({ stamps: [stamp] }: Assignment): unknown[] {
  if (!stamp) throw new RangeError('An offer starts with its unit_notified stamp');
  return [stamp.id, stamp.at, stamp.receivedAt, stamp.source];
}
