/** Indonesian texts of signing in and of one's own password; people without an account never see them. */
export const account = {
  signIn: {
    title: 'Masuk ke {{centre}}',
    username: 'Nama pengguna',
    password: 'Kata sandi',
    submit: 'Masuk',
    show: 'Lihat kata sandi',
    hide: 'Sembunyikan kata sandi',
    demoTitle: 'Akun peragaan',
    demoHint: 'Data di sini rekaan. Pilih satu untuk mengisi formulir.',
    ended: {
      signed_out: 'Anda sudah keluar.',
      expired: 'Sesi berakhir. Masuk lagi untuk melanjutkan.',
      rights_changed: 'Hak akun ini diubah. Masuk lagi.',
      other_account:
        '{{name}} masuk di peramban ini, dari tab lain. Tidak ada yang dikirim atas nama siapa pun. Masuk kembali sebagai diri Anda, atau lanjutkan sebagai {{name}}.',
    },
    otherPerson: 'Orang lain',
    goOnAs: 'Lanjutkan sebagai {{name}}',
  },
  password: {
    title: 'Ganti kata sandi',
    current: 'Kata sandi sekarang',
    next: 'Kata sandi baru',
    again: 'Ulangi kata sandi baru',
    hint: 'Paling sedikit {{n}} huruf. Beberapa kata panjang lebih baik daripada satu kata rumit.',
    submit: 'Ganti kata sandi',
    done: 'Kata sandi diganti',
    mustTitle: 'Selamat datang, {{name}}',
    mustText: 'Kata sandi ini dibuat orang lain. Ganti dengan milik Anda sendiri untuk mulai bekerja.',
    problem: {
      no_current: 'Isi kata sandi sekarang.',
      too_short: 'Terlalu pendek: paling sedikit {{n}} huruf.',
      too_long: 'Terlalu panjang.',
      same: 'Sama dengan kata sandi sekarang. Pilih yang lain.',
      differs: 'Berbeda dari kata sandi baru di atas. Ketik lagi.',
      wrong: 'Kata sandi sekarang salah. Periksa huruf besar, lalu coba lagi.',
    },
  },
};
