import type { Assignment, StampName } from './assignment.js';
import { IncidentOutcome } from './incident.js';
import { effectiveStamp } from './stamps.js';

/** How far help came, furthest first: what the times of an incident's units say together. */
export const HelpReached = ['facility', 'scene', 'way', 'nobody'] as const;
export type HelpReached = (typeof HelpReached)[number];

/** Stamps that show it; a step that the crew forgot to tap shows in the one behind it. */
const SHOWN_BY: Record<Exclude<HelpReached, 'nobody'>, readonly StampName[]> = {
  facility: ['patient_at_destination', 'transfer_of_care'],
  scene: ['unit_on_scene', 'arrived_at_patient', 'unit_left_scene'],
  way: ['dispatch_acknowledged', 'unit_en_route'],
};

/**
 * Which closing codes fit what happened, by how far help came. A code says that somebody saw it: only who was there can say that a
 * patient died, refused or was treated, and only who arrived brought one. Codes that need nobody's presence fit always, apart from
 * those which a patient brought to a facility disproves.
 */
export const OUTCOME_FITS: Record<IncidentOutcome, Record<HelpReached, boolean>> = {
  transported: { facility: true, scene: false, way: false, nobody: false },
  treated_on_scene: { facility: true, scene: true, way: false, nobody: false },
  refused_care: { facility: true, scene: true, way: false, nobody: false },
  no_patient: { facility: false, scene: true, way: true, nobody: false },
  dead_on_scene: { facility: true, scene: true, way: false, nobody: false },
  handed_to_other_agency: { facility: true, scene: true, way: true, nobody: true },
  false_report: { facility: false, scene: true, way: true, nobody: true },
  other: { facility: true, scene: true, way: true, nobody: true },
};

/** What is proposed first, so that the key for closing never claims more than happened. */
export const LIKELY_OUTCOME: Record<HelpReached, IncidentOutcome> = {
  facility: 'transported',
  scene: 'treated_on_scene',
  way: 'no_patient',
  nobody: 'other',
};

/** How far the help of these assignments came. Crossed-out times do not count. */
export function helpReached(jobs: readonly Pick<Assignment, 'stamps'>[]): HelpReached {
  const has = (names: readonly StampName[]): boolean =>
    jobs.some((job) => names.some((name) => effectiveStamp(job, name) !== null));
  if (has(SHOWN_BY.facility)) return 'facility';
  if (has(SHOWN_BY.scene)) return 'scene';
  return has(SHOWN_BY.way) ? 'way' : 'nobody';
}

/** The codes that an incident with these assignments may be closed with. */
export function fittingOutcomes(jobs: readonly Pick<Assignment, 'stamps'>[]): readonly IncidentOutcome[] {
  const reached = helpReached(jobs);
  return IncidentOutcome.options.filter((outcome) => OUTCOME_FITS[outcome][reached]);
}
