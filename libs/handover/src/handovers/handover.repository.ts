import { Injectable } from '@nestjs/common';
import type { Handover } from '#siaga/contracts';
import type { Audience } from '#siaga/journal';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import {
  HANDOVER_COLUMNS,
  sealFacts,
  sealReason,
  toStoredHandover,
  type HandoverRow,
  type StoredHandover,
} from './handover-row.js';

type Reader = Pick<Tx, 'query'>;

const INSERT_SQL = `
  INSERT INTO handover (id, version, region_code, direction, reference, call_id, incident_id, centre_id, own_centre_id, centre_name, phones,
    script, method, status, facts, personal_sealed, offered_at, offered_by, ack_due_at, ended_at, reason_sealed, reference_use)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
    1 + (SELECT coalesce(max(known.reference_use), 0) FROM handover known WHERE known.direction = $4 AND known.centre_id = $8 AND known.reference = $5))`;
const UPDATE_SQL = `
  UPDATE handover SET version = $2, status = $3, ack_due_at = $4, ended_at = $5, answered_by = $6, reason = NULL, reason_sealed = $7, late_taken_at = $8,
    late_taken_by = $9, handled_at = $10, delivered_at = $11, send_attempts = $12, incident_id = $13,
    unsent = $14
  WHERE id = $1 RETURNING ${HANDOVER_COLUMNS}`;
/** Those under way, and all of the last day: the sender must see what became of them. */
const RECENT_SQL = `
  SELECT ${HANDOVER_COLUMNS} FROM handover
  WHERE (status = 'offered' OR offered_at > $3) AND ('ID' = ANY($1::text[]) OR region_code = ANY($1) OR region_code LIKE ANY($2::text[]))
  ORDER BY offered_at LIMIT 1000`;

/** Named queries of the `handover` table. */
@Injectable()
export class HandoverRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async byId(id: string, reader: Reader = this.database): Promise<StoredHandover | null> {
    return this.one(reader, 'id = $1', [id]);
  }

  /** The hand-over, held until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<StoredHandover | null> {
    return this.one(tx, 'id = $1', [id], 'FOR UPDATE');
  }

  /** The newest of a centre by the sender's id. */
  async byReference(
    tx: Tx,
    key: { direction: Handover['direction']; centreId: string; reference: string },
  ): Promise<StoredHandover | null> {
    const values = [key.direction, key.centreId, key.reference];
    return this.one(
      tx,
      'direction = $1 AND centre_id = $2 AND reference = $3 ORDER BY reference_use DESC LIMIT 1',
      values,
    );
  }

  /** The one under way for a call, in a direction. */
  async liveOfCall(tx: Tx, callId: string, direction: Handover['direction']): Promise<StoredHandover | null> {
    return this.one(
      tx,
      `call_id = $1 AND direction = $2 AND status = 'offered'`,
      [callId, direction],
      'FOR UPDATE',
    );
  }

  /** The centre to which a case is offered now, through any of its calls; null for none. */
  async offeredTo(tx: Tx, incidentId: string): Promise<string | null> {
    const rows = await tx.query<{ centre_name: string }>(
      `SELECT centre_name FROM handover WHERE incident_id = $1 AND direction = 'outgoing' AND status = 'offered' LIMIT 1`,
      [incidentId],
    );
    return rows[0]?.centre_name ?? null;
  }

  /** The call's hand-overs that came back and that nobody took care of yet. */
  async unhandledOfCall(tx: Tx, callId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM handover WHERE call_id = $1 AND direction = 'outgoing' AND handled_at IS NULL
         AND status IN ('refused', 'returned', 'failed') ORDER BY id`,
      [callId],
    );
    return rows.map(({ id }) => id);
  }

  async insert(tx: Tx, { view, ownCentreId }: StoredHandover): Promise<void> {
    await tx.query(INSERT_SQL, [
      view.id,
      view.version,
      view.regionCode,
      view.direction,
      view.reference,
      view.callId,
      view.incidentId,
      view.centreId,
      ownCentreId,
      view.centreName,
      JSON.stringify(view.phones),
      view.script,
      view.method,
      view.status,
      sealFacts(view.facts, this.cipher),
      this.cipher.seal(view.personal),
      view.offeredAt,
      view.offeredBy,
      view.ackDueAt,
      view.endedAt,
      sealReason(view.reason, this.cipher),
    ]);
  }

  /** Stores a locked hand-over; its view carries the next version already. `unsent` counts its messages under way. */
  async update(tx: Tx, view: Handover, unsent: number): Promise<StoredHandover> {
    const [row] = await tx.query<HandoverRow>(UPDATE_SQL, [
      view.id,
      view.version,
      view.status,
      view.ackDueAt,
      view.endedAt,
      view.answeredBy,
      sealReason(view.reason, this.cipher),
      view.lateTakenAt,
      view.lateTakenBy,
      view.handledAt,
      view.deliveredAt,
      view.sendAttempts,
      view.incidentId,
      unsent,
    ]);
    if (!row) throw new RangeError('There is no such hand-over');
    return toStoredHandover(row, this.cipher);
  }

  /** One whose clock ran out, held; skips those that another worker holds. */
  async claimDue(tx: Tx, now: Date): Promise<StoredHandover | null> {
    return this.one(
      tx,
      `direction = 'outgoing' AND ack_due_at <= $1 ORDER BY ack_due_at`,
      [now],
      'LIMIT 1 FOR UPDATE SKIP LOCKED',
    );
  }

  /** Hand-overs the audience may see that are under way or began after `since`, oldest first. */
  async recent(
    reader: Reader,
    { regionCodes }: Pick<Audience, 'regionCodes'>,
    since: Date,
  ): Promise<Handover[]> {
    const below = regionCodes.map((code) => `${code}.%`);
    const rows = await reader.query<HandoverRow>(RECENT_SQL, [regionCodes, below, since]);
    return rows.map((row) => toStoredHandover(row, this.cipher).view);
  }

  private async one(
    reader: Reader,
    condition: string,
    values: unknown[],
    tail = '',
  ): Promise<StoredHandover | null> {
    const [row] = await reader.query<HandoverRow>(
      `SELECT ${HANDOVER_COLUMNS} FROM handover WHERE ${condition} ${tail}`,
      values,
    );
    return row ? toStoredHandover(row, this.cipher) : null;
  }
}
