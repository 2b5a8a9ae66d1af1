/** Indonesian texts of calls. */
export const calls = {
  callState: { ringing: 'Berdering', answered: 'Dijawab', abandoned: 'Terputus', ended: 'Selesai' },
  disposition: {
    incident: 'Jadi kejadian',
    dropped: 'Terputus, tidak tersambung lagi',
    prank: 'Panggilan iseng',
    ghost: 'Tidak ada suara',
    wrong_number: 'Salah sambung',
    information: 'Minta informasi',
    non_emergency: 'Bukan gawat darurat',
    other_agency: 'Untuk instansi lain',
    duplicate: 'Laporan yang sama',
    handed_over: 'Diserahkan ke pusat lain',
    record: 'Catatan panggilan lama',
  },
};
