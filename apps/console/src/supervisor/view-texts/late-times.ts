import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  lateTimes: {
    title: 'Batas waktu',
    about:
      'Angka pertama: setelah berapa menit dan detik sebuah keadaan mulai ditandai. Angka kedua, tebal: setelah berapa lama tandanya merah. Perjalanan ke lokasi juga terlambat bila jauh lebih lama dari perkiraannya.',
    region: 'Wilayah',
    status: 'Keadaan',
    unsent: 'Belum ada unit',
    everywhere: 'Wilayah ini memakai batas seluruh pusat.',
    ofRegion: 'Batas sendiri untuk {{region}} dan semua di bawahnya.',
    where:
      'Diatur petugas server dalam setelan SIAGA_LATE_AFTER, per keadaan, warna, dan wilayah. Berlaku setelah server dijalankan ulang; layar yang terbuka ikut sendiri.',
    unknown: 'Batasnya belum diketahui: layar ini belum tersambung.',
  },
};

const en: Translated<typeof id> = {
  lateTimes: {
    title: 'Time limits',
    about:
      'The first figure: after how many minutes and seconds a state is marked. The second, bold: after how long the mark is red. A drive to the scene is late as well when it takes much longer than reckoned.',
    region: 'Region',
    status: 'State',
    unsent: 'No unit yet',
    everywhere: 'This region has the limits of the whole centre.',
    ofRegion: 'Limits of its own for {{region}} and all below it.',
    where:
      'Set on the server in the setting SIAGA_LATE_AFTER, by state, colour and region. A change counts once the server was started again; open screens follow by themselves.',
    unknown: 'The limits are not known yet: this screen is not connected.',
  },
};

declare global {
  interface ConsoleTexts {
    lateTimes: Translated<typeof id>['lateTimes'];
  }
}

/** Texts of the times after which a wait is late. */
export const lateTimesTexts: ScreenTexts = { id, en };
