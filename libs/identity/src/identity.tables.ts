import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: [
    'account',
    'account_grant',
    'security_trail',
    'security_trail_head',
    'security_trail_head_is_kept',
    'security_trail_is_kept',
    'session',
    'sign_in_device',
    'sign_in_throttle',
    'visitor_hold',
    'visitor_pass',
    'visitor_session',
  ],
};
