/** The run of axe over one window: the ui spec, by its name, and the call in it. */
export interface CheckedWindow {
  spec: string;
  run: string;
}

/** Opened one after the other from the console's menu. */
const BY_MENU: CheckedWindow = { spec: 'accessibility', run: 'findings(page, name)' };
/** Opened by a key of the console. */
const BY_KEY: CheckedWindow = { spec: 'accessibility', run: 'findings(page, `key ${key}`)' };

/** Each file with windows of an app: what looks at each of them with axe, in both themes, wide and on a phone. */
export const CHECKED_WINDOWS: Readonly<Record<string, readonly CheckedWindow[]>> = {
  'apps/console/src/card/call-dialogs.tsx': [
    { spec: 'accessibility', run: "findings(page, 'no emergency')" },
    BY_KEY,
  ],
  'apps/console/src/ground/closure-windows.tsx': [
    { spec: 'ground', run: "findings(page, 'close an area')" },
    { spec: 'ground', run: "findings(page, 'a closed area')" },
  ],
  'apps/console/src/ground/learned-view.tsx': [BY_MENU],
  'apps/console/src/ground/maps-view.tsx': [{ spec: 'maps', run: "findings(page, 'a map on its way')" }],
  'apps/console/src/ground/speeds-view.tsx': [BY_MENU],
  'apps/console/src/handover/centres-view.tsx': [BY_MENU],
  'apps/console/src/handover/hand-over-dialog.tsx': [
    { spec: 'accessibility', run: "findings(page, 'hand over')" },
  ],
  'apps/console/src/incident/ask.tsx': [{ spec: 'accessibility', run: "findings(page, 'close a case')" }],
  'apps/console/src/layout/command-search.tsx': [BY_KEY],
  'apps/console/src/layout/drafts-window.tsx': [
    { spec: 'accessibility', run: "findings(page, 'unsent texts')" },
  ],
  'apps/console/src/layout/key-help.tsx': [BY_KEY],
  'apps/console/src/messages/demo-box.tsx': [BY_MENU],
  'apps/console/src/records/join-window.tsx': [
    { spec: 'accessibility', run: "findings(page, 'join cases')" },
  ],
  'apps/console/src/records/records-view.tsx': [{ spec: 'records', run: "findings(page, 'records')" }],
  'apps/console/src/supervisor/accounts-view.tsx': [BY_MENU],
  'apps/console/src/supervisor/alerts-view.tsx': [BY_KEY],
  'apps/console/src/lists/lists-view.tsx': [
    { spec: 'lists', run: "findings(page, 'a list as it would be read')" },
  ],
  'apps/console/src/supervisor/late-times-view.tsx': [BY_MENU],
  'apps/console/src/supervisor/refused-view.tsx': [BY_MENU],
  'apps/console/src/supervisor/report-view.tsx': [{ spec: 'report', run: "findings(page, 'chart')" }],
  'apps/console/src/supervisor/trail-view.tsx': [BY_MENU],
  'apps/console/src/supervisor/units-view.tsx': [
    { spec: 'staff-forms', run: "findings(page, 'a unit in hand')" },
  ],
  'apps/crew/src/duty/standby-sheets.tsx': [
    { spec: 'crew-offer', run: "findings(page, 'rest')" },
    { spec: 'crew-offer', run: "findings(page, 'sign off')" },
  ],
  'apps/crew/src/job/destination-sheet.tsx': [
    { spec: 'accessibility', run: "findings(phone, 'destination')" },
  ],
  'apps/crew/src/job/job-screen.tsx': [{ spec: 'accessibility', run: "findings(phone, 'other steps')" }],
  'apps/crew/src/job/offer-screen.tsx': [{ spec: 'accessibility', run: "findings(phone, 'decline')" }],
  'apps/crew/src/job/route-sheet.tsx': [{ spec: 'accessibility', run: "findings(phone, 'route')" }],
  'apps/crew/src/offline/queue-sheet.tsx': [{ spec: 'crew-offline', run: "findings(page, 'unsent taps')" }],
  'apps/crew/src/settings/settings-sheet.tsx': [
    { spec: 'accessibility', run: "findings(phone, 'settings')" },
  ],
  'apps/desk/src/booking-boards/boards.tsx': [{ spec: 'board', run: "findings(desk, 'cut a board off')" }],
  'apps/desk/src/booking-boards/pair-dialog.tsx': [{ spec: 'board', run: "findings(desk, 'add a board')" }],
  'apps/desk/src/booking/reason-dialog.tsx': [
    { spec: 'counter', run: "findings(page, 'why it is taken back')" },
  ],
};
