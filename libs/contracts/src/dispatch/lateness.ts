import type { Triage } from '../common/common.js';
import type { Assignment, AssignmentStatus } from './assignment.js';

/** Seconds after which a wait turns amber, then red. */
export interface LateAfter {
  amberAfterS: number;
  redAfterS: number;
}

/** What a clock of a case measures: that no unit is sent, or how long one stands in a status. */
export type LateStatus =
  | 'unsent'
  | Extract<
      AssignmentStatus,
      'offered' | 'accepted' | 'en_route' | 'on_scene' | 'at_patient' | 'left_scene' | 'at_destination'
    >;

type ByColour = Record<Triage | 'none', LateAfter>;

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
 * When a wait is late, by what is waited for and by colour: one table for every screen. Sent within a minute for red (NFPA 1225 call
 * processing), turnout 60 s (NFPA 1710); on the road 8 and 15 minutes are the protap of several PSC; ambulances held longer than 20
 * and 40 minutes at a scene, 20 and 40 at a door, are worth a question. The rest are assumptions of ours.
 */
export const LATE_AFTER: Record<LateStatus, ByColour> = {
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

/** When the wait of a job in its status is late; null for one that nobody waits for. A drive is late by its own reckoning as well. */
export function lateAfter(
  { status, travelS }: Pick<Assignment, 'status' | 'travelS'>,
  triage: Triage | null,
): LateAfter | null {
  if (!isLateStatus(status)) return null;
  const byTable = LATE_AFTER[status][triage ?? 'none'];
  if (status !== 'en_route' || travelS === null) return byTable;
  return {
    amberAfterS: Math.min(byTable.amberAfterS, Math.round(travelS * OVER_AMBER) + SLACK_S),
    redAfterS: Math.min(byTable.redAfterS, Math.round(travelS * OVER_RED) + SLACK_S),
  };
}

function isLateStatus(status: AssignmentStatus): status is Exclude<LateStatus, 'unsent'> {
  return Object.hasOwn(LATE_AFTER, status);
}
