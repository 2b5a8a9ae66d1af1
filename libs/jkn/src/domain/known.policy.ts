import type { JknUnknown } from '#siaga/contracts';
import { readHours } from './read-ask.policy.js';

/** A session as we hold it, by BPJS's codes; the doctor is the week's, whom BPJS's schedule names. */
export interface OurSession {
  readonly clinicCode: string | null;
  readonly doctorCode: number | null;
  /** `08:00-12:00`. */
  readonly hours: string;
}

/** What BPJS has: its clinics, its doctors, and of a clinic who is there on the day; null where it was not asked. */
export interface TheirLists {
  readonly clinics: ReadonlySet<string>;
  /** Null where there is no list of a facility's doctors (FKTP): the day's is all there is. */
  readonly doctors: ReadonlySet<number> | null;
  readonly days: ReadonlyMap<string, readonly { doctorCode: number; hours: string }[]>;
}

/** What of a session BPJS does not know as we do. Without its lists (null) only what we lack ourselves. */
export function unknownOf(
  { clinicCode, doctorCode, hours }: OurSession,
  theirs: TheirLists | null,
): { unknown: JknUnknown[]; theirHours: string | null } {
  const unknown: JknUnknown[] = [];
  if (clinicCode === null) unknown.push('no_clinic_code');
  if (doctorCode === null) unknown.push('no_doctor_code');
  if (theirs === null || clinicCode === null || doctorCode === null) return { unknown, theirHours: null };
  if (!theirs.clinics.has(clinicCode)) unknown.push('clinic');
  if (theirs.doctors !== null && !theirs.doctors.has(doctorCode)) unknown.push('doctor');
  const day = theirs.days.get(clinicCode);
  if (unknown.length > 0 || day === undefined) return { unknown, theirHours: null };
  const own = day.filter((one) => one.doctorCode === doctorCode).map((one) => plainHours(one.hours));
  if (own.length === 0) unknown.push('session');
  else if (!own.includes(plainHours(hours))) unknown.push('hours');
  return { unknown, theirHours: own.length === 0 ? null : own.join(', ') };
}

/** With or without spaces, with a point or a colon: the same hours. */
function plainHours(text: string): string {
  const read = readHours(text);
  return read === null ? text : `${read.opens}-${read.closes}`;
}
