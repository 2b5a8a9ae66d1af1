import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  offer: {
    new: 'Tugas baru',
    answer: 'Jawab sebelum waktu habis, lalu ditawarkan ke unit lain',
    over: 'Waktu habis. Menunggu kabar dari pusat',
    seconds: 'detik tersisa',
    accept: 'Terima',
    decline: 'Tidak bisa, beri alasan',
    declineTitle: 'Kenapa tidak bisa',
    estimate: '{{distance}}, perkiraan {{span}}',
    unknownTravel: 'Belum dihitung',
  },
  fact: {
    travel: 'Jarak',
    patient: 'Pasien',
    condition: 'Keadaan',
    prepare: 'Siapkan',
    destination: 'Tujuan',
    notes: 'Catatan',
    none: 'Tidak ada',
    noDestination: 'Belum dipilih',
    unknownPatient: 'Belum diketahui',
    patients: '{{n}} pasien',
    male: 'Laki-laki',
    female: 'Perempuan',
    years: '{{n}} th',
    months: '{{n}} bln',
    accuracy: 'titik {{accuracy}}',
    unsure: 'belum pasti ({{accuracy}}), tanya pusat',
  },
  job: {
    since: 'sejak {{time}}',
    late: 'lewat batas',
    other: 'Lainnya',
    otherTitle: 'Langkah lain',
    changeDestination: 'Ganti tujuan',
    chooseDestination: 'Pilih tujuan',
    routeScene: 'Rute ke lokasi',
    routeDestination: 'Rute ke {{name}}',
    call: 'Telepon',
    next: {
      en_route: 'Berangkat',
      on_scene: 'Tiba di lokasi',
      at_patient: 'Bertemu pasien',
      left_scene: 'Bawa pasien, berangkat',
      at_destination: 'Tiba di tujuan',
      handed_over: 'Serah terima selesai',
      available: 'Siap lagi',
    },
    other_step: {
      en_route: 'Berangkat',
      on_scene: 'Langsung tiba di lokasi',
      at_patient: 'Bertemu pasien',
      left_scene: 'Langsung bawa pasien',
      at_destination: 'Tiba di tujuan',
      handed_over: 'Serah terima selesai',
      available: 'Akhiri tugas, langsung tersedia',
    },
  },
  route: { title: 'Buka rute dengan', google: 'Google Maps', apple: 'Peta Apple', geo: 'Aplikasi peta lain' },
  destination: {
    title: 'Ke mana pasien dibawa',
    straight: '{{distance}} garis lurus',
    er: 'IGD kosong {{n}}',
    diversion: 'Sedang tidak menerima: {{reason}}',
    missing: 'Tidak ada {{list}}',
    empty: 'Daftar rumah sakit tidak ada di ponsel ini',
    emptyHint: 'Minta operator memilih tujuan. Anda tetap bisa berangkat.',
    none: 'Berangkat tanpa tujuan',
    override: 'Tetap ke sini',
  },
  ended: {
    cancelled: 'Tugas dibatalkan',
    withdrawn: 'Tugas diberikan ke unit lain',
    expired: 'Waktu menjawab habis',
    gone: 'Tugas sudah tidak ada di pusat',
    hint: {
      cancelled: 'Tidak perlu dilanjutkan.',
      withdrawn: 'Unit lain yang berangkat.',
      expired: 'Ditawarkan ke unit berikutnya.',
      gone: 'Operator mungkin sudah menutupnya.',
    },
    ok: 'Mengerti',
  },
};

const en: Translated<typeof id> = {
  offer: {
    new: 'New job',
    answer: 'Answer before the time is up, then it goes to another unit',
    over: 'Time is up. Waiting for the centre',
    seconds: 'seconds left',
    accept: 'Accept',
    decline: 'Cannot, give a reason',
    declineTitle: 'Why not',
    estimate: '{{distance}}, estimate {{span}}',
    unknownTravel: 'Not computed',
  },
  fact: {
    travel: 'Distance',
    patient: 'Patient',
    condition: 'Condition',
    prepare: 'Prepare',
    destination: 'Destination',
    notes: 'Notes',
    none: 'None',
    noDestination: 'Not chosen',
    unknownPatient: 'Not known',
    patients: '{{n}} patients',
    male: 'Male',
    female: 'Female',
    years: '{{n}} y',
    months: '{{n}} mo',
    accuracy: 'point {{accuracy}}',
    unsure: 'not certain ({{accuracy}}), ask the centre',
  },
  job: {
    since: 'since {{time}}',
    late: 'past its limit',
    other: 'More',
    otherTitle: 'Other steps',
    changeDestination: 'Change destination',
    chooseDestination: 'Choose destination',
    routeScene: 'Route to scene',
    routeDestination: 'Route to {{name}}',
    call: 'Call',
    next: {
      en_route: 'Set off',
      on_scene: 'Arrived at scene',
      at_patient: 'At the patient',
      left_scene: 'Leave with patient',
      at_destination: 'Arrived at destination',
      handed_over: 'Patient handed over',
      available: 'Ready again',
    },
    other_step: {
      en_route: 'Set off',
      on_scene: 'Arrived at scene already',
      at_patient: 'At the patient',
      left_scene: 'Leave with patient now',
      at_destination: 'Arrived at destination',
      handed_over: 'Patient handed over',
      available: 'End the job, available at once',
    },
  },
  route: { title: 'Open the route in', google: 'Google Maps', apple: 'Apple Maps', geo: 'Another map app' },
  destination: {
    title: 'Where does the patient go',
    straight: '{{distance}} straight line',
    er: '{{n}} free in ER',
    diversion: 'Not accepting: {{reason}}',
    missing: 'Lacks {{list}}',
    empty: 'No list of hospitals on this phone',
    emptyHint: 'Ask the operator to choose. You can still set off.',
    none: 'Set off without a destination',
    override: 'Go here anyway',
  },
  ended: {
    cancelled: 'Job cancelled',
    withdrawn: 'Job given to another unit',
    expired: 'Time to answer is over',
    gone: 'The centre no longer has this job',
    hint: {
      cancelled: 'You need not go on.',
      withdrawn: 'Another unit is going.',
      expired: 'It was offered to the next unit.',
      gone: 'The operator may have closed it.',
    },
    ok: 'Understood',
  },
};

declare global {
  interface CrewTexts {
    offer: Translated<typeof id>['offer'];
    fact: Translated<typeof id>['fact'];
    job: Translated<typeof id>['job'];
    route: Translated<typeof id>['route'];
    destination: Translated<typeof id>['destination'];
    ended: Translated<typeof id>['ended'];
  }
}

/** A job, from its offer to its end. */
export const texts: ScreenTexts = { id, en };
