import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  tabs: { inbound: 'Pasien datang', capacity: 'Tempat tidur', history: 'Hari ini' },
  sound: {
    locked: 'Bunyi belum diizinkan peramban. Pasien baru datang tanpa suara.',
    unlock: 'Izinkan bunyi',
    muted: 'Bunyi dimatikan. Pasien baru datang tanpa suara.',
    unmute: 'Nyalakan bunyi',
  },
  inbound: {
    title: 'IGD',
    noFacility: 'Akun ini belum diberi faskes',
    noFacilityHint: 'Minta admin pusat memberi akun ini hak untuk faskes Anda, lalu muat ulang.',
    heading: 'Pasien datang',
    count: '{{n}} di jalan',
    empty: 'Tidak ada ambulans menuju ke sini',
    emptyHint: 'Saat ada pasien, kartunya muncul di sini dan berbunyi sampai dijawab.',
    arrived: 'Sudah tiba, belum serah terima',
    until: 'lagi, perkiraan',
    untilFirm: 'lagi',
    late: 'terlambat',
    unknown: 'waktu tiba belum ada',
    waiting: 'Belum dijawab {{clock}}',
    overdue: 'Belum dijawab {{clock}}, pengawas diberi tahu',
    acknowledge: 'Siap menerima {{unit}}',
    acknowledged: 'Dijawab {{name}}, {{time}}',
    arrivedAt: 'Tiba {{time}}',
    atDoor: 'menunggu di IGD',
    patients: '{{n}} pasien',
    male: 'Laki-laki',
    female: 'Perempuan',
    years: '{{n}} th',
    months: '{{n}} bln',
    unknownPatient: 'Umur dan jenis kelamin belum diketahui',
    needs: 'Perlu {{list}}',
    notice: {
      facility:
        '{{unit}} masih menuju ke sini. Pusat dan kru sudah diberi tahu; kartu ini hilang bila tujuannya diganti.',
      road: 'Jalan {{unit}} {{closed}}{{later}}.',
      unit: '{{unit}} terkendala di jalan. Pusat sudah diberi tahu; tunggu kabar unit penggantinya.',
    },
  },
  history: {
    heading: 'Selesai hari ini',
    empty: 'Belum ada yang selesai hari ini',
    cancelled: 'dibatalkan',
    triage: 'Triase',
    what: 'Keluhan',
    unit: 'Unit',
    end: 'Serah terima',
    waited: 'Tunggu',
  },
};

const en: Translated<typeof id> = {
  tabs: { inbound: 'Inbound', capacity: 'Beds', history: 'Today' },
  sound: {
    locked: 'The browser has not allowed sound yet. New patients come silently.',
    unlock: 'Allow sound',
    muted: 'Sound is off. New patients come silently.',
    unmute: 'Turn sound on',
  },
  inbound: {
    title: 'ER',
    noFacility: 'This account has no facility yet',
    noFacilityHint: 'Ask the centre’s admin to give this account your facility, then reload.',
    heading: 'Inbound patients',
    count: '{{n}} on the way',
    empty: 'No ambulance is coming here',
    emptyHint: 'When a patient comes, the card appears here and rings until it is answered.',
    arrived: 'Arrived, not handed over',
    until: 'to go, estimate',
    untilFirm: 'to go',
    late: 'late',
    unknown: 'no arrival time yet',
    waiting: 'Not answered for {{clock}}',
    overdue: 'Not answered for {{clock}}, the supervisor knows',
    acknowledge: 'Ready for {{unit}}',
    acknowledged: 'Answered by {{name}}, {{time}}',
    arrivedAt: 'Arrived {{time}}',
    atDoor: 'waiting in the ER',
    patients: '{{n}} patients',
    male: 'Male',
    female: 'Female',
    years: '{{n}} y',
    months: '{{n}} mo',
    unknownPatient: 'Age and sex not known',
    needs: 'Needs {{list}}',
    notice: {
      facility:
        '{{unit}} is still bound here. Centre and crew have been told; this card goes when its destination changes.',
      road: 'The road of {{unit}} is {{closed}}{{later}}.',
      unit: '{{unit}} is in trouble on its way. The centre has been told; wait for word of another unit.',
    },
  },
  history: {
    heading: 'Done today',
    empty: 'Nothing done yet today',
    cancelled: 'cancelled',
    triage: 'Triage',
    what: 'Complaint',
    unit: 'Unit',
    end: 'Handed over',
    waited: 'Waited',
  },
};

declare global {
  interface DeskTexts {
    tabs: Translated<typeof id>['tabs'];
    sound: Translated<typeof id>['sound'];
    inbound: Translated<typeof id>['inbound'];
    history: Translated<typeof id>['history'];
  }
}

/** Texts of patients on their way. */
export const texts: ScreenTexts = { id, en };
