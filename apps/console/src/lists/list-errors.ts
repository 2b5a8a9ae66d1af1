import { type ErrorTexts } from '#siaga/web-kit';

/** Sentences for what only a list runs into. */
export const listErrors: ErrorTexts = {
  id: {
    'LIST.INCOMPLETE': 'Berkas belum sampai seluruhnya. Pilih berkasnya lagi.',
    'LIST.NOT_PREVIEWED': 'Berkas ini belum ditampilkan dengan kolom ini. Periksa dulu, lalu impor.',
  },
  en: {
    'LIST.INCOMPLETE': 'Not all of the file has arrived. Choose it again.',
    'LIST.NOT_PREVIEWED': 'This file was not shown with these columns. Check it first, then import.',
  },
};
