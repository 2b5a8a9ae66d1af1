import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: [
    'alert',
    'assignment',
    'assignment_current_stamp',
    'assignment_stamp',
    'assignment_stamp_is_append_only',
    'inbound',
    'incident',
    'incident_counter',
    'incident_live',
    'job_review',
  ],
};
