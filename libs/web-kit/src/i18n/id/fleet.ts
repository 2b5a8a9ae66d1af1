/** Indonesian texts of units. */
export const fleet = {
  unitType: { als: 'ALS', bls: 'BLS', transport: 'Angkut', motorcycle: 'Motor', boat: 'Perahu' },
  unitCapability: {
    als: 'ALS',
    bls: 'BLS',
    oxygen: 'Oksigen',
    ecg: 'EKG',
    ventilator: 'Ventilator',
    incubator: 'Inkubator',
    delivery: 'Alat bersalin',
    rescue: 'Alat evakuasi',
    carry: 'Angkut pasien',
    water: 'Lewat air',
  },
  /** Why a reported position is not believed. */
  fixDoubt: {
    zero: 'titik nol (0,0)',
    swapped: 'bujur dan lintang terbalik',
    lost_sign: 'tanda minus hilang',
    outside_country: 'di luar Indonesia',
    outside_area: 'jauh di luar wilayahnya',
    coarse: 'terlalu kasar',
    in_future: 'waktunya di masa depan',
    too_old: 'terlalu lama',
    jump: 'lompatan yang tak mungkin',
  },
};
