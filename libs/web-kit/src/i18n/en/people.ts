import { type people as id } from '../id/people.js';
import { type Translated } from '../resources-type.js';

/** English texts of accounts. */
export const people: Translated<typeof id> = {
  role: {
    operator: 'Operator',
    supervisor: 'Supervisor',
    crew: 'Ambulance crew',
    facility_staff: 'Facility staff',
    clinic_head: 'Head of clinic',
    field_officer: 'Field officer',
    health_office: 'Health office',
    entry_officer: 'Entry point officer',
    admin: 'Admin',
  },
};
