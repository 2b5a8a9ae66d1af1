import type { FileWords } from './file-words.js';
import { en as paper } from './paper-words.en.js';
import { en as screens } from './screen-words.en.js';

/** English words of files and papers. */
export const en: FileWords = {
  ...screens,
  ...paper,
  column: {
    number: 'Number',
    openedAt: 'Opened',
    status: 'State',
    triage: 'Triage',
    complaint: 'Complaint',
    outcome: 'Outcome',
    place: 'Place',
    around: 'Area',
    caller: 'Caller',
    callerNumber: 'Telephone',
    units: 'Units',
    closedAt: 'Ended',
    mergedInto: 'Merged into',
  },
  title: { list: 'incidents' },
};
