import { z } from 'zod';

/** What is told, each a message of the outbox. */
export const DUTY = {
  add: 'jkn.add',
  task: 'jkn.task',
  call: 'jkn.call',
  cancel: 'jkn.cancel',
  pharmacy: 'jkn.pharmacy',
} as const;
export type DutyKind = (typeof DUTY)[keyof typeof DUTY];

/** What a message says: of which ticket. Everything else is looked up when it is sent, as it then stands. */
export const DutyBody = z.object({
  facilityId: z.string(),
  ticketId: z.string(),
  taskId: z.number().optional(),
  /** Of a puskesmas' call: whether who was called was there. */
  isPresent: z.boolean().optional(),
  /** When it happened. */
  atMs: z.number().optional(),
});
export type DutyBody = z.infer<typeof DutyBody>;
