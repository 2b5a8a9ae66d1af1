import { z } from 'zod';
import { Call } from '../calls.js';
import { Bounds, Id, Instant, RegionCode } from '../common.js';
import { Alert, Assignment, Eta, Inbound, Incident, INCIDENT_EVENTS } from '../dispatch.js';
import { type ErrorCode } from '../errors.js';
import { Facility } from '../facilities.js';
import { Handover } from '../handover.js';
import { MapImport } from '../map.js';
import { PositionReport, PositionTuple, Unit } from '../fleet.js';
import { LearnedPlace } from '../learned.js';
import { Closure } from '../roads.js';

/** Everything that travels reliably: one entity's whole public view, with its version. */
const base = {
  seq: z.number().int(),
  at: Instant,
  entityId: Id,
  version: z.number().int(),
  regionCode: RegionCode,
};
export const ChangeEvent = z.discriminatedUnion('entity', [
  z.object({
    ...base,
    entity: z.literal('call'),
    type: z.enum(['call.received.v1', 'call.updated.v1', 'call.closed.v1']),
    data: Call,
  }),
  z.object({
    ...base,
    entity: z.literal('incident'),
    type: z.enum(INCIDENT_EVENTS),
    data: Incident,
  }),
  z.object({
    ...base,
    entity: z.literal('assignment'),
    type: z.enum([
      'assignment.offered.v1',
      'assignment.accepted.v1',
      'assignment.declined.v1',
      'assignment.expired.v1',
      'assignment.withdrawn.v1',
      'assignment.advanced.v1',
      'assignment.released.v1',
      'assignment.cancelled.v1',
      'assignment.corrected.v1',
      'assignment.updated.v1',
    ]),
    data: Assignment,
  }),
  z.object({
    ...base,
    entity: z.literal('unit'),
    type: z.enum(['unit.created.v1', 'unit.signed-on.v1', 'unit.signed-off.v1', 'unit.updated.v1']),
    data: Unit,
  }),
  z.object({
    ...base,
    entity: z.literal('facility'),
    type: z.enum(['facility.imported.v1', 'facility.updated.v1']),
    data: Facility,
  }),
  z.object({
    ...base,
    entity: z.literal('inbound'),
    type: z.enum([
      'inbound.announced.v1',
      'inbound.updated.v1',
      'inbound.acknowledged.v1',
      'inbound.closed.v1',
    ]),
    data: Inbound,
  }),
  z.object({
    ...base,
    entity: z.literal('alert'),
    type: z.enum(['alert.raised.v1', 'alert.acknowledged.v1']),
    data: Alert,
  }),
  z.object({
    ...base,
    entity: z.literal('map'),
    type: z.literal('map.changed.v1'),
    data: MapImport,
  }),
  z.object({
    ...base,
    entity: z.literal('handover'),
    type: z.enum([
      'handover.offered.v1',
      'handover.taken.v1',
      'handover.refused.v1',
      'handover.returned.v1',
      'handover.taken-back.v1',
      'handover.failed.v1',
      'handover.updated.v1',
    ]),
    data: Handover,
  }),
  z.object({
    ...base,
    entity: z.literal('closure'),
    type: z.enum(['closure.drawn.v1', 'closure.lifted.v1']),
    data: Closure,
  }),
  z.object({
    ...base,
    entity: z.literal('learned_place'),
    type: z.enum(['learned-place.proposed.v1', 'learned-place.decided.v1']),
    data: LearnedPlace,
  }),
]);
export type ChangeEvent = z.infer<typeof ChangeEvent>;
export type ChangeType = ChangeEvent['type'];
export type EntityKind = ChangeEvent['entity'];

/** Newest positions since the last frame, at most once a second per viewer, only what lies in the viewer's map. */
export const PositionFrame = z.object({ at: Instant, units: z.array(PositionTuple) });
export type PositionFrame = z.infer<typeof PositionFrame>;

/** Arrivals estimated anew since the last frame, of units on their way in the regions of the viewer. */
export const EtaFrame = z.object({ etas: z.array(Eta) });
export type EtaFrame = z.infer<typeof EtaFrame>;

export const Tick = z.object({ at: Instant, seq: z.number().int(), database: z.enum(['up', 'down']) });
export type Tick = z.infer<typeof Tick>;

export const ResumeInput = z.object({ since: z.number().int().min(0) });
export const ViewInput = z.object({ bounds: Bounds });
export const SocketPositionsInput = z.object({
  unitId: Id,
  sentAt: Instant,
  positions: z.array(PositionReport).min(1).max(500),
});

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
  /** Every five seconds: proves that the line lives and tells the newest sequence. */
  tick: (tick: Tick) => void;
  'session.ended': (reason: { code: 'signed_out' | 'expired' | 'rights_changed' }) => void;
}

/** Client to server. */
export interface ClientEvents {
  /** Sends all changes after `since` that the person may see, then goes live. Refused with REALTIME.RESYNC_REQUIRED when too old. */
  resume: (input: z.infer<typeof ResumeInput>, ack: (answer: Ack<{ seq: number }>) => void) => void;
  /** The map's part of the world: positions outside it are not sent. */
  view: (input: z.infer<typeof ViewInput>, ack: (answer: Ack<Record<string, never>>) => void) => void;
  /** Positions of the unit the crew is signed on to. */
  positions: (
    input: z.infer<typeof SocketPositionsInput>,
    ack: (answer: Ack<{ stored: number; clockOffsetMs: number }>) => void,
  ) => void;
}

/** Path of the socket.io endpoint; websocket transport only. */
export const SOCKET_PATH = '/socket';
/** Interval of `tick`. */
export const TICK_INTERVAL_MS = 5_000;
