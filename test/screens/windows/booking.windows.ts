import type { CheckedWindow } from '../checked-windows.js';

/** The windows of queue booking at the desk. */
export const windows: Readonly<Record<string, readonly CheckedWindow[]>> = {
  'apps/desk/src/booking/delay-dialog.tsx': [
    { spec: 'counter-keys', run: "findings(page, 'a late doctor')" },
  ],
  'apps/desk/src/booking/refer-dialog.tsx': [{ spec: 'send-on', run: "findings(page, 'places')" }],
  'apps/desk/src/booking/replace-dialog.tsx': [
    { spec: 'doctors', run: "findings(page, 'a doctor who fills in')" },
  ],
  'apps/desk/src/booking/transfer-dialog.tsx': [
    { spec: 'counter-keys', run: "findings(page, 'a number that moves')" },
  ],
  'apps/desk/src/booking-stages/stage-dialog.tsx': [{ spec: 'stages', run: "findings(page, 'a stage')" }],
  'apps/desk/src/booking-schedule/doctor-dialog.tsx': [
    { spec: 'schedule', run: "findings(page, 'a doctor')" },
  ],
  'apps/desk/src/booking-schedule/clinic-dialog.tsx': [
    { spec: 'schedule', run: "findings(page, 'a clinic')" },
  ],
  'apps/desk/src/booking-schedule/day-off-dialog.tsx': [
    { spec: 'schedule', run: "findings(page, 'a day off')" },
  ],
};
