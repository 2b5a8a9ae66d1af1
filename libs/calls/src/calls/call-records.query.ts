import { Inject, Injectable } from '@nestjs/common';
import { ENV, PersonalDataCipher, type Env } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { Call } from '#siaga/contracts';
import { CALL_COLUMNS, toStoredCall, type CallRow, type SealedPart } from './call-row.js';

/** A call as a record of the past names it. */
export interface CallRecord {
  id: string;
  incidentId: string;
  offeredAt: Date;
  answeredAt: Date | null;
  line: string | null;
  callerNumber: string | null;
  callerName: string | null;
  locationText: string | null;
}

/** Calls of one end and one person who answered. */
export interface CallFigure {
  state: Call['state'];
  disposition: Call['disposition'];
  answeredBy: string | null;
  calls: number;
}

interface Row {
  id: string;
  incident_id: string;
  offered_at: Date;
  answered_at: Date | null;
  line: string | null;
  personal_sealed: string;
}

const OF_INCIDENTS = `
  SELECT id, incident_id, offered_at, answered_at, line, personal_sealed FROM call
  WHERE incident_id = ANY($1::uuid[]) AND ('ID' = ANY($2::text[]) OR region_code = ANY($2) OR region_code LIKE ANY($3::text[]))
  ORDER BY offered_at, id`;
const WHOLE = `
  SELECT ${CALL_COLUMNS} FROM call
  WHERE incident_id = $1 AND ('ID' = ANY($2::text[]) OR region_code = ANY($2) OR region_code LIKE ANY($3::text[]))
  ORDER BY offered_at, id`;
const FIGURES = `
  SELECT state, disposition, answered_by->>'name' AS "answeredBy", count(*)::integer AS calls FROM call
  WHERE offered_at >= $1 AND offered_at < $2 AND ('ID' = $3 OR region_code = $3 OR region_code LIKE $4)
  GROUP BY 1, 2, 3 ORDER BY 4 DESC, 3`;
/** Newest first: of a number that calls every day the last ones are looked for. */
const OF_NUMBER = `
  SELECT incident_id FROM call
  WHERE number_digest = ANY($1::bytea[]) AND incident_id IS NOT NULL
    AND ('ID' = ANY($2::text[]) OR region_code = ANY($2) OR region_code LIKE ANY($3::text[]))
  GROUP BY incident_id ORDER BY max(offered_at) DESC LIMIT $4`;
const MOST_OF_NUMBER = 1_000;
/** Source of calls that were typed in. */
const BY_HAND = 'manual';

/** Calls of the past, for who may read calls in the regions. */
@Injectable()
export class CallRecords {
  constructor(
    private readonly cipher: PersonalDataCipher,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** The calls of these incidents with their sealed words opened, oldest first. */
  async ofIncidents(
    tx: Tx,
    incidentIds: readonly string[],
    regionCodes: readonly string[],
  ): Promise<CallRecord[]> {
    const rows = await tx.query<Row>(OF_INCIDENTS, [incidentIds, regionCodes, below(regionCodes)]);
    return rows.map((row) => {
      const { callerNumber, callerName, locationText } = this.cipher.open(row.personal_sealed) as SealedPart;
      return {
        id: row.id,
        incidentId: row.incident_id,
        offeredAt: row.offered_at,
        answeredAt: row.answered_at,
        line: row.line,
        callerNumber,
        callerName,
        locationText,
      };
    });
  }

  /** The calls of one incident with all that is known of them, oldest first. */
  async whole(tx: Tx, incidentId: string, regionCodes: readonly string[]): Promise<Call[]> {
    const rows = await tx.query<CallRow>(WHOLE, [incidentId, regionCodes, below(regionCodes)]);
    return rows.map((row) => toStoredCall(row, this.cipher).view);
  }

  /** How many calls began to ring in a span, in a region and below it, by what became of them and who answered. */
  figures(
    tx: Tx,
    { from, to, regionCode }: { from: Date; to: Date; regionCode: string },
  ): Promise<CallFigure[]> {
    return tx.query<CallFigure>(FIGURES, [from, to, regionCode, `${regionCode}.%`]);
  }

  /** Incidents that a number called about, found by its keyed digest: no number is opened. The thousand of its newest calls. */
  async incidentsOfNumber(tx: Tx, number: string, regionCodes: readonly string[]): Promise<string[]> {
    // An extension names somebody only within its telephone system.
    const scopes = [BY_HAND, ...Object.keys(this.env.SIAGA_INGEST_SOURCES)];
    const digests = scopes.flatMap((scope) => this.cipher.numberDigest(number, scope) ?? []);
    if (digests.length === 0) return [];
    const rows = await tx.query<{ incident_id: string }>(OF_NUMBER, [
      digests,
      regionCodes,
      below(regionCodes),
      MOST_OF_NUMBER,
    ]);
    return rows.map((row) => row.incident_id);
  }
}

const below = (regionCodes: readonly string[]): string[] => regionCodes.map((code) => `${code}.%`);
