import { type dispatch as id } from '../id/dispatch.js';
import { type Translated } from '../resources-type.js';

/** English texts of cases, jobs and warnings. */
export const dispatch: Translated<typeof id> = {
  triage: { merah: 'Red', kuning: 'Yellow', hijau: 'Green', hitam: 'Black', none: 'Not triaged' },
  complaint: {
    breathing: 'Breathing trouble',
    cardiac_arrest: 'Cardiac arrest',
    chest_pain: 'Chest pain',
    unconscious: 'Unconscious',
    stroke: 'Stroke',
    seizure: 'Seizure',
    traffic: 'Traffic accident',
    bleeding: 'Bleeding',
    labour: 'Labour',
    burn: 'Burn',
    fall: 'Fall',
    fever_child: 'Child with fever',
    abdominal: 'Abdominal pain',
    drowning: 'Drowning',
    poisoning: 'Poisoning',
    bite: 'Animal bite',
    assault: 'Assault',
    transfer: 'Transfer between facilities',
    mass_casualty: 'Mass casualty',
    panic_button: 'Panic button',
    other: 'Other',
  },
  assignmentStatus: {
    offered: 'No answer yet',
    accepted: 'Accepted',
    en_route: 'En route',
    on_scene: 'On scene',
    at_patient: 'At patient',
    left_scene: 'Carrying patient',
    at_destination: 'At destination',
    handed_over: 'Handed over',
    available: 'Done',
    declined: 'Declined',
    expired: 'Did not answer',
    withdrawn: 'Withdrawn',
    cancelled: 'Cancelled',
  },
  declineReason: {
    vehicle_fault: 'Vehicle fault',
    crew_incomplete: 'Crew incomplete',
    on_other_task: 'On another task',
    too_far: 'Too far',
    road_blocked: 'Road blocked',
    unsafe: 'Not safe',
    other: 'Another reason',
  },
  notice: {
    facility_diverted:
      '{{facilityName}} diverts patients{{because}}. Wait for a new destination, or choose one.',
    facility_closed: '{{facilityName}} is closed. Wait for a new destination, or choose one.',
    facility_lacks:
      '{{facilityName}} has no {{missing}} for this patient. Wait for a new destination, or choose one.',
    facility_full: '{{facilityName}} is full. Ask the centre before you drive there.',
    facility_moved:
      'The point of {{facilityName}} was corrected by {{moved}}. Choose it again, so that directions are right.',
    unit_out_of_service:
      'This unit is out of service{{because}}. Call the centre: the patient needs another unit.',
    unit_renamed: 'This unit is now called {{now}}. Answer the radio by its new name.',
    unit_transferred:
      'This unit was moved to region {{regionCode}}. Finish this job unless the centre says otherwise.',
    unit_lacks:
      'This unit does not carry {{missing}}, which the patient needs. Ask the centre for a second unit.',
    crew_gone: "This crew's account is no longer active. Report each step by radio.",
    road_closed: 'The road ahead is {{closed}}{{later}}. Directions lead around it.',
    case_elsewhere: 'This place now belongs to {{centre}}. Carry on unless the centre says otherwise.',
  },
  noticePart: {
    fast: '{{span}} fast',
    slow: '{{span}} slow',
    because: ' ({{reason}})',
    later: ', arrival {{span}} later',
    sameTime: ', arrival unchanged',
    laterUnknown: ', arrival cannot be reckoned yet',
    closed: 'closed',
    flooded: 'flooded',
  },
};
