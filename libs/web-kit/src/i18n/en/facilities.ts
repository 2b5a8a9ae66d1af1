import { type facilities as id } from '../id/facilities.js';
import { type Translated } from '../resources-type.js';

/** English texts of facilities, their beds and the patients announced to them. */
export const facilities: Translated<typeof id> = {
  facilityCapability: {
    icu: 'ICU',
    picu: 'PICU',
    nicu: 'NICU',
    ponek: 'PONEK',
    cath_lab: 'Cath lab',
    ct: 'CT scan',
    mri: 'MRI',
    blood_bank: 'Blood bank',
    stroke: 'Stroke unit',
    trauma: 'Trauma',
    dialysis: 'Dialysis',
    isolation: 'Isolation',
    delivery: 'Delivery',
  },
};
