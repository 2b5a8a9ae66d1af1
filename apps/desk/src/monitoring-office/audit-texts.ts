import { type ScreenTexts, type Translated } from '#siaga/web-kit';
import { areaTexts } from '../monitoring/area-texts.js';

const id = {
  audit: {
    looks: 'Siapa melihat siapa',
    looksHint:
      'Dari jejak keamanan dan catatan tindakan. Membaca daftar ini juga tercatat. Daftar menyebut semua kasus terbuka di wilayahnya saat itu.',
    from: 'Dari hari',
    until: 'Sampai hari',
    wrong: 'Pilih hari yang ada, paling lama 92 hari, yang awal lebih dulu.',
    save: 'Simpan CSV',
    saved: 'Daftar tersimpan.',
    none: 'Tidak ada yang melihat dalam waktu ini.',
    cut: 'Hanya yang terbaru ditampilkan. CSV memuat semuanya, atau pilih waktu yang lebih pendek.',
    at: 'Waktu',
    who: 'Siapa',
    own: 'Orangnya sendiri',
    kind: 'Cara',
    kinds: {
      viewed: 'Membuka kasus',
      trail: 'Melihat jejak lokasi',
      listed: 'Membaca daftar, {{n}} orang',
      searched: 'Mencari',
      exported: 'Mengambil berkas, {{n}} orang',
      changed: 'Mengubah kasus',
    },
    person: 'Orang',
    many: 'Banyak orang, wilayah {{codes}}',
    forgotten: 'Sudah dihapus, kasus {{id}}',
    network: 'Dari jaringan',
    only: 'Hanya {{name}}',
    all: 'Tampilkan semua',
    onlyOf: 'Ditampilkan: {{name}}, dengan daftar yang mungkin memuatnya.',
    keeping: 'Bukti penghapusan',
    keepingHint:
      'Dihitung sekarang dari semua tabel yang menyimpan kasus: data orang yang masa simpannya lewat harus nol.',
    clean: 'Tidak ada yang tersisa: {{n}} kolom diperiksa {{time}}.',
    dirty: 'Masih tersisa di {{n}} kolom, diperiksa {{time}}. Laporkan kepada pengelola sistem.',
    counts: 'Sudah selesai dan masih disimpan {{kept}}, sudah dihapus {{erased}}, lewat waktu {{overdue}}.',
    next: 'Penghapusan berikutnya {{date}}.',
    days: 'Yang dikerjakan',
    day: 'Hari',
    runs: 'Pemeriksaan',
    completed: 'Ditutup',
    erased: 'Dihapus',
    last: 'Terakhir',
    noDays: 'Belum pernah berjalan.',
    checks: 'Kolom yang diperiksa',
    column: 'Kolom',
    left: 'Tersisa',
    again: 'Periksa lagi',
  },
};

const en: Translated<typeof id> = {
  audit: {
    looks: 'Who saw whom',
    looksHint:
      'From the security trail and the record of what was done. Reading this list is told too. A list told of every open case of its area at the time.',
    from: 'From day',
    until: 'To day',
    wrong: 'Choose days that there are, 92 at most, the earlier one first.',
    save: 'Save CSV',
    saved: 'The list is saved.',
    none: 'Nobody looked in this time.',
    cut: 'The newest are shown only. The CSV has all of them, or choose a shorter time.',
    at: 'Time',
    who: 'Who',
    own: 'The person themselves',
    kind: 'How',
    kinds: {
      viewed: 'Opened the case',
      trail: 'Saw where they were',
      listed: 'Read a list, {{n}} people',
      searched: 'Searched',
      exported: 'Took a file, {{n}} people',
      changed: 'Changed the case',
    },
    person: 'Person',
    many: 'Many, area {{codes}}',
    forgotten: 'Erased, case {{id}}',
    network: 'From network',
    only: 'Only {{name}}',
    all: 'Show all',
    onlyOf: 'Shown: {{name}}, with the lists that they may have stood on.',
    keeping: 'Proof of erasure',
    keepingHint:
      'Counted now in every table with a case in it: of people whose time is over there must be none.',
    clean: 'Nothing is left: {{n}} columns were looked at {{time}}.',
    dirty: 'Something is left in {{n}} columns, looked at {{time}}. Tell whoever runs the system.',
    counts: 'Ended and still kept {{kept}}, erased {{erased}}, past their time {{overdue}}.',
    next: 'The next is erased {{date}}.',
    days: 'What was done',
    day: 'Day',
    runs: 'Runs',
    completed: 'Ended',
    erased: 'Erased',
    last: 'Last',
    noDays: 'It has never run.',
    checks: 'Columns that were looked at',
    column: 'Column',
    left: 'Left',
    again: 'Look again',
  },
};

declare global {
  interface DeskTexts {
    audit: Translated<typeof id>['audit'];
  }
}

/** Texts of who saw whom and of the proof of erasure. */
export const texts: ScreenTexts = {
  id: { ...id, ...areaTexts.id },
  en: { ...en, ...areaTexts.en },
};
