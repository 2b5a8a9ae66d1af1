import { z } from 'zod';
import { Id } from '../common/common.js';
import { FileLanguage } from '../records/records.js';
import { ServiceDate } from './clinics.js';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 100;

const Span = z.object({ facilityId: Id, from: ServiceDate, to: ServiceDate });
const isBounded = ({ from, to }: z.output<typeof Span>): boolean => {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return days >= 0 && days < LONGEST_DAYS;
};
const BOUND = { error: 'Ask for a hundred days at most, the first one first', path: ['to'] };

export const ClinicFiguresInput = Span.refine(isBounded, BOUND);
export type ClinicFiguresInput = z.output<typeof ClinicFiguresInput>;

/** The same as a file. */
export const ClinicFiguresFileInput = Span.extend({ language: FileLanguage }).refine(isBounded, BOUND);
export type ClinicFiguresFileInput = z.output<typeof ClinicFiguresFileInput>;

/** The most that people are to wait at a clinic of a hospital: Decree 129/2008 of the minister of health, standard of outpatient care. */
export const NATIONAL_WAIT_MINUTES = 60;

/** Half and nine tenths waited no longer, in seconds, for a clinic from arrival to the doctor; null when nobody was served. */
export const WaitFigures = z.object({ p50S: z.number().nullable(), p90S: z.number().nullable() });
export type WaitFigures = z.infer<typeof WaitFigures>;

/** A clinic's week in figures; one that begins or ends within the span has only those of its days. */
export const ClinicFigures = z.object({
  clinicId: Id,
  /** Its Monday. */
  week: ServiceDate,
  /** Whoever had a number and did not take it back. */
  people: z.number().int(),
  walkedIn: z.number().int(),
  /** Booked by portal or Mobile JKN. */
  online: z.number().int(),
  noShows: z.number().int(),
  served: z.number().int(),
  /** Of the served, those who waited no longer than the national standard. */
  inStandard: z.number().int(),
  /** Served of those who had been promised a window, and of them those who were with the doctor before it ended. */
  promised: z.number().int(),
  kept: z.number().int(),
  booked: WaitFigures,
  walkIn: WaitFigures,
  /** Of those who passed the admission: from its queue to its counter. */
  admission: WaitFigures,
  /** Of those who were given a prescription: until their medicine could be handed over. */
  pharmacy: WaitFigures,
  /** How long after the hour of the session the first was called, on average over its sessions; null when nobody was. */
  startedLateS: z.number().nullable(),
  /** How long a doctor was without a patient between two services, on average over the sessions with two; null without one. */
  idleS: z.number().nullable(),
});
export type ClinicFigures = z.infer<typeof ClinicFigures>;

export const ClinicFiguresList = z.object({ weeks: z.array(ClinicFigures) });
export type ClinicFiguresList = z.infer<typeof ClinicFiguresList>;
