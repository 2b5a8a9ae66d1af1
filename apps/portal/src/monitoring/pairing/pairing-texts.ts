import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  pairing: {
    title: 'Selamat datang',
    hint: 'Petugas sudah mencatat Anda. Tinggal satu langkah: buat enam angka rahasia, lalu ponsel ini menjadi tempat Anda melapor setiap hari.',
    pin: 'Buat enam angka rahasia',
    pinHint: 'Anda yang menentukan. Dipakai lagi bila membuka halaman ini di ponsel lain.',
    pinWrong: 'Isi tepat enam angka.',
    pinWeakWrong: 'Angka ini mudah ditebak. Pilih yang tidak berurutan dan tidak kembar semua.',
    submit: 'Hubungkan ponsel ini',
    privacy: 'Kode petugas tidak memuat nama maupun NIK Anda.',
    sendingTitle: 'Menghubungkan',
    sending: 'Sebentar.',
    waitingTitle: 'Hampir selesai',
    waiting:
      'Ponsel petugas belum mengirim catatan Anda. Halaman ini mencoba sendiri. Biarkan terbuka; Anda boleh jalan terus.',
    laterTitle: 'Sedang ramai',
    later: 'Halaman ini mencoba lagi sendiri. Biarkan terbuka.',
    offlineTitle: 'Kode sudah disimpan di ponsel ini',
    offline:
      'Belum ada sambungan. Kode dikirim sendiri begitu ponsel tersambung, paling lama dalam 24 jam. Biarkan halaman ini terbuka; bila tertutup, buka lagi dan isi enam angka Anda.',
    openTitle: 'Ponsel Anda sudah terhubung',
    open: 'Simpan kode ini. Dengan kode ini dan enam angka Anda, halaman ini bisa dibuka di ponsel lain.',
    go: 'Buka halaman saya',
    close: 'Tutup',
    refusedTitle: 'Kode tidak bisa dipakai',
    refused: {
      forged: 'Ini bukan kode petugas. Pindai kode yang ada di layar petugas.',
      expired: 'Kode ini sudah lewat waktunya. Minta petugas menampilkan kode baru.',
      used: 'Kode ini sudah dipakai ponsel lain. Beri tahu petugas dan minta kode baru.',
      replaced: 'Petugas sudah menampilkan kode yang lebih baru. Pindai yang itu.',
      ofAnother: 'Kode ini dari giliran jaga lain. Minta petugas menampilkan kode baru.',
      over: 'Pemantauan sudah selesai. Tidak perlu melapor lagi.',
      invalid: 'Kode tidak terbaca utuh. Pindai sekali lagi, layar petugas penuh di kamera.',
    },
    keptTitle: 'Kode petugas menunggu',
    kept: 'Ponsel ini sudah memindai kode petugas, tetapi belum terhubung.',
    keptGo: 'Lanjutkan',
  },
};

const en: Translated<typeof id> = {
  pairing: {
    title: 'Welcome',
    hint: 'The officer has entered you. One step is left: make up six secret digits, and this telephone is where you report each day.',
    pin: 'Make up six secret digits',
    pinHint: 'You choose them. They are used again to open this page on another telephone.',
    pinWrong: 'Give exactly six digits.',
    pinWeakWrong: 'These are easy to guess. Choose ones that are neither a run nor all the same.',
    submit: 'Connect this telephone',
    privacy: 'The officer’s code holds neither your name nor your NIK.',
    sendingTitle: 'Connecting',
    sending: 'One moment.',
    waitingTitle: 'Nearly done',
    waiting:
      'The officer’s telephone has not sent your entry yet. This page tries by itself. Leave it open; you may walk on.',
    laterTitle: 'Busy at the moment',
    later: 'This page tries again by itself. Leave it open.',
    offlineTitle: 'The code is kept on this telephone',
    offline:
      'There is no connection yet. The code is sent by itself as soon as there is one, within 24 hours. Leave this page open; if it was closed, open it again and give your six digits.',
    openTitle: 'Your telephone is connected',
    open: 'Keep this code. With it and your six digits this page opens on another telephone.',
    go: 'Open my page',
    close: 'Close',
    refusedTitle: 'The code cannot be used',
    refused: {
      forged: 'This is no code of an officer. Scan the code on the officer’s screen.',
      expired: 'The time of this code is over. Ask the officer to show a new one.',
      used: 'Another telephone has used this code. Tell the officer and ask for a new one.',
      replaced: 'The officer has shown a newer code. Scan that one.',
      ofAnother: 'This code is of another shift. Ask the officer to show a new one.',
      over: 'The follow-up has ended. You need not report any more.',
      invalid:
        'The code could not be read whole. Scan it once more, with the officer’s whole screen in sight.',
    },
    keptTitle: 'An officer’s code is waiting',
    kept: 'This telephone has scanned an officer’s code and is not connected yet.',
    keptGo: 'Go on',
  },
};

declare global {
  interface PortalTexts {
    pairing: Translated<typeof id>['pairing'];
  }
}

export const texts: ScreenTexts = { id, en };
