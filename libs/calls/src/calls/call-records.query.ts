import { Inject, Injectable } from '@nestjs/common';
import { ENV, PersonalDataCipher, type Env } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { SealedPart } from './call-row.js';

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
