import { z } from 'zod';
import { Id, Instant, Point, RegionCode } from '../common/common.js';
import { personal } from '../define/personal.js';
import { AskWish, MonitoredPerson } from './cases.js';
import { Answers } from './reports.js';

// Apart from the routes, whose batch names it as a type: the server alone judges by it, and no screen loads it.
const entryFields = {
  /** Made by the phone, so that one who is sent again is one entry. */
  id: Id,
  tripId: Id.nullable().default(null),
  /** By the server's clock as the phone knows it (`clockSkewMs`); outside of the shift the server's own time is taken. */
  enteredAt: Instant,
  /** How long it took; null where that is not known. */
  seconds: z.number().int().min(0).max(3_600).nullable().default(null),
};

/** Somebody who comes: followed up from then on where they go. */
export const ArrivingTraveller = z.object({
  ...entryFields,
  direction: z.literal('in'),
  person: MonitoredPerson,
  /** Where they go. */
  regionCode: RegionCode,
  place: personal(Point.clone()).nullable().default(null),
  origin: personal(z.string().trim().min(2).max(120)),
  seat: personal(z.string().trim().max(10)).nullable().default(null),
  /** The version of the program whose form was filled in: it is the case's. */
  programVersion: z.number().int(),
  /** Complaints and temperature, which become the first report; none where nothing was asked. */
  answers: Answers.default({}),
  /** An entry of the same house, of this batch or one before, whose phone reports for this one too. */
  householdOf: Id.nullable().default(null),
  hasConsented: z.boolean(),
  asks: AskWish.default({ channel: 'sms', hour: null }),
});
export type ArrivingTraveller = z.output<typeof ArrivingTraveller>;

/** Somebody who leaves: counted, and nobody's name is kept. */
export const LeavingTraveller = z.object({
  ...entryFields,
  direction: z.literal('out'),
  /** Tells the officers of who is followed up, and is not kept. */
  nik: personal(z.string().trim().max(24)).nullable().default(null),
});
export type LeavingTraveller = z.output<typeof LeavingTraveller>;

export const EnteredTraveller = z.discriminatedUnion('direction', [ArrivingTraveller, LeavingTraveller]);
export type EnteredTraveller = z.output<typeof EnteredTraveller>;
