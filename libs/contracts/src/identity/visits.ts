import { z } from 'zod';
import { Id, Instant } from '../common/common.js';
import { personal } from '../define/personal.js';
import { StreamCursor } from '../realtime/cursor.js';
import { VisitorScope } from './access.js';

/** The thing that a pass opens: a kind, named by the module that owns it, and its id. */
export const VisitSubject = z.object({ kind: z.string().regex(/^[a-z][a-z_]{1,39}$/), id: Id });
export type VisitSubject = z.infer<typeof VisitSubject>;

/** At least 128 bits of chance in base64url. */
export const Secret = z.string().regex(/^[\w-]{22,200}$/);

/**
 * The secret of a link, and one that this browser made for itself: the link opens again on the device that used it up, and on no
 * other.
 */
export const RedeemInput = z.object({ secret: Secret, device: Secret });
export type RedeemInput = z.infer<typeof RedeemInput>;

/** What a visitor may open on this device, and whom it is for. */
export const VisitPass = z.object({
  id: Id,
  scope: VisitorScope,
  subject: VisitSubject,
  /** As the page greets: enough to see that it is the right person, no more. */
  label: personal(z.string()),
  endsAt: Instant,
});
export type VisitPass = z.infer<typeof VisitPass>;

/** A person without an account on one device, with all that was opened there and still lives, oldest first. */
export const Visit = z.object({ id: Id, passes: z.array(VisitPass).min(1), expiresAt: Instant });
export type Visit = z.infer<typeof Visit>;

/** Where a visitor's line begins: what is asked for after this holds all up to here, the socket carries on. */
export const VisitLine = z.object({
  cursor: StreamCursor,
  at: Instant,
  topics: z.array(z.string()),
});
export type VisitLine = z.infer<typeof VisitLine>;

/** A visit that was opened or has ended, as the journal keeps it. */
export const VisitChange = z.object({ sessionId: Id, passId: Id.nullable() });
export type VisitChange = z.infer<typeof VisitChange>;

/** A pass that opens nothing any more. */
export const PassEnded = z.object({ passId: Id, subject: VisitSubject });
export type PassEnded = z.infer<typeof PassEnded>;

/** The path of the link that a message carries; the host stands before it. The secret is behind the `#`, which browsers send to no server. */
export function linkPath(secret: string): string {
  return `/portal/#m/${secret}`;
}
