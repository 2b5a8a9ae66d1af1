import { z } from 'zod';
import { RegionCode, regionLineage, Triage } from '../common/common.js';
import { STATUS_STAMP, type Assignment } from './assignment.js';
import { effectiveStamp } from './stamps.js';

/** Seconds after which a wait turns amber, then red. */
export const LateAfter = z.object({ amberAfterS: z.number().int(), redAfterS: z.number().int() });
export type LateAfter = z.infer<typeof LateAfter>;

/** What a clock of a case measures: that no unit is sent, or how long one stands in a status. */
export const LateStatus = z.enum([
  'unsent',
  'offered',
  'accepted',
  'en_route',
  'on_scene',
  'at_patient',
  'left_scene',
  'at_destination',
]);
export type LateStatus = z.infer<typeof LateStatus>;

/** The triage colours, and `none` for what is not triaged yet. */
export const LateColour = z.enum([...Triage.options, 'none']);
export type LateColour = z.infer<typeof LateColour>;

/** When each wait is late, by colour. */
export const LateTable = z.record(LateStatus, z.record(LateColour, LateAfter));
export type LateTable = z.infer<typeof LateTable>;

/** The table of the country, and those of regions that have their own, everything below them included. */
export const LateTimes = z.object({ everywhere: LateTable, regions: z.record(RegionCode, LateTable) });
export type LateTimes = z.infer<typeof LateTimes>;

type ByColour = Record<LateColour, LateAfter>;

const late = (amberAfterS: number, redAfterS: number): LateAfter => ({ amberAfterS, redAfterS });
/** Red, yellow (and not yet triaged, which may be either), green, black. */
const byColour = (merah: LateAfter, kuning: LateAfter, hijau: LateAfter): ByColour => ({
  merah,
  kuning,
  none: kuning,
  hijau,
  hitam: hijau,
});

/**
 * When a wait is late where SIAGA_LATE_AFTER says nothing else. Sent within a minute for red (NFPA 1225 call processing), turnout 60 s
 * (NFPA 1710); on the road 8 and 15 minutes are the protap of several PSC; ambulances held longer than 20 and 40 minutes at a scene, 20
 * and 40 at a door, are worth a question. The rest are assumptions of ours. Screens read the times from their snapshot.
 */
export const DEFAULT_LATE_TABLE: LateTable = {
  // Nobody knows yet how grave it is: as red.
  unsent: { ...byColour(late(60, 120), late(120, 300), late(600, 1_200)), none: late(60, 120) },
  offered: byColour(late(15, 30), late(15, 30), late(30, 60)),
  accepted: byColour(late(60, 120), late(60, 120), late(180, 300)),
  en_route: byColour(late(480, 900), late(900, 1_800), late(1_800, 3_600)),
  on_scene: byColour(late(900, 1_800), late(1_200, 2_400), late(1_800, 3_600)),
  at_patient: byColour(late(900, 1_800), late(1_200, 2_400), late(1_800, 3_600)),
  left_scene: byColour(late(900, 1_800), late(1_800, 2_700), late(2_700, 3_600)),
  at_destination: byColour(late(1_200, 2_400), late(1_200, 2_400), late(1_800, 3_600)),
};

/** A drive this much longer than was reckoned for it is late, whatever its colour. */
const OVER_AMBER = 1.25;
const OVER_RED = 1.75;
/** A short drive is not late by a traffic light. */
const SLACK_S = 60;

/** The table of a region: that of the smallest area around it that has its own, `ownCode`; null where it is that of the country. */
export function lateTableOf(
  { everywhere, regions }: LateTimes,
  regionCode: string,
): { table: LateTable; ownCode: string | null } {
  const ownCode = regionLineage(regionCode).find((area) => area in regions) ?? null;
  return { table: (ownCode !== null && regions[ownCode]) || everywhere, ownCode };
}

/** When it is late that no unit is sent to a case; null while the times are not known yet. */
export function unsentAfter(
  times: LateTimes | null,
  regionCode: string,
  triage: Triage | null,
): LateAfter | null {
  return times && lateTableOf(times, regionCode).table.unsent[triage ?? 'none'];
}

/** What is asked of a job to say whether it is late. */
export type LateJob = Pick<Assignment, 'status' | 'travelS' | 'regionCode'>;

/**
 * When the wait of a job in its status is late; null for one that nobody waits for, and while the times are not known yet. A drive to
 * the scene is late by its own reckoning as well: at once when it is already expected to take longer, `expectedS` from setting off.
 */
export function lateAfter(
  times: LateTimes | null,
  { status, travelS, regionCode }: LateJob,
  triage: Triage | null,
  expectedS: number | null = null,
): LateAfter | null {
  const known = LateStatus.safeParse(status);
  if (!known.success || times === null) return null;
  const byTable = lateTableOf(times, regionCode).table[known.data][triage ?? 'none'];
  if (status !== 'en_route' || travelS === null) return byTable;
  const least = (table: number, over: number): number => {
    const byReckoning = Math.round(travelS * over) + SLACK_S;
    return expectedS !== null && expectedS >= byReckoning ? 0 : Math.min(table, byReckoning);
  };
  return {
    amberAfterS: least(byTable.amberAfterS, OVER_AMBER),
    redAfterS: least(byTable.redAfterS, OVER_RED),
  };
}

/** When a job came to the status it is in. */
export function statusSince(job: Pick<Assignment, 'status' | 'stamps' | 'offeredAt'>): string {
  const name = STATUS_STAMP[job.status];
  return (name && effectiveStamp(job, name)?.at) ?? job.offeredAt;
}

/** How long a drive takes from setting off, by when it is expected to be there; null when nobody knows. */
export function expectedDriveS(
  job: Pick<Assignment, 'status' | 'stamps' | 'offeredAt'>,
  etaAt: string | null,
): number | null {
  return etaAt === null ? null : (Date.parse(etaAt) - Date.parse(statusSince(job))) / 1_000;
}
