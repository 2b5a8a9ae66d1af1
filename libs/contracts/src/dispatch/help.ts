import { z } from 'zod';
import { notPersonal } from '../define/personal.js';
import { IncidentOutcome } from './incident.js';

/** How far help has come: nobody has said yes yet, on the way, there, on the way to a facility with somebody, over. */
export const HelpStep = z.enum(['sought', 'coming', 'there', 'taken', 'over']);
export type HelpStep = z.infer<typeof HelpStep>;

/** What came of an incident, for whoever asked for help. */
export const Help = z.object({
  step: HelpStep,
  /** Where somebody was or is being taken; null for nowhere. */
  destination: notPersonal(z.string(), 'the name of a facility').nullable(),
  outcome: IncidentOutcome.nullable(),
});
export type Help = z.infer<typeof Help>;
