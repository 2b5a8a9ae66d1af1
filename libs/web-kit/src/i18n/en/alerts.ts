import { type alerts as id } from '../id/alerts.js';
import { type Translated } from '../resources-type.js';

/** English sentences of what went wrong and lasts. */
export const alerts: Translated<typeof id> = {
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
    status_late:
      '{{unitCallSign}} {{waited}} “{{status}}” on {{incidentNumber}}, beyond its limit. Call the crew, think of another unit.',
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
};
