import { z } from 'zod';
import { Bounds, Nothing } from '../common/common.js';
import { TopicKindName } from '../entities.js';
import { mergeAll } from '../define/merge.js';
import { socketCommand, type SocketCommandShape } from '../define/socket-command.js';
import { type ErrorCode } from '../errors.js';
import { type Module, MODULES } from '../modules.js';
import type { VisitorRight } from '../rights.js';
import { ResumeFrom, StreamCursor } from './cursor.js';
import type { Ack } from './events.js';

/** A command over the socket, with refusals and a right of visitors that some module declares. */
export type SocketCommand = SocketCommandShape<z.ZodType, z.ZodType, ErrorCode, VisitorRight>;

const MAX_TOPIC_LENGTH = 100;
/** Far more than anybody's grants give. */
const MAX_TOPICS = 1_000;

/** What stands above the modules: following the journal, and the map's part of the world. */
export const realtimeSockets = {
  resume: socketCommand({
    event: 'resume',
    summary:
      'Sends all changes after `since` that the person may hear, of all kinds of topic or those asked for, then goes live',
    input: z.object({
      since: ResumeFrom,
      topics: z.array(TopicKindName).min(1).optional(),
      /** The topics that the snapshot was read by: when they are no longer what is heard, the way there would have a hole. */
      heard: z.array(z.string().max(MAX_TOPIC_LENGTH)).max(MAX_TOPICS).optional(),
    }),
    output: z.object({
      seq: z.number().int(),
      cursor: StreamCursor,
      /** As in the snapshot; servers of before did not say. */
      settings: z.string().optional(),
    }),
    visitors: 'visit.own',
    errors: ['REALTIME.RESYNC_REQUIRED', 'REALTIME.TOPIC_NOT_HEARD', 'SYSTEM.OVERLOADED'],
  }),
  view: socketCommand({
    event: 'view',
    summary: "The map's part of the world: positions outside it are not sent",
    input: z.object({ bounds: Bounds }),
    output: Nothing,
  }),
} as const;

/** Every command over the socket. Gateways, clients and documents read this one table. */
export const sockets = mergeAll<Module['sockets'] | typeof realtimeSockets>('socket command', [
  ...MODULES.map(({ sockets: own }) => own),
  realtimeSockets,
]);
export type Sockets = typeof sockets;

/** A command whose refusal no module declares does not compile. */
sockets satisfies Record<string, SocketCommand>;

/** Client to server. */
export type ClientEvents = {
  [N in keyof Sockets]: (
    input: z.input<Sockets[N]['input']>,
    ack: (answer: Ack<z.output<Sockets[N]['output']>>) => void,
  ) => void;
};

/** Refusals that every command can give. */
const COMMON_ERRORS = [
  'IDENTITY.THROTTLED',
  'INPUT.INVALID',
  'SYSTEM.DATABASE_UNAVAILABLE',
  'SYSTEM.UNEXPECTED',
] as const;

/** What a command is acknowledged with. */
export function ackOf({ output, errors }: SocketCommand): z.ZodType {
  const code = z.enum([...COMMON_ERRORS, ...errors]);
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), data: output }),
    z.object({ ok: z.literal(false), error: z.object({ code, message: z.string() }) }),
  ]);
}
