import { type ErrorTexts } from '#siaga/web-kit';

/** What happened to a booking, and what to do. */
export const errors: ErrorTexts = {
  id: {
    'BOOKING.FULL': 'Tempat habis. Pilih kelompok lain atau hari lain.',
    'BOOKING.NOT_OPEN': 'Sesi ini tidak dibuka. Pilih sesi lain.',
    'BOOKING.ALREADY_BOOKED':
      'Orang ini sudah punya nomor di poli ini pada hari itu. Cari nomornya dalam daftar.',
    'BOOKING.ILLEGAL_STEP': 'Nomor ini sudah diubah orang lain. Lihat keadaannya sekarang.',
    'BOOKING.OUTSIDE_WINDOW': 'Di luar jam kelompoknya. Beri alasan bila tetap diterima.',
    'BOOKING.CODE_UNKNOWN': 'Kode itu tidak ada di faskes ini. Cari nomornya dalam daftar.',
    'BOOKING.BOARD_CODE_UNKNOWN': 'Tidak ada layar dengan kode itu. Ketik yang tampil sekarang.',
    'BOOKING.LETTER_TAKEN': 'Huruf itu dipakai antrean lain di faskes ini. Pilih huruf lain.',
    'BOOKING.DOCTOR_BUSY': 'Dokter itu libur atau punya sesi lain pada jam itu. Pilih dokter lain.',
    'BOOKING.CODE_WRONG': 'Kodenya salah atau sudah tidak berlaku.',
    'BOOKING.TOO_OFTEN': 'Terlalu sering dicoba. Tunggu sebentar.',
  },
  en: {
    'BOOKING.FULL': 'No place is left. Choose another group or another day.',
    'BOOKING.NOT_OPEN': 'This session is not open. Choose another.',
    'BOOKING.ALREADY_BOOKED': 'This person has a number in this clinic on that day. Look for it in the list.',
    'BOOKING.ILLEGAL_STEP': 'Somebody else changed this number. Look at where it stands now.',
    'BOOKING.OUTSIDE_WINDOW': 'Outside the hours of the group. Give a reason to let them in.',
    'BOOKING.CODE_UNKNOWN': 'There is no such code at this facility. Look for the number in the list.',
    'BOOKING.BOARD_CODE_UNKNOWN': 'No screen shows that code. Type the one that is shown now.',
    'BOOKING.LETTER_TAKEN': 'Another queue of this facility has this letter. Choose another.',
    'BOOKING.DOCTOR_BUSY': 'That doctor is away or has another session then. Choose another.',
    'BOOKING.CODE_WRONG': 'The code is wrong or no longer good.',
    'BOOKING.TOO_OFTEN': 'Tried too often. Wait a moment.',
  },
};
