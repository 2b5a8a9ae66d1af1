import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  around: {
    title: 'Sekitar',
    address: 'Alamat terdekat',
    plusCode: 'Plus Code',
    notUnderstood: 'Tidak dipahami: {{words}}.',
    kept: 'Tetap ditulis di kartu untuk kru.',
    entry: '{{name}}, {{distance}} ke {{direction}}',
    direction: {
      north: 'utara',
      north_east: 'timur laut',
      east: 'timur',
      south_east: 'tenggara',
      south: 'selatan',
      south_west: 'barat daya',
      west: 'barat',
      north_west: 'barat laut',
    },
  },
  closure: {
    tools: 'Jalan tertutup',
    draw: 'Gambar daerah tertutup',
    drawFlood: 'Gambar daerah banjir',
    kind: { closed: 'Tertutup', flooded: 'Banjir' },
    hint: 'Tekan sudut-sudutnya di peta. Tekan titik pertama untuk menutup daerah.',
    keys: 'Tanpa tetikus: panah menggeser peta, Spasi memberi titik di tengah, Backspace menghapus titik terakhir.',
    finish: 'Selesai',
    giveUp: 'Batal',
    points: '{{n}} titik',
    confirmTitle: 'Daerah ini dihindari mulai sekarang',
    note: 'Keterangan (boleh kosong)',
    notePlaceholder: 'Misalnya: banjir 60 cm sejak pukul 05.00',
    until: 'Berakhir sendiri',
    untilNever: 'Sampai dibuka lagi',
    untilHours: 'Dalam {{n}} jam',
    save: 'Hindari daerah ini',
    saved: 'Daerah dihindari. Urutan unit dan rute dihitung ulang.',
    liftTitle: 'Daerah yang dihindari',
    drawnBy: 'Digambar {{name}},',
    endsAt: 'Berakhir {{time}}',
    lift: 'Buka lagi',
    lifted: 'Daerah dibuka lagi.',
    none: 'Tidak ada daerah yang dihindari.',
    label: '{{kind}}: {{note}}',
  },
  ground: {
    speeds: 'Kecepatan jalan',
    maps: 'Peta wilayah',
    learned: 'Patokan baru',
  },
};

const en: Translated<typeof id> = {
  around: {
    title: 'Around',
    address: 'Nearest address',
    plusCode: 'Plus Code',
    notUnderstood: 'Not understood: {{words}}.',
    kept: 'Kept on the card for the crew.',
    entry: '{{name}}, {{distance}} {{direction}}',
    direction: {
      north: 'north',
      north_east: 'north-east',
      east: 'east',
      south_east: 'south-east',
      south: 'south',
      south_west: 'south-west',
      west: 'west',
      north_west: 'north-west',
    },
  },
  closure: {
    tools: 'Closed roads',
    draw: 'Draw a closed area',
    drawFlood: 'Draw a flooded area',
    kind: { closed: 'Closed', flooded: 'Flooded' },
    hint: 'Press its corners on the map. Press the first one to close the area.',
    keys: 'Without a mouse: arrows move the map, Space sets a point in the middle, Backspace takes back the last one.',
    finish: 'Done',
    giveUp: 'Give up',
    points: '{{n}} points',
    confirmTitle: 'This area is avoided from now on',
    note: 'Note (may be empty)',
    notePlaceholder: 'For example: water 60 cm high since 05:00',
    until: 'Ends by itself',
    untilNever: 'When somebody opens it again',
    untilHours: 'In {{n}} hours',
    save: 'Avoid this area',
    saved: 'The area is avoided. Units and routes are ranked anew.',
    liftTitle: 'Avoided area',
    drawnBy: 'Drawn by {{name}},',
    endsAt: 'Ends {{time}}',
    lift: 'Open again',
    lifted: 'The area is open again.',
    none: 'No area is avoided.',
    label: '{{kind}}: {{note}}',
  },
  ground: {
    speeds: 'Road speeds',
    maps: 'Maps of regions',
    learned: 'New landmarks',
  },
};

declare global {
  interface ConsoleTexts {
    around: Translated<typeof id>['around'];
    closure: Translated<typeof id>['closure'];
    ground: Translated<typeof id>['ground'];
  }
}

/** Texts of places, roads and closed areas. */
export const texts: ScreenTexts = { id, en };
