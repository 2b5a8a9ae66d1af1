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
  unitService: { off_shift: 'Tidak bertugas', in_service: 'Siap', out_of_service: 'Tidak siap' },
  unitState: {
    ready: 'Siap',
    offered: 'Menunggu jawaban',
    moving: 'Di jalan',
    scene: 'Menangani pasien',
    off: 'Tidak bertugas',
  },
};
