/** Indonesian texts of facilities, their beds and the patients announced to them. */
export const facilities = {
  facilityCapability: {
    icu: 'ICU',
    picu: 'PICU',
    nicu: 'NICU',
    ponek: 'PONEK',
    cath_lab: 'Kateterisasi jantung',
    ct: 'CT scan',
    mri: 'MRI',
    blood_bank: 'Bank darah',
    stroke: 'Unit stroke',
    trauma: 'Trauma',
    dialysis: 'Cuci darah',
    isolation: 'Isolasi',
    delivery: 'Bersalin',
  },
};
