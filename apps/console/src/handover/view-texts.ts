import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  centres: {
    title: 'Pusat lain',
    intro: 'Pusat 112 dan 119 yang bisa menerima kasus dari sini.',
    create: 'Tambah pusat',
    leave: 'Tutup isian',
    save: 'Simpan pusat',
    saved: '{{name}} disimpan',
    none: 'Belum ada pusat terdaftar.',
    noneText: 'Tanpa daftar ini kasus di luar wilayah diserahkan lewat 119 atau 112.',
    name: 'Nama pusat',
    code: 'Kode',
    codeHint: 'Disepakati dengan pusat itu, misalnya psc119-bantul.',
    keeper: 'Dikelola admin wilayah',
    regions: 'Kabupaten/kota yang dijawab',
    regionsHint: 'Kode wilayah, dipisah koma, misalnya 34.02, 34.04.',
    own: 'Bekerja di Siaga ini',
    phones: 'Nomor telepon, satu per baris',
    phonesHint: 'Nomor saja, atau nama: nomor. Misalnya Ruang kendali: 0274-555-0100.',
    script: 'Yang dibacakan saat menelepon',
    scriptHint: 'Kosong: memakai kalimat umum.',
    baseUrl: 'Alamat Siaga mereka',
    baseUrlHint: 'Misalnya https://psc.example. Kosong: lewat telepon saja.',
    secret: 'Kunci bersama',
    secretHint: 'Paling sedikit 16 huruf, sama di kedua pusat. Tidak ditampilkan lagi.',
    secretKept: 'Sudah tersimpan. Isi hanya bila diganti.',
    removeSecret: 'Hapus kunci tersimpan',
    byPhone: 'lewat telepon',
    byApi: 'lewat {{baseUrl}}',
    ownBorders: 'batas sendiri',
    noRegions: 'belum ada wilayah',
    reach: 'Cara menghubungi',
    actions: 'Tindakan',
    changeOne: 'Ubah {{name}}',
    leaveOne: 'Tutup isian {{name}}',
    problem: {
      code: 'Pakai 2 sampai 40 huruf kecil, angka, dan tanda hubung.',
      name: 'Isi nama, paling sedikit 2 huruf.',
      regionCodes: 'Tulis kode wilayah seperti 34.02, dipisah koma.',
      phones: 'Tiap baris berakhir dengan nomor telepon; paling banyak 8 baris.',
      script: 'Paling banyak 2.000 huruf.',
      baseUrl: 'Tulis alamat seperti https://psc.example, tanpa lanjutan.',
      secret: 'Paling sedikit 16 huruf.',
    },
  },
};

const en: Translated<typeof id> = {
  centres: {
    title: 'Other centres',
    intro: 'The 112 and 119 centres that take cases from here.',
    create: 'Add a centre',
    leave: 'Close the form',
    save: 'Save centre',
    saved: '{{name}} saved',
    none: 'No centre is listed.',
    noneText: 'Without this list a case outside our area is handed over by 119 or 112.',
    name: 'Name of the centre',
    code: 'Code',
    codeHint: 'Agreed with that centre, for example psc119-bantul.',
    keeper: 'Kept by the admins of',
    regions: 'Kabupaten/kota it answers for',
    regionsHint: 'Region codes with commas, for example 34.02, 34.04.',
    own: 'Works with this Siaga',
    phones: 'Telephone numbers, one a line',
    phonesHint: 'The number alone, or name: number. For example Control room: 0274-555-0100.',
    script: 'What to read out on the telephone',
    scriptHint: 'Empty: a general text.',
    baseUrl: 'Address of their Siaga',
    baseUrlHint: 'For example https://psc.example. Empty: by telephone only.',
    secret: 'Shared key',
    secretHint: 'At least 16 letters, the same in both centres. It is not shown again.',
    secretKept: 'One is stored. Fill in only to change it.',
    removeSecret: 'Remove the stored key',
    byPhone: 'by telephone',
    byApi: 'by {{baseUrl}}',
    ownBorders: 'borders of its own',
    noRegions: 'no region yet',
    reach: 'How to reach them',
    actions: 'Actions',
    changeOne: 'Change {{name}}',
    leaveOne: 'Close the form of {{name}}',
    problem: {
      code: 'Use 2 to 40 small letters, digits and hyphens.',
      name: 'Fill in a name of at least 2 letters.',
      regionCodes: 'Write region codes such as 34.02 with commas.',
      phones: 'Each line ends with a telephone number; at most 8 lines.',
      script: 'At most 2,000 letters.',
      baseUrl: 'Write an address such as https://psc.example and nothing behind it.',
      secret: 'At least 16 letters.',
    },
  },
};

declare global {
  interface ConsoleTexts {
    centres: Translated<typeof id>['centres'];
  }
}

/** Texts of the list of centres. */
export const texts: ScreenTexts = { id, en };
