import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: [
    'message',
    'message_consent',
    'message_inbound',
    'message_rate',
    'message_receipt',
    'push_device',
    'webhook',
  ],
};
