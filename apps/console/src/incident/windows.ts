/** The windows of a running incident: they come together, once the first screen stands. */
export { DestinationDialog } from './destination-dialog.js';
export { CancelIncidentDialog, CloseIncidentDialog } from './incident-dialogs.js';
export { CancelUnitDialog, CorrectStampDialog, ReassignDialog } from './unit-dialogs.js';
