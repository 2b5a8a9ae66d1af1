import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  speeds: {
    title: 'Kecepatan jalan',
    intro:
      'Kecepatan biasa tiap kelas jalan dan jam. Lampu dan sirene menambahnya. Perubahan berlaku dalam hitungan detik.',
    siren: 'Pengali lampu dan sirene',
    sirenInvalid: 'Isi 1 sampai 2',
    save: 'Simpan kecepatan',
    saved: 'Kecepatan disimpan. Waktu tempuh dihitung ulang.',
    stale: 'Orang lain baru saja mengubah tabel ini. Muat ulang lalu ubah lagi.',
    suggestion: 'Saran dari lacak armada',
    suggestionNone: 'Belum cukup lacak armada untuk saran.',
    suggestionOf: 'Saran dari lacak armada:',
    stateOf: 'Jaringan jalan:',
    take: 'Pakai {{kmh}}',
    evidence: '{{km}} km, {{units}} unit',
    state: '{{segments}} ruas jalan dimuat {{time}}',
    stateNone: 'Belum ada jalan dimuat. Waktu tempuh memakai garis lurus.',
    preparing: 'Sedang menyiapkan perubahan',
    fallback: 'Perute luar tidak menjawab: {{reason}}',
    invalid: 'Isi 1 sampai 150',
    road: 'Kelas jalan',
    roadClass: {
      motorway: 'Tol',
      trunk: 'Arteri nasional',
      primary: 'Arteri',
      secondary: 'Kolektor',
      tertiary: 'Lokal utama',
      residential: 'Lingkungan',
      service: 'Jalan masuk',
      track: 'Jalan tanah',
      alley: 'Gang',
      ferry: 'Penyeberangan',
      waterway: 'Sungai, laut',
    },
    mode: { car: 'Mobil', motorcycle: 'Motor', boat: 'Perahu' },
    band: {
      night: 'Malam 22-6',
      morning: 'Pagi 6-9',
      day: 'Siang 9-16',
      evening: 'Sore 16-19',
      late: 'Petang 19-22',
    },
  },
  learned: {
    title: 'Patokan baru',
    intro: 'Tempat kru benar-benar tiba, bila berbeda dari kartu. Yang disetujui bisa dicari semua operator.',
    none: 'Tidak ada patokan yang menunggu.',
    name: 'Nama patokan, tanpa nama orang',
    approve: 'Setujui',
    reject: 'Tolak',
    status: { proposed: 'Menunggu', approved: 'Disetujui', rejected: 'Ditolak' },
    by: 'oleh {{name}}',
    place: 'Patokan',
    away: 'Dari titik kartu',
    proposed: 'Diusulkan',
    state: 'Keadaan',
  },
};

const en: Translated<typeof id> = {
  speeds: {
    title: 'Road speeds',
    intro:
      'Ordinary speed of each class of road by the hour. Lights and siren come on top. Changes hold within seconds.',
    siren: 'Factor for lights and siren',
    sirenInvalid: 'Enter 1 to 2',
    save: 'Save speeds',
    saved: 'Speeds saved. Travel times are reckoned anew.',
    stale: 'Somebody else has just changed this table. Load it again, then change it.',
    suggestion: "Suggested by the fleet's tracks",
    suggestionNone: 'Not enough tracks yet for a suggestion.',
    suggestionOf: 'Suggestions by tracks:',
    stateOf: 'Road network:',
    take: 'Use {{kmh}}',
    evidence: '{{km}} km, {{units}} units',
    state: '{{segments}} stretches of road loaded {{time}}',
    stateNone: 'No roads loaded. Travel times use the straight line.',
    preparing: 'Preparing a change',
    fallback: 'The outside router does not answer: {{reason}}',
    invalid: 'Enter 1 to 150',
    road: 'Class of road',
    roadClass: {
      motorway: 'Toll road',
      trunk: 'National trunk road',
      primary: 'Primary',
      secondary: 'Secondary',
      tertiary: 'Tertiary',
      residential: 'Residential',
      service: 'Service road',
      track: 'Dirt track',
      alley: 'Alley (gang)',
      ferry: 'Ferry',
      waterway: 'River, sea',
    },
    mode: { car: 'Car', motorcycle: 'Motorcycle', boat: 'Boat' },
    band: {
      night: 'Night 22-6',
      morning: 'Morning 6-9',
      day: 'Day 9-16',
      evening: 'Evening 16-19',
      late: 'Late 19-22',
    },
  },
  learned: {
    title: 'New landmarks',
    intro:
      'Where crews truly arrived, when it differs from the card. Approved ones are found by every operator.',
    none: 'No landmark waits.',
    name: 'Name of the landmark, no names of persons',
    approve: 'Approve',
    reject: 'Reject',
    status: { proposed: 'Waiting', approved: 'Approved', rejected: 'Rejected' },
    by: 'by {{name}}',
    place: 'Landmark',
    away: 'From the card’s point',
    proposed: 'Proposed',
    state: 'State',
  },
};

declare global {
  interface ConsoleTexts {
    speeds: Translated<typeof id>['speeds'];
    learned: Translated<typeof id>['learned'];
  }
}

/** Texts of driving speeds and learned places. */
export const texts: ScreenTexts = { id, en };
