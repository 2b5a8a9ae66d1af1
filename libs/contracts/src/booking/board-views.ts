import { z } from 'zod';
import { Id, Instant } from '../common/common.js';
import { notPersonal } from '../define/personal.js';
import { Secret } from '../identity/visits.js';

/** By a secret that the television made for itself: it alone fetches what its code is paired with. */
export const BoardDeviceInput = z.object({ device: Secret });
export type BoardDeviceInput = z.infer<typeof BoardDeviceInput>;
export const BoardCodeShown = z.object({
  code: z.string(),
  /** The television’s own clock may be wrong. */
  lastsS: z.number().int(),
});
export type BoardCodeShown = z.infer<typeof BoardCodeShown>;
/** By which the television opens its board; null while nobody typed its code. */
export const OpenedBoard = z.object({ secret: Secret.nullable() });
export type OpenedBoard = z.infer<typeof OpenedBoard>;

/** A number that was called, without whose it is. */
export const BoardCall = z.object({
  label: notPersonal(z.string(), 'shown on the board'),
  room: z.string(),
  /** The clinic or the stage that calls. */
  place: z.string(),
  calledAt: Instant,
});
export type BoardCall = z.infer<typeof BoardCall>;

/** A session as a waiting room sees it. */
export const BoardSession = z.object({
  id: Id,
  clinicName: notPersonal(z.string(), 'the name of a clinic'),
  doctorName: notPersonal(z.string(), 'staff stand by name on the door'),
  delayMinutes: z.number().int(),
  waiting: notPersonal(z.number().int(), 'a count'),
  /** In a room, or on the way to it; the newest call first. */
  called: z.array(BoardCall.pick({ label: true, room: true })),
});
export type BoardSession = z.infer<typeof BoardSession>;

/** What a board shows. It is made of these fields alone, so that no patient can come onto a wall. */
export const QueueBoard = z.object({
  id: Id,
  facilityName: notPersonal(z.string(), 'the name of a house'),
  name: notPersonal(z.string(), 'where it hangs'),
  timeZone: z.string(),
  /** The newest first. */
  calls: z.array(BoardCall),
  sessions: z.array(BoardSession),
  at: Instant,
});
export type QueueBoard = z.infer<typeof QueueBoard>;
