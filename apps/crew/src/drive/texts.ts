import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  drive: {
    open: 'Peta',
    details: 'Rincian',
    navigation: 'Navigasi',
    facts: 'Perjalanan',
    map: 'Peta perjalanan',
    arrive: 'Tiba {{time}}',
    estimate: 'perkiraan',
    in: '{{distance}} lagi, {{turn}}',
    turn: { straight: 'lurus', left: 'kiri', right: 'kanan', back: 'putar balik' },
    last: 'Di jalan tujuan',
    straight: 'Garis lurus, jalannya tidak ada di peta',
    unnamed: 'jalan tanpa nama',
    finding: 'Mencari rute',
    findingOffline: 'Rute belum ada, menunggu sinyal',
    age: 'Rute dihitung {{age}}',
    off: 'Di luar rute, mencari rute baru',
    noFix: 'Posisi ponsel belum ada, mencari satelit',
    oldFix: 'Posisi ponsel {{age}}',
    follow: 'Ikuti posisi',
    overview: 'Lihat seluruh rute',
    closure: { closed: 'Ditutup', flooded: 'Banjir' },
  },
};

const en: Translated<typeof id> = {
  drive: {
    open: 'Map',
    details: 'Details',
    navigation: 'Navigation',
    facts: 'The drive',
    map: 'Map of the drive',
    arrive: 'Arrive {{time}}',
    estimate: 'estimate',
    in: 'In {{distance}}, {{turn}}',
    turn: { straight: 'straight on', left: 'left', right: 'right', back: 'turn around' },
    last: 'On the last street',
    straight: 'Straight line, the map has no road here',
    unnamed: 'street without a name',
    finding: 'Finding the route',
    findingOffline: 'No route yet, waiting for a signal',
    age: 'Route computed {{age}}',
    off: 'Off the route, finding a new one',
    noFix: 'No position from the phone yet, looking for satellites',
    oldFix: 'Phone position of {{age}}',
    follow: 'Follow the position',
    overview: 'Show the whole route',
    closure: { closed: 'Closed', flooded: 'Flooded' },
  },
};

declare global {
  interface CrewTexts {
    drive: Translated<typeof id>['drive'];
  }
}

/** The way on the phone’s map. */
export const texts: ScreenTexts = { id, en };
