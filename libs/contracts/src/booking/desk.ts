import { z } from 'zod';
import { Id } from '../common/common.js';
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
