import { type Translated } from '#siaga/web-kit';

const id = {
  clinic: {
    act: 'Pesan poli',
    title: 'Pesan poli untuk {{name}}',
    done: 'Nomor poli untuk {{name}}',
    reason: 'Yang terlihat pada orangnya',
    reasonHint:
      'Boleh kosong. Dibaca di loket poli bersama pelindung yang dipakai; penyakitnya tidak ditulis.',
    choose: 'Satu tekan pada jam memesan tempatnya.',
    heading: 'Kunjungan poli',
    line: '{{facility}}, {{day}}, {{from}}–{{to}} {{zone}}',
    by: 'nomor {{label}}, dipesan {{officer}} {{time}}',
    moved: 'loket memberi nomor {{label}}',
    state: {
      booked: 'dipesan',
      waiting: 'sudah datang',
      called: 'dipanggil',
      serving: 'sedang dilayani',
      done: 'selesai dilayani',
      no_show: 'tidak datang',
      cancelled: 'dibatalkan',
    },
  },
};

const en: Translated<typeof id> = {
  clinic: {
    act: 'Book a clinic',
    title: 'Book a clinic for {{name}}',
    done: 'Clinic number for {{name}}',
    reason: 'What was seen of them',
    reasonHint:
      'May stay empty. Read at the clinic’s counter with what to wear; the disease is not written down.',
    choose: 'One press on an hour books the place.',
    heading: 'Clinic visits',
    line: '{{facility}}, {{day}}, {{from}}–{{to}} {{zone}}',
    by: 'number {{label}}, booked by {{officer}} {{time}}',
    moved: 'the counter gave number {{label}}',
    state: {
      booked: 'booked',
      waiting: 'has come',
      called: 'called',
      serving: 'being served',
      done: 'served',
      no_show: 'did not come',
      cancelled: 'called off',
    },
  },
};

/** Texts of the clinic visits that officers book. */
export const clinicTexts = { id, en };
