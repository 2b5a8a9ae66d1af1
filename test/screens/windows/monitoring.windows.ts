import type { CheckedWindow } from '../checked-windows.js';

const desk = (what: string): CheckedWindow => ({
  spec: 'monitoring-desk',
  run: `findings(page, '${what}')`,
});

const change = (what: string): CheckedWindow => ({
  spec: 'monitoring-changes',
  run: `findings(page, '${what}')`,
});

/** The windows of the officers' screens. */
export const windows: Readonly<Record<string, readonly CheckedWindow[]>> = {
  'apps/desk/src/monitoring/ambulance-dialog.tsx': [change('an ambulance for somebody')],
  'apps/desk/src/monitoring/asks-dialog.tsx': [change('how somebody is asked')],
  'apps/desk/src/monitoring/case-dialog.tsx': [desk('a new case')],
  'apps/desk/src/monitoring/clinic-dialog.tsx': [
    { spec: 'monitoring-clinic', run: "findings(page, 'clinics near the house')" },
  ],
  'apps/desk/src/monitoring/close-dialog.tsx': [desk('the end of a case')],
  'apps/desk/src/monitoring/code-dialog.tsx': [desk('another code'), desk('a code that is shown once')],
  'apps/desk/src/monitoring/extend-dialog.tsx': [desk('a longer period')],
  'apps/desk/src/monitoring/import-dialog.tsx': [
    { spec: 'monitoring-import', run: "findings(page, 'a list as it is read')" },
  ],
  'apps/desk/src/monitoring/kind-dialog.tsx': [change('another kind')],
  'apps/desk/src/monitoring/merge-dialog.tsx': [change('a second record'), change('two records as one')],
  'apps/desk/src/monitoring/post-dialog.tsx': [
    { spec: 'monitoring-posts', run: "findings(page, 'a port of entry')" },
  ],
  'apps/desk/src/monitoring/program-dialog.tsx': [desk('a program')],
  'apps/desk/src/monitoring/report-dialog.tsx': [desk('a report by an officer')],
  'apps/desk/src/monitoring/reporter-dialog.tsx': [change('another reporter')],
  'apps/desk/src/monitoring/visit-dialog.tsx': [desk('a visit')],
};
