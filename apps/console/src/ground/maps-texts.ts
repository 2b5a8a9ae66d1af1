import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  maps: {
    title: 'Peta wilayah',
    intro:
      'Jalan, patokan dan gambar peta datang dari OpenStreetMap. Tanpa jalan, waktu tempuh memakai garis lurus dan alamat tidak ditemukan.',
    find: 'Kabupaten atau kota lain',
    findHint: 'Nama atau kode, misalnya Bontang atau 64.74',
    found: 'Hasil pencarian',
    own: 'Wilayah kerja',
    noneFound: 'Tidak ada kabupaten atau kota dengan nama itu di wilayah Anda.',
    noneOwn: 'Belum ada wilayah kerja di layar ini. Cari kabupaten atau kota di bawah.',
    missing: 'Jalan {{name}} belum ada.',
    there: 'Jalan {{name}} sudah ada.',
    get: 'Unduh, ±{{mb}} MB',
    renew: 'Perbarui, ±{{mb}} MB',
    stop: 'Hentikan',
    asked: 'Menunggu giliran',
    fetching: 'Mengunduh bagian {{done}} dari {{total}}, {{mb}} MB',
    reading: 'Membaca peta',
    using: 'Memasang peta',
    running: 'Menyiapkan',
    done: 'Selesai {{time}}. Peta baru sudah dipakai.',
    stopped: 'Dihentikan {{time}}. Yang sudah diunduh tetap disimpan.',
    problem: {
      unreachable: 'Server peta tidak dapat dihubungi. Periksa internet di server Siaga.',
      busy: 'Server peta sibuk atau terputus. Yang sudah diunduh tetap disimpan, coba lagi beberapa menit lagi.',
      refused: 'Server peta menolak permintaan ini.',
      thin: 'Yang diunduh hampir tidak berisi jalan, jadi tidak dipakai. Peta yang lama tetap dipakai.',
      in_hand: 'Wilayah ini sedang diimpor dari komputer lain. Tunggu sampai selesai.',
      cut_off: 'Pengunduhan terputus berkali-kali. Periksa memori dan ruang disk server.',
      other: 'Pengunduhan gagal.',
    },
    byHand: 'Tanpa internet di server: unduh berkas ini di komputer lain,',
    byHandThen: 'bawa ke server, lalu jalankan:',
    said: 'Kata program',
    sources: 'Peta yang dipakai',
    noSources: 'Belum ada peta. Yang tampak hanya batas dan nama wilayah.',
    source: 'Peta',
    roads: 'Ruas jalan',
    places: 'Tempat',
    since: 'Dipasang',
  },
};

const en: Translated<typeof id> = {
  maps: {
    title: 'Maps of regions',
    intro:
      'Roads, landmarks and the ground come from OpenStreetMap. Without roads, times are straight lines and addresses are not found.',
    find: 'Another kabupaten or kota',
    findHint: 'Name or code, such as Bontang or 64.74',
    found: 'Found',
    own: 'Regions of work',
    noneFound: 'No kabupaten or kota of that name in your region.',
    noneOwn: 'No region of work on this screen yet. Look for a kabupaten or kota below.',
    missing: '{{name}} has no roads yet.',
    there: '{{name}} has roads.',
    get: 'Download, ±{{mb}} MB',
    renew: 'Renew, ±{{mb}} MB',
    stop: 'Stop',
    asked: 'Waits its turn',
    fetching: 'Downloading part {{done}} of {{total}}, {{mb}} MB',
    reading: 'Reading the map',
    using: 'Taking it into use',
    running: 'Preparing',
    done: 'Done {{time}}. The new map is in use.',
    stopped: 'Stopped {{time}}. What was downloaded is kept.',
    problem: {
      unreachable: "The map server cannot be reached. Look at the internet of Siaga's server.",
      busy: 'The map server is busy or broke off. What was downloaded is kept; try again in some minutes.',
      refused: 'The map server refused this.',
      thin: 'What was downloaded has almost no roads and is not used. The map before stays in use.',
      in_hand: 'This region is being imported from another computer. Wait until it is done.',
      cut_off: 'The download was cut off several times. Look at the memory and disk of the server.',
      other: 'The download failed.',
    },
    byHand: 'Without internet on the server: download this file on another computer,',
    byHandThen: 'bring it to the server and run:',
    said: "The program's words",
    sources: 'Maps in use',
    noSources: 'No map yet. What shows is only borders and names of regions.',
    source: 'Map',
    roads: 'Stretches of road',
    places: 'Places',
    since: 'In use since',
  },
};

declare global {
  interface ConsoleTexts {
    maps: Translated<typeof id>['maps'];
  }
}

/** Texts of the maps of regions. */
export const texts: ScreenTexts = { id, en };
