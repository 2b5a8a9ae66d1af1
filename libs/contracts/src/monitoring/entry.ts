import { z } from 'zod';
import { FieldProblem, Id, Instant, RegionCode } from '../common/common.js';
import { eachAlone } from '../define/batch.js';
import { notPersonal, personal } from '../define/personal.js';
import { PersonDoubt } from './cases.js';
import { type EnteredTraveller } from './entered-traveller.js';
import { EntryFigures, EntryHandover, EntryPost, EntryShift } from './entry-posts.js';
import { MonitoringProgram } from './programs.js';

const VEHICLE = 'a vehicle, not a person';

/** One bus, ship or flight. Its id is made by the phone that entered it. */
export const EntryTrip = z.object({
  id: Id,
  number: notPersonal(z.string().trim().min(1).max(40), VEHICLE),
  origin: notPersonal(z.string().trim().min(2).max(120), VEHICLE),
  arrivedAt: Instant,
});
export type EntryTrip = z.infer<typeof EntryTrip>;

/** Most travellers in one sending, and most trips. */
export const MOST_TRAVELLERS = 60;
export const MOST_TRIPS = 20;

/** Travellers in the order in which they were entered, with the trips that they name. Each is judged alone; sent again, nothing changes. */
export const EnterTravellersInput = z.object({
  /** Of the shift in which they were entered, which may have ended since. */
  id: Id,
  trips: eachAlone<EntryTrip>(0, MOST_TRIPS),
  travellers: eachAlone<z.input<typeof EnteredTraveller>>(0, MOST_TRAVELLERS),
});
export type EnterTravellersInput = z.output<typeof EnterTravellersInput>;

/**
 * How an entry stands: `waiting` for a phone, `paired` with one, `coded` by message or on paper, in the `household` of another, `out` of the
 * province.
 */
export const EntryState = z.enum(['waiting', 'paired', 'coded', 'household', 'out']);
export type EntryState = z.infer<typeof EntryState>;

/** A traveller as the shift that entered them sees them. */
export const TravellerEntry = z.object({
  id: Id,
  version: z.number().int(),
  shiftId: Id,
  postId: Id,
  tripId: Id.nullable(),
  direction: z.enum(['in', 'out']),
  /** Null of who leaves, and once the case is nobody's any more. */
  name: personal(z.string()).nullable(),
  state: EntryState,
  enteredAt: Instant,
  pairedAt: Instant.nullable(),
  /** Paired by a phone that had no line when it scanned. */
  isLate: z.boolean(),
  /** The newest showing that a phone has claimed; the next one shown is higher. */
  serial: z.number().int(),
  hasSigns: z.boolean(),
});
export type TravellerEntry = z.infer<typeof TravellerEntry>;

/** What the journal holds of an entry: nothing of whom. */
export const TravellerEntryChange = TravellerEntry.pick({
  ...{ id: true, version: true, shiftId: true, postId: true, direction: true },
  ...{ state: true, pairedAt: true, isLate: true },
}).extend({ regionCode: RegionCode });
export type TravellerEntryChange = z.infer<typeof TravellerEntryChange>;

/** An answer is the receipt of all that it does not refuse: a phone deletes those, and sets the refused ones aside. */
export const EnteredTravellers = z.object({
  taken: z.array(z.object({ entry: TravellerEntry, doubts: z.array(PersonDoubt) })),
  refused: z.array(
    z.object({
      list: z.enum(['trips', 'travellers']),
      index: z.number().int(),
      code: z.string(),
      fields: z.array(FieldProblem),
    }),
  ),
  at: Instant,
});
export type EnteredTravellers = z.infer<typeof EnteredTravellers>;

/** A shift as its own officer sees it. */
export const EntryShiftFile = z.object({
  shift: EntryShift,
  post: EntryPost,
  program: MonitoringProgram,
  /** Those that came to the post within a day, whoever noted them. */
  trips: z.array(EntryTrip),
  /** The newest first; none once the shift has ended. */
  travellers: z.array(TravellerEntry),
  figures: EntryFigures,
  /** What the last shift at this post left. */
  before: EntryHandover.nullable(),
  /** Other open shifts at this post, to hand over to. */
  others: z.array(EntryShift),
  at: Instant,
});
export type EntryShiftFile = z.infer<typeof EntryShiftFile>;
