import { z } from 'zod';
import { Id, Instant } from '../common/common.js';
import { notPersonal } from '../define/personal.js';
import { ServiceDate } from './clinics.js';
import { BookedKind, FindPlacesInput } from './portal.js';
import { Ticket } from './tickets.js';

export const TransferTicketInput = z.object({
  id: Id,
  /** Another session of the same facility: another doctor, hour or clinic. */
  sessionId: Id,
  note: z.string().trim().min(3).max(200),
});
export type TransferTicketInput = z.output<typeof TransferTicketInput>;

/** The number that ended, and the one that stands for it. */
export const TransferredTicket = z.object({ ended: Ticket, ticket: Ticket });
export type TransferredTicket = z.infer<typeof TransferredTicket>;

/** Where the own patient can be sent: in hospitals of others, by the way there from the own house. */
export const ReferralPlacesInput = FindPlacesInput.pick({
  words: true,
  placeKind: true,
  clinicId: true,
  order: true,
}).extend({
  /** The own patient's number. */
  id: Id,
});
export type ReferralPlacesInput = z.output<typeof ReferralPlacesInput>;

export const ReferPatientInput = z.object({
  /** The own patient's number, whom a doctor of the house has seen. */
  id: Id,
  /** Of a hospital. */
  sessionId: Id,
  placeKind: BookedKind,
  /** The window that was chosen; null for the first that is free. */
  cluster: z.number().int().min(0).max(200).nullable().default(null),
  /** Of the letter (nomor rujukan), where there is one. */
  number: z.string().trim().max(40).default(''),
  reason: z.string().trim().min(3).max(200),
});
export type ReferPatientInput = z.output<typeof ReferPatientInput>;

/** What the patient takes along: the number there, and when to come. */
export const ReferredTicket = z.object({
  label: notPersonal(z.string(), 'shown on the board'),
  code: z.string(),
  serviceDate: ServiceDate,
  from: Instant,
  to: Instant,
  /** Whether a message with it is on its way to the patient's phone; who has none takes the slip. */
  isTold: z.boolean(),
});
export type ReferredTicket = z.infer<typeof ReferredTicket>;

export const CheckInInput = z.object({
  facilityId: Id,
  /** As it stands on the slip, or as a scanner types it. */
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{6,20}$/, { error: 'Expected the code of a slip' }),
});
export type CheckInInput = z.output<typeof CheckInInput>;
