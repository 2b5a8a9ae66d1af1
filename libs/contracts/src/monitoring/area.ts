import { z } from 'zod';
import { Id, Instant, Point, RegionCode } from '../common/common.js';
import { notPersonal } from '../define/personal.js';
import { FileLanguage } from '../records/records.js';
import { MonitoredKind } from './programs.js';
import { FollowUpDate } from './reports.js';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 62;
const Count = z.number().int();

export const MonitoringAreaInput = z.object({
  regionCode: RegionCode,
  /** Days up to today, by the calendar of the region. */
  days: z.coerce.number().int().min(1).max(LONGEST_DAYS).default(14),
});
export type MonitoringAreaInput = z.output<typeof MonitoringAreaInput>;

export const MonitoringRecapInput = z
  .object({ regionCode: RegionCode, from: FollowUpDate, to: FollowUpDate, language: FileLanguage })
  .refine(
    ({ from, to }) => {
      const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
      return days >= 0 && days < LONGEST_DAYS;
    },
    { error: `Ask for ${String(LONGEST_DAYS)} days at most, the first one first`, path: ['to'] },
  );
export type MonitoringRecapInput = z.output<typeof MonitoringRecapInput>;

const ByKind = z.record(MonitoredKind, Count);

/** How the follow-up of an area stands. */
export const AreaStanding = z.object({
  open: Count,
  byKind: ByKind,
  /** Whose period is on today, and those of them who have reported for it. */
  due: Count,
  reported: Count,
  /** People who bear a flag of the kind. */
  silent: Count,
  symptomatic: Count,
  urgent: Count,
  breach: Count,
  need: Count,
  /** Flags that nobody has taken up. */
  untaken: Count,
  /** Those who report for themselves or a house, and those of them who opened their page. */
  reporters: Count,
  activated: Count,
  /** Who was met by a visit, or reached by telephone, at least once. */
  reached: Count,
});
export type AreaStanding = z.infer<typeof AreaStanding>;

/** One day of an area, as the recap has it. What is not over yet is counted as it stands. */
export const AreaDay = z.object({
  date: FollowUpDate,
  /** Who was entered that day. */
  entered: ByKind,
  /** Whose day 1 it was, whenever they were entered: the epidemic curve. */
  began: ByKind,
  /** Who was followed up when the day ended. */
  open: ByKind,
  due: Count,
  reported: Count,
  /** Who reported signs for the day. */
  signs: Count,
  /** Who was silent when the day ended. */
  silent: Count,
  completed: Count,
  referred: Count,
  died: Count,
  lost: Count,
  cancelled: Count,
});
export type AreaDay = z.infer<typeof AreaDay>;

/** Who answers for a part of the area: a puskesmas with the villages around it; else a district or regency of its own. */
export const AreaUnit = z.object({
  /** Of the puskesmas; null for a part that has none. */
  facilityId: Id.nullable(),
  regionCode: RegionCode,
  name: notPersonal(z.string(), 'the name of a puskesmas or a region'),
});
export type AreaUnit = z.infer<typeof AreaUnit>;

/** A village with how many are followed up in it: never where one of them lives. */
export const AreaPlace = z.object({
  regionCode: RegionCode,
  name: notPersonal(z.string(), 'the name of a region'),
  point: Point,
  open: Count,
  silent: Count,
  /** With signs, urgent ones among them. */
  signs: Count,
});
export type AreaPlace = z.infer<typeof AreaPlace>;

/** An area live: how it stands, by who answers for its parts, day by day, and where. It holds counts alone. */
export const MonitoringArea = z.object({
  regionCode: RegionCode,
  today: FollowUpDate,
  at: Instant,
  standing: AreaStanding,
  units: z.array(z.object({ unit: AreaUnit, standing: AreaStanding })),
  /** The oldest first, today last. */
  days: z.array(AreaDay),
  places: z.array(AreaPlace),
});
export type MonitoringArea = z.infer<typeof MonitoringArea>;
