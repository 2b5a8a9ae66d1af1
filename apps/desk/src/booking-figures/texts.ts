import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  figures: {
    clinic: 'Poli',
    span: 'Waktu',
    spans: { week: 'Minggu lalu', month: 'Bulan lalu', quarter: 'Tiga bulan' },
    today: 'Hari ini',
    todayLine:
      'Menunggu {{waiting}}, dilayani {{serving}}, selesai {{done}}, belum datang {{booked}}, tidak hadir {{noShow}}',
    waits: 'Menunggu sampai dilayani',
    chart: 'Per minggu',
    minutes: 'Menit',
    inMinutes: '{{n}} menit',
    percent: 'Persen',
    inPercent: '{{n}} %',
    week: 'Minggu mulai',
    bookedP50: 'Berjanji, separuh',
    bookedP90: 'Berjanji, 90 %',
    walkInP50: 'Datang langsung, separuh',
    walkInP90: 'Datang langsung, 90 %',
    admissionP50: 'Pendaftaran, separuh',
    admissionP90: 'Pendaftaran, 90 %',
    pharmacyP50: 'Obat, separuh',
    pharmacyP90: 'Obat, 90 %',
    standard: 'Dalam 60 menit',
    kept: 'Janji ditepati',
    online: 'Daftar daring',
    noShows: 'Tidak hadir',
    none: 'Belum ada yang dilayani dalam waktu ini.',
    note: 'Standar nasional: paling lama 60 menit (Kepmenkes 129/2008).',
    late: 'Sesi mulai rata-rata {{n}} menit setelah jamnya.',
    idle: 'Dokter tanpa pasien rata-rata {{n}} menit per sesi.',
    save: 'Simpan CSV',
    saved: 'Angka tersimpan.',
  },
};

const en: Translated<typeof id> = {
  figures: {
    clinic: 'Clinic',
    span: 'Time',
    spans: { week: 'Last week', month: 'Last month', quarter: 'Three months' },
    today: 'Today',
    todayLine:
      '{{waiting}} waiting, {{serving}} with the doctor, {{done}} done, {{booked}} not here yet, {{noShow}} did not come',
    waits: 'Waiting until served',
    chart: 'Week by week',
    minutes: 'Minutes',
    inMinutes: '{{n}} minutes',
    percent: 'Percent',
    inPercent: '{{n}} %',
    week: 'Week from',
    bookedP50: 'Booked, half',
    bookedP90: 'Booked, 90 %',
    walkInP50: 'Walked in, half',
    walkInP90: 'Walked in, 90 %',
    admissionP50: 'Admission, half',
    admissionP90: 'Admission, 90 %',
    pharmacyP50: 'Medicine, half',
    pharmacyP90: 'Medicine, 90 %',
    standard: 'Within 60 minutes',
    kept: 'Promises kept',
    online: 'Registered online',
    noShows: 'Did not come',
    none: 'Nobody was served in this time.',
    note: 'National standard: 60 minutes at most (Decree 129/2008).',
    late: 'Sessions begin {{n}} minutes after their hour on average.',
    idle: 'The doctor is without a patient for {{n}} minutes a session on average.',
    save: 'Save CSV',
    saved: 'The figures are saved.',
  },
};

declare global {
  interface DeskTexts {
    figures: Translated<typeof id>['figures'];
  }
}

/** Texts of the figures. */
export const texts: ScreenTexts = { id, en };
