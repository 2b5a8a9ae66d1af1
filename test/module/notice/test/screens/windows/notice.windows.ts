import type { CheckedWindow } from '../checked-windows.js';

/** Windows of the notices. */
export const windows: Readonly<Record<string, readonly CheckedWindow[]>> = {
  'apps/console/src/notice/notice-board.tsx': [{ spec: 'notice', run: "findings(board, 'notices')" }],
};
