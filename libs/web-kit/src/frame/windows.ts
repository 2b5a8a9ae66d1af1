/** The windows that every front end has: they come together, once the first screen stands. */
export { ChangePasswordDialog, MustChangePassword } from './change-password.js';
export { LeaveDialog } from './leave-dialog.js';
