import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  top: {
    waiting: 'Menunggu',
    running: 'Berjalan',
    ready: 'Unit siap',
    find: 'Cari',
    search: 'Cari kejadian, unit, nomor, tempat',
    menu: 'Menu akun',
    keys: 'Daftar tombol',
    mapWindow: 'Buka peta di layar kedua',
    soundLocked: 'Nyalakan suara',
    soundWhy: 'Browser menahan suara sampai ada yang menekan.',
  },
  tabs: { queue: 'Antrean', card: 'Kasus', map: 'Peta', fleet: 'Armada' },
  search: {
    none: 'Tidak ada yang cocok di kejadian, unit, dan nomor.',
    found: 'Yang ditemukan',
    searching: 'Mencari tempat',
    placesFailed: 'Tempat tidak bisa dicari: tidak tersambung.',
    incident: 'Kejadian',
    unit: 'Unit',
    call: 'Panggilan',
    facility: 'Faskes',
    place: 'Tempat',
    type: 'Ketik nomor kejadian, nama unit, nomor telepon, atau nama tempat.',
  },
  drafts: {
    title: 'Teks belum terkirim',
    intro: 'Tersimpan di perangkat ini saja, sampai dikirim atau dibuang.',
    none: 'Tidak ada teks yang belum terkirim.',
    one: 'Teks',
    open: 'Buka',
    over: 'sudah selesai',
    notKept: 'Browser ini tidak menyimpan apa pun: teks hilang bila halaman tertutup.',
  },
  keys: {
    title: 'Tombol',
    search: 'Cari apa saja',
    drafts: 'Teks belum terkirim',
    escape: 'Mundur selangkah: tutup, batal, keluar dari kotak isian, lepaskan kasus',
    again: 'Esc sekali lagi: kembali ke antrean. Isian panggilan ini tetap ada.',
    help: 'Daftar tombol ini',
  },
};

const en: Translated<typeof id> = {
  top: {
    waiting: 'Waiting',
    running: 'Running',
    ready: 'Units ready',
    find: 'Find',
    search: 'Find incidents, units, numbers, places',
    menu: 'Account menu',
    keys: 'List of keys',
    mapWindow: 'Open the map on a second screen',
    soundLocked: 'Turn sound on',
    soundWhy: 'The browser holds sound back until somebody presses.',
  },
  tabs: { queue: 'Queue', card: 'Case', map: 'Map', fleet: 'Fleet' },
  search: {
    none: 'Nothing fits among incidents, units and numbers.',
    found: 'What was found',
    searching: 'Searching places',
    placesFailed: 'Places cannot be searched: no connection.',
    incident: 'Incident',
    unit: 'Unit',
    call: 'Call',
    facility: 'Facility',
    place: 'Place',
    type: 'Type an incident number, call sign, phone number or place name.',
  },
  drafts: {
    title: 'Unsent text',
    intro: 'Kept on this device only, until it is sent or thrown away.',
    none: 'No unsent text.',
    one: 'Text',
    open: 'Open',
    over: 'over',
    notKept: 'This browser keeps nothing: text is lost when the page closes.',
  },
  keys: {
    title: 'Keys',
    search: 'Find anything',
    drafts: 'Unsent text',
    escape: 'One step back: close, cancel, leave an input, let go of the case',
    again: 'Esc once more: back to the queue. What was typed for this call stays.',
    help: 'This list of keys',
  },
};

declare global {
  interface ConsoleTexts {
    top: Translated<typeof id>['top'];
    tabs: Translated<typeof id>['tabs'];
    drafts: Translated<typeof id>['drafts'];
    search: Translated<typeof id>['search'];
    keys: Translated<typeof id>['keys'];
  }
}

/** Texts of the frame around the zones. */
export const texts: ScreenTexts = { id, en };
