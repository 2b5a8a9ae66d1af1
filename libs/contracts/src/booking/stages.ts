import { z } from 'zod';
import { Id, Instant, RegionCode } from '../common/common.js';
import { notPersonal } from '../define/personal.js';
import { Letter, ServiceDate } from './clinics.js';
import { BookingSession, Ticket, TicketPriority } from './tickets.js';

/** What a visit passes beside the clinic: before it who is new, after it who was given a prescription. */
export const StageKind = z.enum(['admission', 'pharmacy']);
export type StageKind = z.infer<typeof StageKind>;

const Room = z.string().trim().min(1).max(20);

/** An admission or a pharmacy of a facility, with counters and a queue of its own. */
export const BookingStage = z.object({
  id: Id,
  version: z.number().int(),
  facilityId: Id,
  regionCode: RegionCode,
  kind: StageKind,
  name: notPersonal(z.string(), 'stands above the counter'),
  /** Stands before the pharmacy’s numbers; the admission calls the numbers of the clinics. */
  letter: z.string().nullable(),
  /** Its counters; without any, whoever works there types where they sit. */
  rooms: z.array(z.string()),
  /** The clinics whose patients pass it. */
  clinicIds: z.array(Id),
  isActive: z.boolean(),
});
export type BookingStage = z.infer<typeof BookingStage>;

export const SetStageInput = z.object({
  facilityId: Id,
  /** Of the stage that is changed; null adds one. */
  stageId: Id.nullable().default(null),
  /** The version that was seen; null where there was none. */
  version: z.number().int().nullable().default(null),
  kind: StageKind,
  name: z.string().trim().min(2).max(80),
  letter: Letter.nullable().default(null),
  rooms: z.array(Room).max(20),
  clinicIds: z.array(Id).max(200),
  isActive: z.boolean().default(true),
});
export type SetStageInput = z.output<typeof SetStageInput>;

/** Where somebody stands in a stage. At the pharmacy `serving` is the making of the medicine, and `called` that it is ready. */
export const TurnState = z.enum(['waiting', 'called', 'serving', 'done', 'no_show', 'cancelled']);
export type TurnState = z.infer<typeof TurnState>;

/** One visit in a stage: whose it is stands in its ticket. */
export const StageTurn = z.object({
  id: Id,
  version: z.number().int(),
  stageId: Id,
  ticketId: Id,
  facilityId: Id,
  regionCode: RegionCode,
  serviceDate: ServiceDate,
  kind: StageKind,
  state: TurnState,
  priority: TicketPriority,
  number: notPersonal(z.number().int(), 'a number of the queue'),
  label: notPersonal(z.string(), 'shown on the board'),
  /** Racikan: made up for this patient, which takes longer. Null at the admission. */
  isCompounded: z.boolean().nullable(),
  waitingAt: Instant,
  calledAt: Instant.nullable(),
  servedAt: Instant.nullable(),
  /** When the medicine could be handed over; a later call does not move it. */
  readyAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  room: z.string().nullable(),
  skips: z.number().int(),
});
export type StageTurn = z.infer<typeof StageTurn>;

export const CallTurnInput = z.object({
  /** The stage. */
  id: Id,
  room: Room,
  /** At a pharmacy: only of these; null for whoever is next. */
  isCompounded: z.boolean().nullable().default(null),
});
export type CallTurnInput = z.output<typeof CallTurnInput>;

/** Null when nobody waits. */
export const CalledTurn = z.object({ turn: StageTurn.nullable() });
export type CalledTurn = z.infer<typeof CalledTurn>;

/** `call` is the pharmacy’s: the medicine is ready, or is called out once more. */
export const TurnStep = z.enum(['call', 'skip', 'serve', 'finish', 'no_show']);
export type TurnStep = z.infer<typeof TurnStep>;

export const StepTurnInput = z.object({
  id: Id,
  step: TurnStep,
  /** Where to; left out where it stays. */
  room: Room.nullable().default(null),
});
export type StepTurnInput = z.output<typeof StepTurnInput>;

export const BookingDayInput = z.object({ facilityId: Id, date: ServiceDate });
export type BookingDayInput = z.infer<typeof BookingDayInput>;
export const BookingDay = z.object({
  sessions: z.array(BookingSession),
  tickets: z.array(Ticket),
  stages: z.array(BookingStage),
  turns: z.array(StageTurn),
});
export type BookingDay = z.infer<typeof BookingDay>;
