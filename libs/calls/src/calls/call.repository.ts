import { Injectable } from '@nestjs/common';
import type { Call, LocationFix } from '#siaga/contracts';
import type { Audience } from '#siaga/journal';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import {
  CALL_COLUMNS,
  digestOf,
  sealPersonal,
  sealPlace,
  sealSuggestion,
  sealWords,
  toStoredCall,
  type CallRow,
  type StoredCall,
} from './call-row.js';

type Reader = Pick<Tx, 'query'>;

const INSERT_SQL = `
  INSERT INTO call (id, version, region_code, source, source_call_id, line, queue, state, offered_at, answered_at, answered_by,
    ended_at, claimed_at, closed_at, disposition, incident_id, number_digest, calls_from_number, place, suggestion, personal_sealed, received_at, source_use, number_form)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 1)`;
const UPDATE_SQL = `
  UPDATE call SET version = $2, line = $3, queue = $4, state = $5, offered_at = $6, answered_at = $7, answered_by = $8, ended_at = $9,
    claimed_at = $10, closed_at = $11, disposition = $12, incident_id = $13, number_digest = $14, calls_from_number = $15, place = $16,
    suggestion = $17, personal_sealed = $18, said_at = $19, caller_link = $20, number_form = CASE WHEN number_digest IS DISTINCT FROM $14 THEN 1 ELSE number_form END
  WHERE id = $1`;
const FIX_SQL = `
  INSERT INTO location_fix (id, call_id, geom, accuracy_m, source, words_sealed, region_code, is_confirmed, at, received_at, by)
  VALUES ($1, $2, ST_SetSRID(ST_MakePoint($3, $4), 4326), $5, $6, $7, $8, $9, $10, $11, $12)`;
const REPEAT_SQL = `
  SELECT count(*)::integer AS earlier FROM call
  WHERE number_digest = $1 AND id <> $2 AND offered_at > $3::timestamptz - interval '24 hours' AND offered_at <= $3`;
/** Not closed and not linked: still ringing or talking, or dropped within a day and so to be rung back. Or linked to an open incident. */
const IN_REGIONS = `('ID' = ANY($1::text[]) OR region_code = ANY($1) OR region_code LIKE ANY($2::text[]))`;
const DROPPED = `${IN_REGIONS} AND incident_id IS NULL AND disposition IS NULL AND ended_at > $3::timestamptz - interval '24 hours'`;
/** Who rings or is spoken to and who belongs to an open incident is never left out. */
const ALIVE_SQL = `
  SELECT ${CALL_COLUMNS} FROM call
  WHERE ${IN_REGIONS} AND (incident_id IS NULL AND disposition IS NULL AND ended_at IS NULL OR incident_id = ANY($4::uuid[])
    OR id IN (SELECT id FROM call WHERE ${DROPPED} ORDER BY offered_at DESC, id DESC LIMIT $5))
  ORDER BY offered_at, id`;
const COUNT_DROPPED_SQL = `SELECT count(*)::int AS n FROM call WHERE ${DROPPED}`;
/** As many rows as a screen was measured with; an older dropped call is found again among the records. */
export const MOST_DROPPED = 5_000;

interface CallTimesRow {
  id: string;
  offeredAt: Date;
  answeredAt: Date | null;
}

/** Named queries of the `call` and `location_fix` tables. */
@Injectable()
export class CallRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async byId(id: string, reader: Reader = this.database): Promise<StoredCall | null> {
    return this.one(await reader.query<CallRow>(`SELECT ${CALL_COLUMNS} FROM call WHERE id = $1`, [id]));
  }

  /** The call, held until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<StoredCall | null> {
    const held = await tx.query('SELECT id FROM call WHERE id = $1 FOR UPDATE', [id]);
    return held.length === 0 ? null : this.byId(id, tx);
  }

  /** When the other calls of an incident began and were answered; the incident is held by whoever asks. */
  othersOf(tx: Tx, incidentId: string, callId: string): Promise<CallTimesRow[]> {
    return tx.query<CallTimesRow>(
      'SELECT id, offered_at AS "offeredAt", answered_at AS "answeredAt" FROM call WHERE incident_id = $1 AND id <> $2 ORDER BY offered_at, id',
      [incidentId, callId],
    );
  }

  /** How often an id of a source named a call: the number of its next use. */
  async usesOf(tx: Tx, source: string, sourceCallId: string): Promise<number> {
    const [row] = await tx.query<{ uses: number }>(
      'SELECT coalesce(max(source_use) + 1, 0) AS uses FROM call WHERE source = $1 AND source_call_id = $2',
      [source, sourceCallId],
    );
    return row?.uses ?? 0;
  }

  /** `sourceUse`: how often its id named a call of its source before (`usesOf`). */
  async insert(
    tx: Tx,
    { view, claimedAt, closedAt, numberDigest }: StoredCall,
    receivedAt: Date,
    sourceUse = 0,
  ): Promise<void> {
    await tx.query(INSERT_SQL, [
      view.id,
      view.version,
      view.regionCode,
      view.source,
      view.sourceCallId,
      view.line,
      view.queue,
      view.state,
      view.offeredAt,
      view.answeredAt,
      json(view.answeredBy),
      view.endedAt,
      claimedAt,
      closedAt,
      view.disposition,
      view.incidentId,
      numberDigest,
      view.callsFromNumber,
      sealPlace(view.place, this.cipher),
      sealSuggestion(view.suggestion, this.cipher),
      sealPersonal(view, this.cipher),
      receivedAt,
      sourceUse,
    ]);
  }

  /** Stores a locked call; its view carries the next version already. */
  async update(tx: Tx, { view, claimedAt, closedAt, numberDigest }: StoredCall): Promise<void> {
    await tx.query(UPDATE_SQL, [
      view.id,
      view.version,
      view.line,
      view.queue,
      view.state,
      view.offeredAt,
      view.answeredAt,
      json(view.answeredBy),
      view.endedAt,
      claimedAt,
      closedAt,
      view.disposition,
      view.incidentId,
      numberDigest,
      view.callsFromNumber,
      sealPlace(view.place, this.cipher),
      sealSuggestion(view.suggestion, this.cipher),
      sealPersonal(view, this.cipher),
      view.saidAt ?? null,
      json(view.link ?? null),
    ]);
  }

  async insertFix(tx: Tx, callId: string, { id, place, at, receivedAt, by }: LocationFix): Promise<void> {
    const { point, accuracyM, source, regionCode, isConfirmed } = place;
    await tx.query(FIX_SQL, [
      id,
      callId,
      point.lon,
      point.lat,
      accuracyM,
      source,
      sealWords(place, this.cipher),
      regionCode,
      isConfirmed,
      at,
      receivedAt,
      json(by),
    ]);
  }

  /** Keyed digest of the caller's number; null without one. */
  digestOf(view: Pick<Call, 'personal' | 'source'>): Buffer | null {
    return digestOf(view, this.cipher);
  }

  /** How many calls the number made in the 24 hours up to `until`, the call itself included. */
  async callsFromNumber(
    reader: Reader,
    digest: Buffer | null,
    callId: string,
    until: string,
  ): Promise<number> {
    if (digest === null) return 1;
    const [row] = await reader.query<{ earlier: number }>(REPEAT_SQL, [digest, callId, until]);
    return 1 + (row?.earlier ?? 0);
  }

  /** Calls somebody still has to do something about, oldest first. */
  async alive(
    reader: Reader,
    audience: Pick<Audience, 'regionCodes'>,
    openIncidentIds: readonly string[],
    now: Date,
  ): Promise<Call[]> {
    const asked = [...regionsOf(audience), now, openIncidentIds, MOST_DROPPED];
    const rows = await reader.query<CallRow>(ALIVE_SQL, asked);
    return rows.map((row) => toStoredCall(row, this.cipher).view);
  }

  /** How many dropped calls `alive` leaves out, the oldest. */
  async leftOut(reader: Reader, audience: Pick<Audience, 'regionCodes'>, now: Date): Promise<number> {
    if (audience.regionCodes.length === 0) return 0;
    const [row] = await reader.query<{ n: number }>(COUNT_DROPPED_SQL, [...regionsOf(audience), now]);
    return Math.max(0, (row?.n ?? 0) - MOST_DROPPED);
  }

  private one([row]: CallRow[]): StoredCall | null {
    return row === undefined ? null : toStoredCall(row, this.cipher);
  }
}

function regionsOf({ regionCodes }: Pick<Audience, 'regionCodes'>): [readonly string[], readonly string[]] {
  return [regionCodes, regionCodes.map((code) => `${code}.%`)];
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
