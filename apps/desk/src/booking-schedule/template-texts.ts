import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  template: {
    try: 'Coba kelompok ini',
    title: 'Yang akan dirasakan pasien dan dokter',
    way: 'Cara memanggil',
    people: 'Pasien',
    booked: 'Punya nomor: rata-rata · 9 dari 10',
    walkIn: 'Datang langsung: rata-rata · 9 dari 10',
    idle: 'Dokter menunggu',
    overrun: 'Lewat jam',
    stay: '{{mean}} · {{most}} menit',
    minutes: '{{n}} menit',
    asked: 'Yang diketik: {{windows}}',
    opening: 'Semua datang saat buka',
    best: 'Terbaik dari pencarian malam: {{windows}}',
    windows: '{{places}} pasien tiap {{minutes}} menit',
    windowsExtra: '{{places}} pasien tiap {{minutes}} menit, +{{extra}} di awal',
    take: 'Pakai',
    takeThis: 'Pakai {{name}}',
    learned: 'Dari {{n}} sesi delapan minggu terakhir:',
    assumed: 'Sesi yang tercatat belum cukup; dipakai kebiasaan puskesmas:',
    crowd:
      '{{booked}} punya nomor, {{walkIns}} datang langsung, {{mean}} menit per pasien, {{noShow}} % tidak datang. Waktu di tempat, dari pintu sampai selesai dilayani.',
    few: 'Kelompok ini hanya memuat {{n}} pasien, lebih sedikit dari yang biasa mendaftar.',
    notYet: 'Pencarian malam belum berjalan untuk poli ini.',
    foundAt: 'Pencarian malam terakhir {{day}}, untuk sesi {{minutes}} menit.',
  },
};

const en: Translated<typeof id> = {
  template: {
    try: 'Try these groups',
    title: 'What patients and the doctor would feel',
    way: 'How people are called in',
    people: 'Patients',
    booked: 'With a number: mean · 9 of 10',
    walkIn: 'Walked in: mean · 9 of 10',
    idle: 'The doctor waits',
    overrun: 'Past the hour',
    stay: '{{mean}} · {{most}} min',
    minutes: '{{n}} min',
    asked: 'As typed: {{windows}}',
    opening: 'Everybody at opening',
    best: 'Best of the nightly search: {{windows}}',
    windows: '{{places}} patients every {{minutes}} minutes',
    windowsExtra: '{{places}} patients every {{minutes}} minutes, +{{extra}} at first',
    take: 'Use',
    takeThis: 'Use {{name}}',
    learned: 'From {{n}} sessions of the last eight weeks:',
    assumed: 'Too few sessions are on record; the usual of a puskesmas is taken:',
    crowd:
      '{{booked}} with a number, {{walkIns}} walked in, {{mean}} minutes a patient, {{noShow}} % do not come. Time at the site, from the door to the end of the service.',
    few: 'These groups hold only {{n}} patients, fewer than usually book.',
    notYet: 'The nightly search has not looked at this clinic yet.',
    foundAt: 'Last nightly search {{day}}, for a session of {{minutes}} minutes.',
  },
};

declare global {
  interface DeskTexts {
    template: Translated<typeof id>['template'];
  }
}

/** Texts of the trial of windows. */
export const texts: ScreenTexts = { id, en };
