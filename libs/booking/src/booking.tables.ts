import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: [
    'booking_code',
    'booking_hold',
    'booking_day_off',
    'booking_patient',
    'booking_reach',
    'booking_session',
    'booking_stage',
    'booking_stage_clinic',
    'booking_try',
    'booking_wait',
    'clinic',
    'clinic_template',
    'doctor',
    'queue_board',
    'queue_board_code',
    'stage_turn',
    'ticket',
    'ticket_keeps_number',
  ],
};
