import {
  type BookingSession,
  type BookingStage,
  type ClinicRules,
  type Doctor,
  type Facility,
  type StageTurn,
  type Ticket,
} from '#siaga/contracts';
import { type SlipWords } from './slip.js';

/** The session that a counter works for, with what it needs of the others. */
export interface WorkOfSession {
  facility: Facility;
  session: BookingSession;
  /** The day's other sessions that are open: where a number may be sent. */
  others: readonly BookingSession[];
  rules: ClinicRules;
  doctors: readonly Doctor[];
  tickets: readonly Ticket[];
  stages: readonly BookingStage[];
  turns: readonly StageTurn[];
  wordsOf: (session: BookingSession) => SlipWords;
  nameOf: (session: BookingSession) => string;
}
