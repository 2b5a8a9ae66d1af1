import { z } from 'zod';
import { Instant, RegionCode } from '../common/common.js';
import { notPersonal } from '../define/personal.js';
import { FollowUpDate } from './reports.js';

const Count = z.number().int();
const NOT_A_PERSON = 'a table of the database';

export const CaseKeepingInput = z.object({ regionCode: RegionCode });
export type CaseKeepingInput = z.output<typeof CaseKeepingInput>;

/** What the job that ends and erases did on a day, in the whole installation. */
export const KeepingDay = z.object({
  day: FollowUpDate,
  /** How often it looked. */
  runs: Count,
  completed: Count,
  erased: Count,
  lastAt: Instant,
});
export type KeepingDay = z.infer<typeof KeepingDay>;

/** A column in which something of a person may stand, and of how many whose time is over it still does. */
export const KeepingCheck = z.object({
  table: notPersonal(z.string(), NOT_A_PERSON),
  column: notPersonal(z.string(), NOT_A_PERSON),
  /** Of people who were erased, or should have been by now. */
  left: Count,
});
export type KeepingCheck = z.infer<typeof KeepingCheck>;

/** The proof that people are forgotten: what was done, and what was found to be left when it was asked for. */
export const CaseKeeping = z.object({
  checkedAt: Instant,
  /** Closed cases of the region by what is known of them. */
  kept: Count,
  erased: Count,
  /** Past their program's time and not erased yet; the job comes every five minutes. */
  overdue: Count,
  /** The day on which the next one is erased; null when none is kept. */
  nextOn: FollowUpDate.nullable(),
  /** The newest first. */
  days: z.array(KeepingDay),
  checks: z.array(KeepingCheck),
});
export type CaseKeeping = z.infer<typeof CaseKeeping>;
