import { type Translated } from '#siaga/web-kit';

const id = {
  movement: {
    rules: 'Lokasi',
    asks: 'Minta lokasi orang yang bersedia',
    radiusM: 'Wilayah isolasi: jarak dari rumah (meter)',
    gridM: 'Tempat di luar disimpan sebesar kotak (meter)',
    trailDays: 'Tempat disimpan (hari)',
    meaning:
      'Orang ditanya dulu dan boleh menolak atau menarik kembali kapan saja; laporan harian tidak terhalang. Lokasi dikirim hanya saat halamannya terbuka. Petugas diberi tahu bila orangnya lebih dari {{radiusM}} m dari rumah. Di luar itu tempat disimpan sebagai kotak {{gridM}} m, dan dihapus setelah {{days}} hari.',
    meaningNone: 'Program ini tidak meminta lokasi siapa pun.',
    heading: 'Lokasi',
    open: 'Lihat jejak lokasi',
    openHint: 'Membukanya dicatat atas nama Anda.',
    notAsked: 'Belum menyetujui berbagi lokasi, atau menariknya kembali.',
    consented: 'Menyetujui berbagi lokasi {{time}}.',
    lastFix: 'Lokasi terakhir diterima {{time}}.',
    noFix: 'Belum ada lokasi yang diterima: lokasi dikirim hanya saat halaman orangnya terbuka.',
    awaySince: 'Di luar wilayah isolasi sejak {{time}}.',
    returnedAt: 'Kembali {{time}}.',
    ignored: '{{n}} lokasi tidak dipakai: terlalu kasar, terlalu lama, atau tidak mungkin.',
    kind: {
      home: 'Di wilayah isolasi',
      edge: 'Di tepi wilayah; tidak dapat dipastikan',
      away: 'Di luar wilayah, kira-kira {{m}} m dari rumah',
      excused: 'Di luar dengan alasan, kira-kira {{m}} m dari rumah',
    },
    map: 'Lihat di peta',
    mapLabel: 'Peta jejak lokasi',
    homeMark: 'Rumah',
    leave: 'Izin keluar',
    leaveUntil: 'Boleh keluar sampai {{time}}.',
    leaveNone:
      'Tanpa izin keluar. Panggilan darurat dan kunjungan klinik yang dipesan tidak dianggap pelanggaran.',
    leaveHours: 'Izinkan keluar {{n}} jam',
    leaveEnd: 'Cabut izin',
    leaveSaved: '{{name}} boleh keluar sampai {{time}}.',
    leaveEnded: 'Izin keluar {{name}} dicabut.',
  },
};

const en: Translated<typeof id> = {
  movement: {
    rules: 'Location',
    asks: 'Ask those who are willing for their location',
    radiusM: 'Isolation area: metres from the house',
    gridM: 'Places outside are kept as a square of (metres)',
    trailDays: 'Places are kept (days)',
    meaning:
      'People are asked first and may refuse or take it back at any time; their daily report goes on. The location is sent only while their page is open. An officer is told of who is more than {{radiusM}} m from the house. Beyond that a place is kept as a square of {{gridM}} m, and forgotten after {{days}} days.',
    meaningNone: 'This program asks nobody for their location.',
    heading: 'Location',
    open: 'Show where they were',
    openHint: 'Opening it is noted under your name.',
    notAsked: 'Has not agreed to share their location, or took it back.',
    consented: 'Agreed to share their location {{time}}.',
    lastFix: 'The last location came {{time}}.',
    noFix: 'No location has come yet: it is sent only while the person’s page is open.',
    awaySince: 'Out of the isolation area since {{time}}.',
    returnedAt: 'Came back {{time}}.',
    ignored: '{{n}} locations were not used: too rough, too old or impossible.',
    kind: {
      home: 'In the isolation area',
      edge: 'At its edge; nobody can say',
      away: 'Outside, about {{m}} m from the house',
      excused: 'Outside with a reason, about {{m}} m from the house',
    },
    map: 'Show on the map',
    mapLabel: 'Map of where they were',
    homeMark: 'House',
    leave: 'Leave',
    leaveUntil: 'May go out until {{time}}.',
    leaveNone: 'No leave. An emergency call or a booked clinic visit is not held against them.',
    leaveHours: 'Let out for {{n}} hours',
    leaveEnd: 'End the leave',
    leaveSaved: '{{name}} may go out until {{time}}.',
    leaveEnded: 'The leave of {{name}} is ended.',
  },
};

/** Texts of where somebody is: what a program asks, and what an officer reads of it. */
export const movementTexts = { id, en };
