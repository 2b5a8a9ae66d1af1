import { type Translated } from '#siaga/web-kit';

const id = {
  movement: {
    title: 'Lokasi Anda',
    noHome:
      'Program ini dapat meminta lokasi Anda, tetapi rumah Anda belum ditandai di peta. Petugas akan menandainya; sampai saat itu tidak ada yang diminta.',
    ask: 'Bersediakah Anda membagikan lokasi telepon ini selama isolasi?',
    on: 'Anda membagikan lokasi telepon ini.',
    what: 'Yang dikirim: letak telepon ini, untuk melihat apakah Anda masih dalam {{radiusM}} meter dari rumah. Selama di dalam, letaknya tidak disimpan. Di luar, yang disimpan hanya kotak {{gridM}} meter, dan petugas diberi tahu.',
    when: 'Kapan: hanya selama halaman ini terbuka di layar. Bila halaman ditutup atau layar mati, tidak ada yang dikirim.',
    who: 'Siapa yang melihat: petugas puskesmas dan dinas kesehatan wilayah Anda. Setiap kali dilihat, itu dicatat.',
    until:
      'Sampai kapan: tempat dihapus setelah {{days}} hari, dan semuanya ikut terhapus bersama data pemantauan Anda.',
    free: 'Anda boleh menolak, atau berhenti kapan saja: jejaknya langsung dihapus. Laporan harian tetap dapat dikirim.',
    more: 'Apa yang dikirim, kapan, dan siapa yang melihat',
    agree: 'Saya bersedia',
    stop: 'Berhenti dan hapus jejaknya',
    leave: 'Petugas mengizinkan Anda keluar sampai {{time}}.',
    state: {
      looking: 'Mencari lokasi…',
      home: 'Anda di wilayah isolasi.',
      edge: 'Anda di tepi wilayah isolasi; telepon tidak dapat memastikan.',
      away: 'Anda di luar wilayah isolasi, lebih dari {{radiusM}} meter dari rumah. Bila tidak mendesak, pulanglah; petugas dapat menghubungi Anda.',
      excused: 'Anda di luar dengan alasan yang diketahui petugas.',
      denied: 'Izin lokasi ditolak di telepon ini. Tidak ada yang dikirim; yang lain tetap berjalan.',
      unavailable: 'Telepon ini tidak dapat menentukan lokasinya sekarang. Yang lain tetap berjalan.',
      offline: 'Tidak ada sambungan. Lokasi terakhir dikirim begitu tersambung, selama halaman ini terbuka.',
      stopped: 'Lokasi tidak dikirim lagi.',
    },
  },
};

const en: Translated<typeof id> = {
  movement: {
    title: 'Your location',
    noHome:
      'This program may ask for your location, but your house is not on the map yet. An officer will put it there; until then nothing is asked.',
    ask: 'Are you willing to share where this phone is while you isolate?',
    on: 'You share where this phone is.',
    what: 'What is sent: where this phone is, to see whether you are within {{radiusM}} metres of your house. While you are, the place is not kept. Outside, only a square of {{gridM}} metres is kept, and an officer is told.',
    when: 'When: only while this page is open on the screen. When it is closed or the screen is off, nothing is sent.',
    who: 'Who sees it: officers of the puskesmas and the health office of your area. Each time it is seen is noted.',
    until:
      'Until when: places are deleted after {{days}} days, and all of it together with the data of your follow-up.',
    free: 'You may refuse, or stop at any time: the trail is deleted at once. The daily report can be sent all the same.',
    more: 'What is sent, when, and who sees it',
    agree: 'I am willing',
    stop: 'Stop and delete the trail',
    leave: 'An officer lets you go out until {{time}}.',
    state: {
      looking: 'Looking for the location…',
      home: 'You are in the isolation area.',
      edge: 'You are at the edge of the isolation area; the phone cannot be sure.',
      away: 'You are out of the isolation area, more than {{radiusM}} metres from your house. If it is not urgent, go home; an officer may contact you.',
      excused: 'You are out for a reason that the officers know.',
      denied: 'The location is not allowed on this phone. Nothing is sent; all else goes on.',
      unavailable: 'This phone cannot tell where it is now. All else goes on.',
      offline: 'No connection. The last places are sent when there is one, as long as this page is open.',
      stopped: 'The location is not sent any more.',
    },
  },
};

/** Texts of sharing where one is: a part of the follow-up's own. */
export const movementTexts = { id, en };
