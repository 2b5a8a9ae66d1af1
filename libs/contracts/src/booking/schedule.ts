import { z } from 'zod';
import { Id, RegionCode } from '../common/common.js';
import { notPersonal } from '../define/personal.js';
import { ServiceDate } from './clinics.js';
import { BookingSession } from './tickets.js';

/** Why nobody holds a session: a day of the calendar, or somebody's leave. */
export const DayOffKind = z.enum(['holiday', 'leave']);
export type DayOffKind = z.infer<typeof DayOffKind>;

/** Days on which a facility, or one of its doctors, holds no session. */
export const DayOff = z.object({
  id: Id,
  version: z.number().int(),
  facilityId: Id,
  regionCode: RegionCode,
  /** Null for the whole facility. */
  doctorId: Id.nullable(),
  kind: DayOffKind,
  firstDay: ServiceDate,
  lastDay: ServiceDate,
  reason: notPersonal(z.string(), 'shown to patients: the name of a holiday, or that a doctor is away'),
  isLifted: z.boolean(),
});
export type DayOff = z.infer<typeof DayOff>;

/** A holiday of the whole country, as the government named it. */
export const NationalHoliday = z.object({
  date: ServiceDate,
  name: notPersonal(z.string(), 'the name of a holiday'),
  /** A day that civil servants take off together, beside a holiday. */
  isJointLeave: z.boolean(),
});
export type NationalHoliday = z.infer<typeof NationalHoliday>;

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 366;

const Days = z.object({
  facilityId: Id,
  doctorId: Id.nullable().default(null),
  firstDay: ServiceDate,
  lastDay: ServiceDate,
});
const isSpan = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }): boolean => {
  const days = (Date.parse(lastDay) - Date.parse(firstDay)) / DAY_MS;
  return days >= 0 && days < LONGEST_DAYS;
};
const SPAN = {
  error: 'The last day is not before the first, and at most a year after it',
  path: ['lastDay'],
};

export const DeclareDayOffInput = Days.extend({
  kind: DayOffKind,
  reason: z.string().trim().min(3).max(120),
}).refine(isSpan, SPAN);
export type DeclareDayOffInput = z.output<typeof DeclareDayOffInput>;

export const DayOffFeltInput = z.object({
  facilityId: Id,
  doctorId: Id.optional(),
  firstDay: ServiceDate,
  lastDay: ServiceDate,
});
export type DayOffFeltInput = z.output<typeof DayOffFeltInput>;

/** A session with how many have a number in it. */
export const FeltSession = z.object({ session: BookingSession, people: z.number().int() });
export type FeltSession = z.infer<typeof FeltSession>;

/** What days off would call off. */
export const DayOffFelt = z.object({ sessions: z.array(FeltSession) });
export type DayOffFelt = z.infer<typeof DayOffFelt>;

export const LiftDayOffInput = z.object({
  id: Id,
  /** The version that was seen; a newer one refuses with STALE.VERSION. */
  version: z.number().int(),
});
export type LiftDayOffInput = z.output<typeof LiftDayOffInput>;

export const DaysOffInput = z.object({ facilityId: Id });
/** Days off from today on, and the holidays of the country to come. */
export const DaysOff = z.object({ daysOff: z.array(DayOff), national: z.array(NationalHoliday) });
export type DaysOff = z.infer<typeof DaysOff>;

/**
 * What becomes of the sessions that are open when a clinic's week changes. Nobody's window is moved by it: a session in which people have a
 * number keeps the plan that they were promised.
 */
export const WeekPreview = z.object({
  /** Stay as they are, since people booked, though the week says something else now. */
  kept: z.array(FeltSession),
  /** Nobody has a number in them yet: they follow the new week. */
  replanned: z.number().int(),
  calledOff: z.number().int(),
  opened: z.number().int(),
});
export type WeekPreview = z.infer<typeof WeekPreview>;
