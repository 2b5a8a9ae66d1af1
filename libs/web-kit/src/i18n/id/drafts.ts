/** Indonesian texts of what is typed and not sent yet. */
export const drafts = {
  draft: {
    restored: 'Teks dari sebelumnya, belum terkirim.',
    stale: 'Sejak ini ditulis, keadaannya diubah orang lain. Pilih.',
    keepMine: 'Pakai tulisan saya',
    takeNew: 'Pakai yang berlaku',
    discard: 'Buang',
    now: 'Sekarang: {{text}}',
    empty: '(kosong)',
    leaveText: '{{n}} teks belum terkirim akan hilang.',
    leave: 'Buang dan keluar',
    stay: 'Tetap di sini',
  },
};
