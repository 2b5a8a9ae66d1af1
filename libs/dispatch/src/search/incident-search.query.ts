import { Injectable } from '@nestjs/common';
import type { Incident, IncidentFilter } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { INCIDENT_COLUMNS, toIncident, type IncidentRow } from '../store/incident-row.js';

/** An incident with the names that its units had. */
export interface PastIncident extends Incident {
  units: string[];
}

type Facts = Pick<IncidentFilter, 'status' | 'triage' | 'complaint' | 'outcome'>;

/** One step of a search, newest first; what is left out or null says nothing. */
export interface SearchStep extends Facts {
  regionCodes: readonly string[];
  from: Date | null;
  /** Not itself. */
  until: Date | null;
  /** The last incident that was looked at. */
  after: { openedAt: Date; id: string } | null;
  number?: string;
  ids: readonly string[] | null;
  unitIds: readonly string[] | null;
  limit: number;
}

interface Row extends IncidentRow {
  units: string[];
}

const NO_UNIT = `('declined', 'expired', 'withdrawn')`;
const SQL = `
  SELECT ${INCIDENT_COLUMNS},
    (SELECT coalesce(array_agg(DISTINCT job.unit_call_sign), '{}') FROM assignment job
     WHERE job.incident_id = incident.id AND job.status NOT IN ${NO_UNIT}) AS units
  FROM incident
  WHERE ('ID' = ANY($1::text[]) OR region_code = ANY($1) OR region_code LIKE ANY($2::text[]))
    AND opened_at >= coalesce($3::timestamptz, '-infinity') AND opened_at < coalesce($4::timestamptz, 'infinity')
    AND ($5::timestamptz IS NULL OR (opened_at, id) < ($5, $6::uuid))
    AND ($7::text IS NULL OR status = $7) AND ($8::text IS NULL OR triage = $8)
    AND ($9::text IS NULL OR complaint = $9) AND ($10::text IS NULL OR outcome = $10)
    AND ($11::text IS NULL OR number LIKE $11)
    AND ($12::uuid[] IS NULL OR id = ANY($12))
    AND ($13::uuid[] IS NULL OR EXISTS (
      SELECT 1 FROM assignment job WHERE job.incident_id = incident.id AND job.unit_id = ANY($13) AND job.status NOT IN ${NO_UNIT}))
  ORDER BY opened_at DESC, id DESC LIMIT $14`;

/** Incidents of all times, by what is not sealed. */
@Injectable()
export class IncidentSearchQuery {
  constructor(private readonly cipher: PersonalDataCipher) {}

  /** The next ones, with their words opened: only what the regions hold, nothing for none. */
  async step(tx: Tx, step: SearchStep): Promise<PastIncident[]> {
    const { regionCodes, after } = step;
    const rows = await tx.query<Row>(SQL, [
      regionCodes,
      regionCodes.map((code) => `${code}.%`),
      step.from,
      step.until,
      after?.openedAt ?? null,
      after?.id ?? null,
      step.status ?? null,
      step.triage ?? null,
      step.complaint ?? null,
      step.outcome ?? null,
      step.number === undefined ? null : `%${step.number.replace(/[%_\\]/g, '\\$&')}%`,
      step.ids,
      step.unitIds,
      step.limit,
    ]);
    return rows.map((row) => ({ ...toIncident(row, this.cipher), units: row.units }));
  }
}
