import { type Translated } from '#siaga/web-kit';

const id = {
  posts: {
    title: 'Pos masuk',
    hint: 'Bandara, terminal, pelabuhan atau jalan tempat pendatang diterima. Petugasnya melihat perubahan saat mulai jaga berikutnya.',
    none: 'Belum ada pos di wilayah ini.',
    noProgram: 'Pos perlu program yang memantau pendatang. Buat programnya dulu.',
    add: 'Pos baru',
    edit: 'Ubah {{name}}',
    change: 'Ubah',
    facts: '{{mode}}, {{program}}',
    closed: 'ditutup',
    name: 'Nama pos',
    nameWrong: 'Isi nama pos, paling sedikit 2 huruf.',
    mode: 'Datang lewat',
    modes: { air: 'Udara', land: 'Darat', sea: 'Laut' },
    regionHint: 'Wilayah yang menerima pendatang di pos ini; petugas pos wilayah ini bekerja di sini.',
    where: 'Letak pos',
    map: 'Tandai di peta',
    mapLabel: 'Peta letak pos',
    mapSet: 'Letak pos sudah ditandai.',
    pointWrong: 'Tekan letak pos di peta.',
    program: 'Program untuk pendatang',
    programWrong: 'Pilih program yang masih dipakai dan memantau pendatang.',
    open: 'Pos dibuka',
    closedHint:
      'Pos yang ditutup tidak dapat dipilih untuk jaga; giliran yang sedang berjalan tetap sampai selesai.',
    save: 'Simpan pos',
    saved: '{{name}} tersimpan.',
  },
};

const en: Translated<typeof id> = {
  posts: {
    title: 'Ports of entry',
    hint: 'An airport, terminal, harbour or road where travellers are met. Its officers see changes when their next shift begins.',
    none: 'This area has no post yet.',
    noProgram: 'A post needs a program that follows travellers up. Make that first.',
    add: 'New post',
    edit: 'Change {{name}}',
    change: 'Change',
    facts: '{{mode}}, {{program}}',
    closed: 'closed',
    name: 'Name of the post',
    nameWrong: 'Give the post a name of 2 letters or more.',
    mode: 'They come by',
    modes: { air: 'Air', land: 'Land', sea: 'Sea' },
    regionHint: 'The area that meets travellers at this post; its officers work here.',
    where: 'Where the post is',
    map: 'Mark on the map',
    mapLabel: 'Map of the post',
    mapSet: 'The place of the post is marked.',
    pointWrong: 'Press the place of the post on the map.',
    program: 'Program for travellers',
    programWrong: 'Choose a program that is in use and follows travellers up.',
    open: 'The post is open',
    closedHint:
      'A post that is closed cannot be chosen for a shift; a shift that has begun goes on to its end.',
    save: 'Save post',
    saved: '{{name}} is saved.',
  },
};

/** Texts of an area's ports of entry: a part of the monitoring screens' own. */
export const postsTexts = { id, en };
