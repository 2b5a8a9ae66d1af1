import type { AnswerWeight, FollowUpStatus, MonitoredKind, MonitoredPerson, Point } from '#siaga/contracts';
import type { PersonalDataCipher } from '#siaga/kernel';
import type { CaseCipher } from './case-cipher.js';

/** A row of `monitored_case`, by `CASE_COLUMNS`. */
export interface CaseRow {
  id: string;
  version: number;
  program_id: string;
  program_version: number;
  kind: MonitoredKind;
  status: FollowUpStatus;
  region_code: string;
  household_id: string;
  is_reporter: boolean;
  contact_of: string | null;
  day_one: string;
  ends_on: string;
  key_sealed: string | null;
  person_sealed: string | null;
  place_sealed: string | null;
  last_for_date: string | null;
  last_weight: AnswerWeight | null;
  opened_at: Date;
  activated_at: Date | null;
  closed_at: Date | null;
}

/** A case as it is stored, readable to its own lib: its cipher is there as long as its people are. */
export interface StoredCase {
  readonly id: string;
  readonly version: number;
  readonly programId: string;
  readonly programVersion: number;
  readonly kind: MonitoredKind;
  readonly status: FollowUpStatus;
  readonly regionCode: string;
  readonly householdId: string;
  readonly isReporter: boolean;
  readonly contactOf: string | null;
  readonly dayOne: string;
  readonly endsOn: string;
  readonly cipher: PersonalDataCipher;
  readonly person: MonitoredPerson;
  readonly place: Point | null;
  readonly lastForDate: string | null;
  readonly lastWeight: AnswerWeight | null;
  readonly openedAt: Date;
  readonly activatedAt: Date | null;
  readonly closedAt: Date | null;
}

/** A case that is to be opened. */
export interface NewCase extends Pick<
  StoredCase,
  | 'id'
  | 'programId'
  | 'programVersion'
  | 'kind'
  | 'regionCode'
  | 'householdId'
  | 'isReporter'
  | 'contactOf'
  | 'dayOne'
  | 'endsOn'
  | 'person'
  | 'place'
  | 'openedAt'
> {
  readonly risk: number;
  readonly silentAt: Date | null;
  /** Left out, a person is found by their NIK; false for a second record of somebody who is followed up already. */
  readonly joinsByNik?: boolean;
  /** The row of a list that it was made of, as `CaseCipher.rowDigest` says it. */
  readonly rowDigest?: Buffer;
}

/** Of a row that is called c. */
export const CASE_COLUMNS = `c.id, c.version, c.program_id, c.program_version, c.kind, c.status, c.region_code, c.household_id, c.is_reporter, c.contact_of,
  c.day_one::text AS day_one, c.ends_on::text AS ends_on, c.key_sealed, c.person_sealed, c.place_sealed,
  c.last_for_date::text AS last_for_date, c.last_weight, c.opened_at, c.activated_at, c.closed_at`;

/** Null for nobody and for whoever is forgotten. */
export function toCase(keys: Pick<CaseCipher, 'open'>, row: CaseRow | undefined): StoredCase | null {
  if (row === undefined || row.key_sealed === null || row.person_sealed === null) return null;
  const cipher = keys.open(row.key_sealed);
  return {
    ...{ id: row.id, version: row.version, kind: row.kind, status: row.status },
    ...{ programId: row.program_id, programVersion: row.program_version, regionCode: row.region_code },
    ...{ householdId: row.household_id, isReporter: row.is_reporter, contactOf: row.contact_of },
    ...{ dayOne: row.day_one, endsOn: row.ends_on, cipher },
    person: cipher.open(row.person_sealed) as MonitoredPerson,
    place: row.place_sealed === null ? null : (cipher.open(row.place_sealed) as Point),
    ...{ lastForDate: row.last_for_date, lastWeight: row.last_weight },
    ...{ openedAt: row.opened_at, activatedAt: row.activated_at, closedAt: row.closed_at },
  };
}

/** Those of some rows who are not forgotten. */
export function toCases(keys: Pick<CaseCipher, 'open'>, rows: readonly CaseRow[]): StoredCase[] {
  return rows.flatMap((row) => toCase(keys, row) ?? []);
}
