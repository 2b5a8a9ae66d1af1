import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: [
    'account',
    'account_grant',
    'session',
    'sign_in_device',
    'sign_in_throttle',
    'visitor_hold',
    'visitor_pass',
    'visitor_session',
  ],
};
