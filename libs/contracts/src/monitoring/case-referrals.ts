import { z } from 'zod';
import { ReferPatientInput, ReferralPlacesInput } from '../booking/desk.js';
import { FreeWindow } from '../booking/portal.js';
import { TicketState } from '../booking/tickets.js';
import { Id, Instant } from '../common/common.js';
import { notPersonal, personal } from '../define/personal.js';

/** An ambulance for somebody who is followed up, by their officer: a call like any other. */
export const CallAmbulanceInput = z.object({
  id: Id,
  /** What the officer saw; operator and crew read it. */
  note: personal(z.string().trim().max(500)).nullable().default(null),
});
export type CallAmbulanceInput = z.output<typeof CallAmbulanceInput>;

/** Where a clinic has places for somebody who is followed up, by the way there from their house. */
export const ClinicPlacesInput = ReferralPlacesInput.extend({
  /** The case. */
  id: Id,
});
export type ClinicPlacesInput = z.output<typeof ClinicPlacesInput>;

/** A clinic visit for them, at a puskesmas or a hospital; their phone is sent the number. */
export const BookClinicInput = ReferPatientInput.omit({ number: true }).extend({
  /** The case. */
  id: Id,
  /** Of any house that has clinics. */
  sessionId: Id,
  /** What the officer saw; the clinic reads it, and what to wear. */
  reason: personal(z.string().trim().max(200)).default(''),
});
export type BookClinicInput = z.output<typeof BookClinicInput>;

/** A clinic visit that an officer booked, and where it stands at the clinic now. */
export const CaseReferral = z.object({
  id: Id,
  bookedAt: Instant,
  /** Staff answer for what they do by name. */
  officer: notPersonal(z.string(), 'staff answer for what they do by name'),
  facilityName: notPersonal(z.string(), 'the name of a facility'),
  clinicName: notPersonal(z.string(), 'the name of a clinic'),
  /** The number, or the one that stands for it since the person chose another day or the counter moved it. */
  label: notPersonal(z.string(), 'shown on the board'),
  serviceDate: z.iso.date(),
  /** Whose wall clock the times are told by. */
  timeZone: z.string(),
  ...FreeWindow.pick({ from: true, to: true }).shape,
  state: TicketState,
  /** The number that the counter gave for it on paper; null where it stands itself. */
  movedTo: notPersonal(z.string(), 'shown on the board').nullable(),
});
export type CaseReferral = z.infer<typeof CaseReferral>;
