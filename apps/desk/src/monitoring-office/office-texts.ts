import { type ScreenTexts, type Translated } from '#siaga/web-kit';
import { areaTexts } from '../monitoring/area-texts.js';

const id = {
  office: {
    at: 'Keadaan {{time}}. Diperbarui sendiri bila ada yang berubah.',
    days: 'Rentang',
    daysOf: '{{n}} hari',
    now: 'Keadaan sekarang',
    of: '{{n}} dari {{all}}',
    percent: '{{n}} %',
    figure: {
      open: 'Dipantau',
      reported: 'Sudah lapor hari ini',
      silent: 'Tanpa kabar',
      signs: 'Bergejala',
      urgent: 'Darurat',
      untaken: 'Tanda belum diambil',
      activated: 'Halaman dibuka',
      reached: 'Pernah ditemui atau ditelepon',
    },
    kinds: 'Menurut status',
    kind: {
      traveller: 'OPJ',
      otg: 'OTG',
      odp: 'ODP',
      pdp: 'PDP',
      contact: 'Kontak',
    },
    units: 'Menurut puskesmas',
    unit: 'Puskesmas',
    unitHint:
      'Kelurahan dihitung pada puskesmas kecamatannya; bila ada beberapa, yang terdekat. Tanpa puskesmas: kecamatannya sendiri.',
    none: 'Belum ada yang dipantau di wilayah ini.',
    curve: 'Kurva epidemi',
    curveChart: 'Kurva per hari',
    disciplineChart: 'Kepatuhan per hari',
    curveHint: 'Orang menurut hari 1, dan menurut hari dimasukkan.',
    began: 'Hari 1',
    entered: 'Dimasukkan',
    people: 'Orang',
    discipline: 'Kepatuhan lapor',
    share: 'Persen lapor',
    day: 'Hari',
    map: 'Peta',
    mapHint: 'Jumlah per kelurahan di titik tengahnya. Rumah orang tidak ditampilkan.',
    mapOpen: 'Tampilkan peta',
    mapLabel: 'Peta jumlah per kelurahan',
    mapMark: '{{name}}: {{n}}',
    places: 'Menurut kelurahan',
    place: 'Kelurahan',
    recap: 'Rekap CSV',
    recapHint: 'Per hari dan puskesmas, untuk {{n}} hari terakhir.',
    saved: 'Rekap tersimpan.',
  },
};

const en: Translated<typeof id> = {
  office: {
    at: 'As of {{time}}. It follows every change by itself.',
    days: 'Time',
    daysOf: '{{n}} days',
    now: 'As it stands',
    of: '{{n}} of {{all}}',
    percent: '{{n}} %',
    figure: {
      open: 'Followed up',
      reported: 'Reported today',
      silent: 'Silent',
      signs: 'With signs',
      urgent: 'Urgent',
      untaken: 'Flags not taken up',
      activated: 'Opened their page',
      reached: 'Met or called at least once',
    },
    kinds: 'By kind',
    kind: {
      traveller: 'OPJ',
      otg: 'OTG',
      odp: 'ODP',
      pdp: 'PDP',
      contact: 'Contact',
    },
    units: 'By puskesmas',
    unit: 'Puskesmas',
    unitHint:
      'A village counts with the puskesmas of its district; of several, with the nearest. Without one: the district itself.',
    none: 'Nobody is followed up in this area yet.',
    curve: 'Epidemic curve',
    curveChart: 'Curve by day',
    disciplineChart: 'Compliance by day',
    curveHint: 'People by their day 1, and by the day of their entry.',
    began: 'Day 1',
    entered: 'Entered',
    people: 'People',
    discipline: 'Compliance',
    share: 'Percent reported',
    day: 'Day',
    map: 'Map',
    mapHint: 'Numbers by village, at its middle. Nobody’s house is shown.',
    mapOpen: 'Show the map',
    mapLabel: 'Map of numbers by village',
    mapMark: '{{name}}: {{n}}',
    places: 'By village',
    place: 'Village',
    recap: 'Recap CSV',
    recapHint: 'By day and puskesmas, of the last {{n}} days.',
    saved: 'The recap is saved.',
  },
};

declare global {
  interface DeskTexts {
    office: Translated<typeof id>['office'];
  }
}

/** Texts of the health office's area. */
export const texts: ScreenTexts = {
  id: { ...id, ...areaTexts.id },
  en: { ...en, ...areaTexts.en },
};
