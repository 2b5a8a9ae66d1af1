import { type Point, wallTimeToInstant } from '#siaga/contracts';
import { parseUsWallTime } from './zone-time.js';

/** Zone of the file's wall-clock times, which carry no offset. */
export const SF_TIME_ZONE = 'America/Los_Angeles';

/** One row of the San Francisco file: one unit's response to one call. Instants are ISO text in UTC. */
export interface SfResponse {
  rowId: string;
  callNumber: string;
  unitId: string;
  callType: string;
  priority: string;
  unitType: string;
  disposition: string;
  address: string;
  neighbourhood: string;
  stationArea: string;
  point: Point;
  receivedAt: string;
  entryAt: string;
  dispatchAt: string;
  responseAt: string | null;
  onSceneAt: string | null;
  transportAt: string | null;
  hospitalAt: string | null;
  availableAt: string;
}

/** Why a row cannot be used: the column, and what is wrong with it. */
export interface RowProblem {
  path: string;
  message: string;
}

export type SfRow = { ok: true; response: SfResponse } | { ok: false; problems: RowProblem[] };

const LOCATION = /^\(\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*\)$/;

/** Reads one row by its column names; a row is refused with every problem it has, never half read. */
export function parseSfRow(row: Readonly<Record<string, string>>): SfRow {
  const reader = new RowReader(row);
  const callNumber = reader.text('Call Number');
  const unitId = reader.text('Unit ID');
  const response: SfResponse = {
    rowId: `${callNumber}-${unitId}`,
    callNumber,
    unitId,
    callType: reader.optional('Call Type'),
    priority: reader.optional('Final Priority'),
    unitType: reader.optional('Unit Type'),
    disposition: reader.optional('Call Final Disposition'),
    address: reader.optional('Address'),
    neighbourhood: reader.optional('Neighborhooods - Analysis Boundaries'),
    stationArea: reader.optional('Station Area'),
    point: reader.point('Location'),
    receivedAt: reader.instant('Received DtTm'),
    entryAt: reader.instant('Entry DtTm'),
    dispatchAt: reader.instant('Dispatch DtTm'),
    responseAt: reader.optionalInstant('Response DtTm'),
    onSceneAt: reader.optionalInstant('On Scene DtTm'),
    transportAt: reader.optionalInstant('Transport DtTm'),
    hospitalAt: reader.optionalInstant('Hospital DtTm'),
    availableAt: reader.instant('Available DtTm'),
  };
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, response };
}

class RowReader {
  readonly problems: RowProblem[] = [];

  constructor(private readonly row: Readonly<Record<string, string>>) {}

  optional(column: string): string {
    return (this.row[column] ?? '').trim();
  }

  text(column: string): string {
    const value = this.optional(column);
    if (value === '') this.#refuse(column, 'is missing');
    return value;
  }

  point(column: string): Point {
    const match = LOCATION.exec(this.optional(column));
    const lat = Number(match?.[1]);
    const lon = Number(match?.[2]);
    if (!match || Math.abs(lat) > 90 || Math.abs(lon) > 180)
      this.#refuse(column, 'is not "(latitude, longitude)"');
    return { lon, lat };
  }

  instant(column: string): string {
    if (this.optional(column) === '') this.#refuse(column, 'is missing');
    return this.optionalInstant(column) ?? '';
  }

  optionalInstant(column: string): string | null {
    const text = this.optional(column);
    if (text === '') return null;
    const wall = parseUsWallTime(text);
    const instant = wall && wallTimeToInstant(wall, SF_TIME_ZONE);
    if (!instant) this.#refuse(column, `"${text}" is not a date and time such as 04/07/2020 11:53:08 PM`);
    return instant;
  }

  #refuse(path: string, message: string): void {
    this.problems.push({ path, message });
  }
}
