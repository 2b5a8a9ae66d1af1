import { type Translated } from '#siaga/web-kit';

const id = {
  numbers: {
    title: 'Nomor darurat',
    hint: 'Yang pertama dihubungi tombol darurat di ponsel orang, juga tanpa jaringan. Kosong: nomor wilayah di atas, atau 119.',
    dialled: 'Sekarang dihubungi: {{list}}.',
    label: 'Nama layanan {{n}}',
    number: 'Nomor {{n}}',
    wrong: 'Isi nama layanan dan nomornya, misalnya 119 atau 0741123456.',
    save: 'Simpan nomor',
    saved: 'Nomor darurat tersimpan.',
  },
};

const en: Translated<typeof id> = {
  numbers: {
    title: 'Emergency numbers',
    hint: 'The panic button on people’s phones dials the first, without a line too. Empty: those of the area above, or 119.',
    dialled: 'Dialled now: {{list}}.',
    label: 'Service {{n}}',
    number: 'Number {{n}}',
    wrong: 'Give a service and its number, such as 119 or 0741123456.',
    save: 'Save numbers',
    saved: 'The emergency numbers are saved.',
  },
};

/** Texts of an area's emergency numbers: a part of the monitoring screens' own. */
export const numbersTexts = { id, en };
