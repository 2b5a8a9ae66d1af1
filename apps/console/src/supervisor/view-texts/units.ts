import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  unitAdmin: {
    title: 'Unit ({{n}})',
    filter: 'Cari unit atau pos',
    none: 'Tidak ada unit yang cocok.',
    create: 'Tambah unit',
    save: 'Simpan unit',
    created: '{{unit}} ditambahkan',
    edit: 'Ubah',
    changed: '{{unit}} disimpan',
    saveChange: 'Simpan perubahan',
    renameHint: 'Nama lama tetap bisa dicari. Tugas yang berjalan diberi tahu.',
    former: 'Dulu: {{names}}',
    retire: 'Tidak dipakai lagi',
    retireAsk:
      '{{unit}} tidak lagi ditawari tugas dan hilang dari daftar. Riwayatnya tetap ada, dan bisa dipakai lagi kapan saja.',
    retireCrew: '{{n}} kru yang bertugas di dalamnya selesai bertugas.',
    retireYes: 'Ya, tidak dipakai lagi',
    retired: '{{unit}} tidak dipakai lagi',
    onJob:
      'Sedang memegang tugas {{number}}. Selesaikan atau tarik tugasnya dulu sebelum unit ini tidak dipakai lagi.',
    showRetired: 'Unit yang tidak dipakai lagi',
    noneRetired: 'Belum ada unit yang tidak dipakai lagi.',
    since: 'Sejak {{day}}',
    bringBack: 'Pakai lagi {{unit}}',
    broughtBack: '{{unit}} dipakai lagi',
    callSign: 'Nama panggil',
    callSignHint: 'Yang disebut di radio, misalnya AMB-07. Tidak boleh sama dengan unit lain.',
    type: 'Jenis',
    capabilities: 'Perlengkapan tambahan',
    byType: 'Sudah dari jenisnya: {{list}}',
    home: 'Pos',
    homeKind: { none: 'Tanpa pos tetap', facility: 'Di faskes', point: 'Titik di peta' },
    postName: 'Nama pos',
    pickPoint: 'Klik letak pos di peta.',
    pointSet: 'Letak pos sudah dipilih. Klik lagi untuk memindahkan.',
    homeMissing: 'Pilih faskes, atau isi nama pos dan klik letaknya di peta.',
    noPost: 'tanpa pos tetap',
    crew: 'Kru',
    noCrew: 'Belum ada kru',
    service: 'Keadaan',
    position: 'Posisi terakhir',
  },
};

const en: Translated<typeof id> = {
  unitAdmin: {
    title: 'Units ({{n}})',
    filter: 'Find a unit or post',
    none: 'No unit fits.',
    create: 'Add a unit',
    save: 'Save unit',
    created: '{{unit}} added',
    edit: 'Change',
    changed: '{{unit}} saved',
    saveChange: 'Save changes',
    renameHint: 'The former name can still be found. A running job is told.',
    former: 'Formerly: {{names}}',
    retire: 'Retire',
    retireAsk:
      '{{unit}} is offered no more jobs and leaves the lists. Its history stays, and it can be brought back at any time.',
    retireCrew: 'The shift of {{n}} on it ends.',
    retireYes: 'Yes, retire',
    retired: '{{unit}} retired',
    onJob: 'It holds the job {{number}}. Finish or call back that job before you retire it.',
    showRetired: 'Retired units',
    noneRetired: 'No unit was retired yet.',
    since: 'Since {{day}}',
    bringBack: 'Bring back {{unit}}',
    broughtBack: '{{unit}} is back',
    callSign: 'Call sign',
    callSignHint: 'As said on the radio, for example AMB-07. No two units share one.',
    type: 'Type',
    capabilities: 'More equipment',
    byType: 'Comes with its type: {{list}}',
    home: 'Post',
    homeKind: { none: 'No fixed post', facility: 'At a facility', point: 'Point on the map' },
    postName: 'Name of the post',
    pickPoint: 'Click where the post is on the map.',
    pointSet: 'The post has its point. Click again to move it.',
    homeMissing: 'Choose a facility, or name the post and click its place on the map.',
    noPost: 'no fixed post',
    crew: 'Crew',
    noCrew: 'No crew yet',
    service: 'State',
    position: 'Last position',
  },
};

declare global {
  interface ConsoleTexts {
    unitAdmin: Translated<typeof id>['unitAdmin'];
  }
}

/** Texts of the units and their posts. */
export const unitsTexts = { id, en } satisfies ScreenTexts;
