import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  map: {
    label: 'Peta unit, kejadian, dan faskes',
    layers: 'Lapisan peta',
    shown: 'tampil',
    hidden: 'tidak',
    layerFailed: 'Lapisan {{name}} tidak bisa ditampilkan. Muat ulang halaman.',
    regions: 'Batas wilayah',
    facilities: 'Faskes',
    estimateBorders: 'Garis putus: batas perkiraan',
    bordersFailed: 'Batas wilayah tidak bisa dimuat.',
    groundFailed: 'Peta jalan tidak bisa dimuat.',
    ready: 'siap',
    offered: 'menunggu jawaban',
    moving: 'di jalan',
    scene: 'menangani',
    off: 'tidak bertugas',
  },
};

const en: Translated<typeof id> = {
  map: {
    label: 'Map of units, incidents and facilities',
    layers: 'Map layers',
    shown: 'shown',
    hidden: 'hidden',
    layerFailed: 'The layer {{name}} cannot be shown. Reload the page.',
    regions: 'Region borders',
    facilities: 'Facilities',
    estimateBorders: 'Dashed line: estimated border',
    bordersFailed: 'The region borders cannot be loaded.',
    groundFailed: 'The street map cannot be loaded.',
    ready: 'ready',
    offered: 'waiting for answer',
    moving: 'on the road',
    scene: 'with patient',
    off: 'off shift',
  },
};

declare global {
  interface ConsoleTexts {
    map: Translated<typeof id>['map'];
  }
}

/** Texts of the map. */
export const texts: ScreenTexts = { id, en };
