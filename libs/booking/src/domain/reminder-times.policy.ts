import { daysLater, wallTimeToInstant, type ServiceDate } from '#siaga/contracts';
import type { ArrivalWindow } from './arrival-window.policy.js';

const MINUTE_MS = 60_000;
const EVENING = { hour: 18, minute: 0 } as const;
/** Before people are left alone. */
const EVENING_LASTS_MS = 165 * MINUTE_MS;
const AT_THE_DOOR_MS = 10 * MINUTE_MS;
const BEFORE_LEAVING_MS = 10 * MINUTE_MS;
const LEAVING_LASTS_MS = 20 * MINUTE_MS;
/** Of whom no way is known. */
const USUAL_TRAVEL_S = 1_800;

/** When something is told, and until when it is worth telling. */
export interface Due {
  readonly sendAt: Date;
  readonly expiresAt: Date;
}

/** The evening before, by the wall clock there; null once it has come. */
export function eveningBefore(serviceDate: ServiceDate, timeZone: string, now: Date): Due | null {
  const [year = 0, month = 0, day = 0] = daysLater(serviceDate, -1).split('-').map(Number);
  const at = wallTimeToInstant({ year, month, day, ...EVENING, second: 0 }, timeZone);
  if (at === null) return null;
  const sendAt = new Date(at);
  return sendAt <= now ? null : { sendAt, expiresAt: new Date(sendAt.getTime() + EVENING_LASTS_MS) };
}

/** Shortly before somebody leaves so as to be at the door when the window begins; null once it has come: nobody is told to leave too late. */
export function leavingTime(
  { earliest, from }: Pick<ArrivalWindow, 'earliest' | 'from'>,
  travelS: number | null,
  now: Date,
): (Due & { readonly leaveAt: Date }) | null {
  const thereMs = Math.max(from.getTime() - AT_THE_DOOR_MS, earliest.getTime());
  const leaveAt = new Date(thereMs - (travelS ?? USUAL_TRAVEL_S) * 1_000);
  const sendAt = new Date(leaveAt.getTime() - BEFORE_LEAVING_MS);
  return sendAt <= now ? null : { leaveAt, sendAt, expiresAt: new Date(sendAt.getTime() + LEAVING_LASTS_MS) };
}
