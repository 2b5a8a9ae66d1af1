import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: [
    'emergency_numbers',
    'entry_claim',
    'entry_post',
    'entry_shift',
    'entry_traveller',
    'entry_trip',
    'monitored_case',
    'monitoring_access',
    'monitoring_alarm',
    'monitoring_ask',
    'monitoring_flag',
    'monitoring_keeping_day',
    'monitoring_movement',
    'monitoring_program',
    'monitoring_referral',
    'monitoring_report',
    'monitoring_trail',
    'monitoring_visit',
  ],
};
