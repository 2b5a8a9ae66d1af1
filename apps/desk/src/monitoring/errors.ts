import { type ErrorTexts } from '#siaga/web-kit';

/** What happened to a follow-up, and what to do. */
export const errors: ErrorTexts = {
  id: {
    'LIST.INCOMPLETE': 'Berkas belum sampai seluruhnya. Pilih berkasnya lagi.',
    'LIST.NOT_PREVIEWED': 'Daftar ini belum ditampilkan begini. Periksa dulu, lalu impor.',
    'MONITORING.ALREADY_FOLLOWED': 'NIK ini sedang dipantau dalam program ini. Cari namanya dalam daftar.',
    'MONITORING.OVER': 'Pemantauan orang ini sudah ditutup.',
    'MONITORING.DAY_NOT_OPEN': 'Laporan untuk hari itu tidak dapat diisi. Pilih hari dalam masa pantau.',
    'MONITORING.OTHER_PERSON':
      'Dua catatan ini bukan satu orang: NIK atau programnya berbeda. Periksa kembali sebelum menggabungkan.',
    'MONITORING.HELP_UNDER_WAY':
      'Bantuan sedang dipanggil untuk catatan kedua. Gabungkan setelah panggilan itu selesai.',
    'MONITORING.TOO_LATE': 'Sudah lewat sepuluh detik. Sampaikan kepada operator bila ini salah tekan.',
    'MONITORING.SHIFT_OVER': 'Giliran jaga ini sudah berakhir. Buka giliran baru di pos.',
    'MONITORING.ALREADY_ENTERED':
      'Orang dengan NIK ini sudah dicatat di pos ini hari ini. Cari namanya dalam daftar.',
  },
  en: {
    'LIST.INCOMPLETE': 'Not all of the file has arrived. Choose it again.',
    'LIST.NOT_PREVIEWED': 'This list was not shown so. Check it first, then import.',
    'MONITORING.ALREADY_FOLLOWED':
      'This NIK is followed up under the program already. Look for the name in the list.',
    'MONITORING.OVER': 'The follow-up of this person has ended.',
    'MONITORING.DAY_NOT_OPEN': 'That day cannot be reported. Choose a day of the period.',
    'MONITORING.OTHER_PERSON':
      'These records are not one person: their NIK or program differs. Look again before you merge them.',
    'MONITORING.HELP_UNDER_WAY': 'Help is being called for the second record. Merge when that call is over.',
    'MONITORING.TOO_LATE': 'More than ten seconds have gone by. Tell the operator if it was a mistake.',
    'MONITORING.SHIFT_OVER': 'This shift has ended. Open a new one at the post.',
    'MONITORING.ALREADY_ENTERED':
      'Somebody with this NIK was entered at this post today. Look for the name in the list.',
  },
};
