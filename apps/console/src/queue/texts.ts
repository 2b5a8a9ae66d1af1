import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  queue: {
    title: 'Antrean',
    answer: 'Jawab',
    ringing: 'berdering',
    line: '{{line}}, antrean {{queue}}',
    nth: 'panggilan ke-{{n}} dari nomor ini hari ini',
    noNumber: 'Nomor tidak tampil',
    dropped: 'Terputus, belum dihubungi',
    undecided: 'Dijawab, belum diputuskan',
    answeredBy: 'oleh {{name}}',
    incidents: 'Kejadian berjalan',
    noIncidents: 'Tidak ada kejadian berjalan.',
    noPlace: 'Tempat belum diketahui',
    quiet: 'Tidak ada panggilan menunggu.',
    newCall: 'Catat panggilan',
    people: '{{n}} korban',
    years: '{{n}} th',
    keys: {
      answer: 'Jawab panggilan yang paling lama berdering',
      missed: 'Ambil panggilan terputus berikutnya',
    },
  },
  clock: {
    sinceAnswer: 'sejak dijawab',
    sinceOpened: 'sejak dibuka',
    offered: 'ditawarkan',
    arrives: 'tiba {{span}}',
    total: 'total',
    target: 'target kirim {{clock}}',
    ended: 'selesai',
  },
  units: { none: 'belum ada unit', to: '{{unit}} ke {{facility}}', is: '{{unit}} {{status}}' },
};

const en: Translated<typeof id> = {
  queue: {
    title: 'Queue',
    answer: 'Answer',
    ringing: 'ringing',
    line: '{{line}}, queue {{queue}}',
    nth: 'call number {{n}} from this number today',
    noNumber: 'Number withheld',
    dropped: 'Dropped, not called back',
    undecided: 'Answered, not decided',
    answeredBy: 'by {{name}}',
    incidents: 'Running incidents',
    noIncidents: 'No running incidents.',
    noPlace: 'Place not known yet',
    quiet: 'No calls waiting.',
    newCall: 'Record a call',
    people: '{{n}} patients',
    years: '{{n}} y',
    keys: {
      answer: 'Answer the call that has rung longest',
      missed: 'Take the next dropped call',
    },
  },
  clock: {
    sinceAnswer: 'since answered',
    sinceOpened: 'since opened',
    offered: 'offered',
    arrives: 'arrives {{span}}',
    total: 'total',
    target: 'send target {{clock}}',
    ended: 'ended',
  },
  units: { none: 'no unit yet', to: '{{unit}} to {{facility}}', is: '{{unit}} {{status}}' },
};

declare global {
  interface ConsoleTexts {
    queue: Translated<typeof id>['queue'];
    clock: Translated<typeof id>['clock'];
    units: Translated<typeof id>['units'];
  }
}

/** Texts of what waits and what runs. */
export const texts: ScreenTexts = { id, en };
