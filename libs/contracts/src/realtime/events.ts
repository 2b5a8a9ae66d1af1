import { z } from 'zod';
import { Id, Instant, RegionCode } from '../common/common.js';
import type { QueueBoard } from '../booking/board-views.js';
import type { TicketStanding } from '../booking/portal.js';
import type { EntityContract } from '../define/entity.js';
import { ENTITIES, isSent, type EntityKind, type SentEntity } from '../entities.js';
import type { ErrorCode } from '../errors.js';
import { Eta } from '../dispatch/assignment.js';
import { PositionTuple } from '../fleet/fleet.js';
import { STREAMS } from '../streams.js';
import { StreamCursor } from './cursor.js';

/** Everything that travels reliably: one entity's whole public view, with its version. */
const base = {
  /** The journal's stream, and the place in it. */
  stream: z.enum(STREAMS),
  seq: z.number().int(),
  at: Instant,
  entityId: Id,
  version: z.number().int(),
  regionCode: RegionCode,
};

type EventSchema<E> =
  E extends EntityContract<infer N, infer S, infer T>
    ? z.ZodObject<typeof base & { entity: z.ZodLiteral<N>; type: z.ZodEnum<{ [K in T]: K }>; data: S }>
    : never;

function eventSchema({ name, events, schema }: EntityContract): z.ZodObject {
  return z.object({ ...base, entity: z.literal(name), type: z.enum([...events]), data: schema });
}

const SENT = ENTITIES.filter(({ name }) => isSent(name)) as readonly SentEntity[];

/** One change of any module's entity, told apart by `entity`. */
export const ChangeEvent = z.discriminatedUnion(
  'entity',
  SENT.map(eventSchema) as unknown as [EventSchema<SentEntity>, ...EventSchema<SentEntity>[]],
);
export type ChangeEvent = z.infer<typeof ChangeEvent>;
export type ChangeType = ChangeEvent['type'];
/** Kinds of entity that travel. */
export const ENTITY_KINDS: readonly EntityKind[] = SENT.map(({ name }) => name);

/** Newest positions since the last frame, at most once a second per viewer, only what lies in the viewer's map. */
export const PositionFrame = z.object({ at: Instant, units: z.array(PositionTuple) });
export type PositionFrame = z.infer<typeof PositionFrame>;

/** Arrivals estimated anew since the last frame, of units on their way in the regions of the viewer. */
export const EtaFrame = z.object({ etas: z.array(Eta) });
export type EtaFrame = z.infer<typeof EtaFrame>;

export const Tick = z.object({
  at: Instant,
  /** That of the stream `dispatch`, for pages from before there were streams. */
  seq: z.number().int(),
  cursor: StreamCursor,
  database: z.enum(['up', 'down']),
  /** Who runs the clocks of offers and sends messages: a worker, a process that stands in for it, or nobody. Servers of before did not say. */
  background: z.enum(['up', 'stand_in', 'away']).optional(),
});
export type Tick = z.infer<typeof Tick>;

/** The topics that the person hears from now on. */
export const TopicsChanged = z.object({ topics: z.array(z.string()) });
export type TopicsChanged = z.infer<typeof TopicsChanged>;

/** Answer of every socket command. */
export type Ack<T> = { ok: true; data: T } | { ok: false; error: { code: ErrorCode; message: string } };

/** Server to client. */
export interface ServerEvents {
  /** One live change. */
  change: (event: ChangeEvent) => void;
  /** Missed changes while resuming, oldest first. */
  changes: (events: ChangeEvent[]) => void;
  /** Volatile: may be lost, the next one carries on. */
  positions: (frame: PositionFrame) => void;
  /** Volatile, at most once a second: what stands in it replaces what was known of that unit's drive. */
  etas: (frame: EtaFrame) => void;
  /** To the phones of a ticket, at each change of its queue: what stands in it replaces what was known. */
  ticket: (standing: TicketStanding) => void;
  /** To the televisions of a board, at each change of its queues: what stands in it replaces what was known. */
  board: (board: QueueBoard) => void;
  /** Every five seconds: proves that the line lives and tells the newest sequence. */
  tick: (tick: Tick) => void;
  /** Somebody signed on or off: what is heard from now on needs a new snapshot, what is heard no more is to be forgotten. */
  'topics.changed': (change: TopicsChanged) => void;
  'session.ended': (reason: { code: 'signed_out' | 'expired' | 'rights_changed' }) => void;
}

/** Path of the socket.io endpoint; websocket transport only. */
export const SOCKET_PATH = '/socket';
/** Interval of `tick`. */
export const TICK_INTERVAL_MS = 5_000;
