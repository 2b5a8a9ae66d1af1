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
  incidentStatus: { open: 'Running', closed: 'Closed', cancelled: 'Cancelled' },
  outcome: {
    transported: 'Taken to a facility',
    treated_on_scene: 'Treated on scene',
    refused_care: 'Refused care',
    no_patient: 'No patient',
    dead_on_scene: 'Dead on scene',
    handed_to_other_agency: 'Handed to another agency',
    false_report: 'False report',
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
  stamp: {
    unit_notified: 'Offered',
    dispatch_acknowledged: 'Accepted by crew',
    unit_en_route: 'En route',
    unit_on_scene: 'On scene',
    arrived_at_patient: 'At patient',
    unit_left_scene: 'Left scene',
    patient_at_destination: 'At destination',
    transfer_of_care: 'Handed over',
    unit_back_in_service: 'Back in service',
    unit_canceled: 'Cancelled',
  },
  stampSource: {
    tap: 'tapped by crew',
    geofence: 'automatic from position',
    operator: 'operator',
    import: 'import',
    system: 'system',
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
  alert: {
    offer_unanswered: '{{unitCallSign}} did not answer the offer for {{incidentNumber}}',
    offer_declined: '{{unitCallSign}} declined {{incidentNumber}}',
    chain_exhausted: 'No other unit for {{incidentNumber}}',
    inbound_unacknowledged: '{{facilityName}} has not answered the patient of {{incidentNumber}}',
    call_refused: 'A telephone event from {{source}} was refused',
    call_id_used_again: '{{source}} used the id of an earlier call again; a new call was opened',
    source_clock_off: 'The clock of {{source}} is {{offset}}',
    clock_offset: 'The clock of {{unitCallSign}} is off',
    unit_silent: '{{unitCallSign}} reports no position',
    handover_unanswered: '{{centreName}} did not take the case handed over',
    handover_refused: '{{centreName}} did not accept the case handed over',
    facility_diverted:
      '{{facilityName}} diverts patients{{because}} and {{unitCallSign}} is bound there. Choose another destination and tell the crew.',
    facility_closed:
      '{{facilityName}} is closed and {{unitCallSign}} is bound there. Choose another destination and tell the crew.',
    facility_lacks:
      '{{facilityName}} has no {{missing}} for the patient of {{unitCallSign}}. Choose another destination and tell the crew.',
    facility_full:
      '{{facilityName}} is full and {{unitCallSign}} is bound there. Telephone the ER or choose another destination.',
    facility_moved:
      'The point of {{facilityName}} was corrected by {{moved}}. Choose the destination of {{unitCallSign}} again, so that its directions are right.',
    unit_out_of_service: '{{unitCallSign}} went out of service{{because}} while on a job. Send another unit.',
    unit_renamed: '{{was}} is now called {{now}}. Call it by its new name.',
    unit_transferred:
      '{{unitCallSign}} was moved to region {{regionCode}} while on a job. Agree who leads, or send another unit.',
    unit_lacks: '{{unitCallSign}} does not carry {{missing}}, which is needed. Send a second unit.',
    crew_gone:
      'The crew of {{unitCallSign}} is no longer on duty while its job runs. Call them by radio or send another unit.',
    road_closed:
      'The road of {{unitCallSign}} is {{closed}}{{later}}. Tell those who wait, think of another unit.',
    case_elsewhere:
      'The place of {{incidentNumber}} now belongs to {{centre}}. Hand the case over or agree who handles it.',
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
