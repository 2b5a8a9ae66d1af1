import type { FileWords } from './file-words.js';
import { id as paper } from './paper-words.id.js';
import { id as screens } from './screen-words.id.js';

/** Indonesian words of files and papers. */
export const id: FileWords = {
  ...screens,
  ...paper,
  column: {
    number: 'Nomor',
    openedAt: 'Dibuka',
    status: 'Keadaan',
    triage: 'Triase',
    complaint: 'Keluhan',
    outcome: 'Hasil',
    place: 'Tempat',
    around: 'Wilayah',
    caller: 'Penelepon',
    callerNumber: 'Nomor telepon',
    units: 'Unit',
    closedAt: 'Selesai',
    mergedInto: 'Digabung ke',
  },
  title: { list: 'kejadian' },
};
