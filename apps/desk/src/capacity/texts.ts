import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  capacity: {
    heading: 'Tempat tidur',
    available: 'Kosong',
    total: 'Jumlah',
    fewer: 'Kurangi {{kind}} kosong',
    more: 'Tambah {{kind}} kosong',
    never: 'belum pernah diisi',
    add: 'Tambah jenis',
    save: 'Simpan {{list}}',
    saveMany: 'Simpan {{n}} perubahan',
    undo: 'Batalkan',
    confirm: 'Angka masih benar',
    confirmed: 'Waktu angka diperbarui.',
    saved: 'Tempat tidur disimpan.',
    of: '{{kind}} {{available}} dari {{total}}',
    empty: 'Belum ada angka. Tambahkan jenis tempat tidur supaya pusat tahu ke mana mengirim pasien.',
    old: 'Angka ini sudah lama. Perbarui, atau tekan "Angka masih benar".',
  },
  diversion: {
    heading: 'Penerimaan pasien',
    open: 'Menerima pasien',
    openHint: 'Pusat boleh mengirim pasien ke sini.',
    closed: 'Tidak menerima: {{reason}}',
    until: 'Sampai {{time}}, {{span}} lagi. Diatur {{name}}.',
    untilLifted: 'Sampai dicabut. Diatur {{name}}.',
    lift: 'Terima pasien lagi',
    start: 'Berhenti menerima sementara',
    reason: 'Alasan',
    otherLabel: 'Tulis alasannya',
    duration: 'Berapa lama',
    durations: { m30: '30 menit', h1: '1 jam', h2: '2 jam', h4: '4 jam', lifted: 'Sampai dicabut' },
    confirm: 'Berhenti menerima, {{duration}}',
    saved: 'Pusat sudah tahu.',
  },
};

const en: Translated<typeof id> = {
  capacity: {
    heading: 'Beds',
    available: 'Free',
    total: 'Total',
    fewer: 'One {{kind}} bed fewer',
    more: 'One {{kind}} bed more',
    never: 'never filled in',
    add: 'Add a kind',
    save: 'Save {{list}}',
    saveMany: 'Save {{n}} changes',
    undo: 'Undo',
    confirm: 'Figures still right',
    confirmed: 'The figures’ time is renewed.',
    saved: 'Beds saved.',
    of: '{{kind}} {{available}} of {{total}}',
    empty: 'No figures yet. Add a kind of bed, so that the centre knows where to send patients.',
    old: 'These figures are old. Update them, or press "Figures still right".',
  },
  diversion: {
    heading: 'Accepting patients',
    open: 'Accepting patients',
    openHint: 'The centre may send patients here.',
    closed: 'Not accepting: {{reason}}',
    until: 'Until {{time}}, {{span}} to go. Set by {{name}}.',
    untilLifted: 'Until lifted. Set by {{name}}.',
    lift: 'Accept patients again',
    start: 'Stop accepting for a while',
    reason: 'Reason',
    otherLabel: 'Write the reason',
    duration: 'For how long',
    durations: { m30: '30 minutes', h1: '1 hour', h2: '2 hours', h4: '4 hours', lifted: 'Until lifted' },
    confirm: 'Stop accepting, {{duration}}',
    saved: 'The centre knows.',
  },
};

declare global {
  interface DeskTexts {
    capacity: Translated<typeof id>['capacity'];
    diversion: Translated<typeof id>['diversion'];
  }
}

/** Texts of beds, and whether patients are accepted. */
export const texts: ScreenTexts = { id, en };
