import { type cases as id } from '../id/cases.js';
import { type Translated } from '../resources-type.js';

/** English words of states, ends and kinds. */
export const cases: Translated<typeof id> = {
  incidentStatus: { open: 'Running', closed: 'Closed', cancelled: 'Cancelled', merged: 'Merged' },
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
  facilityKind: {
    hospital: 'Hospital',
    puskesmas: 'Puskesmas',
    clinic: 'Clinic',
    ambulance_post: 'Ambulance post',
  },
  bedKind: {
    er: 'ER',
    icu: 'ICU',
    picu: 'PICU',
    nicu: 'NICU',
    ward: 'Ward',
    delivery: 'Delivery',
    isolation: 'Isolation',
  },
  inboundStatus: {
    announced: 'Not answered yet',
    acknowledged: 'Facility is ready',
    arrived: 'Arrived',
    handed_over: 'Handed over',
    cancelled: 'Cancelled',
  },
  unitService: { off_shift: 'Off shift', in_service: 'Ready', out_of_service: 'Out of service' },
  unitState: {
    ready: 'Ready',
    offered: 'Waiting for answer',
    moving: 'On the road',
    scene: 'With patient',
    off: 'Off shift',
  },
  chart: {
    asTable: 'Table',
    hint: 'Point at the chart, or select it and press the arrow keys, to read its values.',
  },
};
