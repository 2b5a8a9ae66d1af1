import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: [
    'monitored_case',
    'monitoring_access',
    'monitoring_alarm',
    'monitoring_ask',
    'monitoring_flag',
    'monitoring_program',
    'monitoring_referral',
    'monitoring_report',
    'monitoring_visit',
  ],
};
