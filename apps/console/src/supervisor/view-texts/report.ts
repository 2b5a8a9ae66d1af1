import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  report: {
    title: 'Waktu tanggap',
    shift: 'Buku dinas, menurut jam {{zone}}',
    shiftPreset: 'Rentang',
    shiftLast: '{{n}} jam terakhir',
    shiftOwn: 'Pilih sendiri',
    shiftWrong: 'Harus sesudah awalnya, paling lama 24 jam.',
    shiftPrint: 'Cetak buku dinas (PDF)',
    from: 'Dari',
    to: 'Sampai',
    interval: 'Selang',
    count: 'Jumlah',
    p50: 'P50',
    p90: 'P90',
    target: 'Target',
    within: 'Tercapai',
    anomalies: 'Janggal',
    anomaliesHint: 'Janggal: waktu akhir lebih dulu dari waktu awal; tidak ikut dihitung.',
    none: 'Belum ada kejadian di rentang ini.',
    bar: 'Terhadap target',
    course: 'Panggilan, kejadian dan waktu tanggap dari waktu ke waktu',
    points: 'Waktu ({{zone}})',
    calls: 'Panggilan',
    incidents: 'Kejadian',
    minutes: 'Menit tanggap',
    inMinutes: '{{n}} mnt',
    median: 'Median tanggap',
    totals: '{{calls}} panggilan, {{incidents}} kejadian, {{responses}} di antaranya sudah didatangi unit.',
    noCourse: 'Tidak ada panggilan atau kejadian di rentang ini.',
    periods: { day: '24 jam', week: '7 hari', month: '30 hari' },
    name: {
      answer: 'Berdering sampai dijawab',
      processing: 'Dijawab sampai unit diberi tahu',
      turnout: 'Diberi tahu sampai berangkat',
      travel: 'Berangkat sampai tiba',
      total: 'Berdering sampai unit tiba',
      scene: 'Di lokasi',
      transport: 'Membawa pasien',
      wall: 'Menunggu serah terima',
      task: 'Seluruh tugas',
      handover: 'Penyerahan ke pusat lain',
    },
  },
};

const en: Translated<typeof id> = {
  report: {
    title: 'Response times',
    shift: 'Log of the shift, by the clock of {{zone}}',
    shiftPreset: 'Span',
    shiftLast: 'Last {{n}} hours',
    shiftOwn: 'My own',
    shiftWrong: 'It must be after the start, 24 hours at most.',
    shiftPrint: 'Print the log (PDF)',
    from: 'From',
    to: 'To',
    interval: 'Interval',
    count: 'Count',
    p50: 'P50',
    p90: 'P90',
    target: 'Target',
    within: 'Met',
    anomalies: 'Odd',
    anomaliesHint: 'Odd: the end lies before the start; left out of the figures.',
    none: 'No incidents in this span yet.',
    bar: 'Against the target',
    course: 'Calls, incidents and response times over time',
    points: 'Time ({{zone}})',
    calls: 'Calls',
    incidents: 'Incidents',
    minutes: 'Response, minutes',
    inMinutes: '{{n}} min',
    median: 'Median response',
    totals: '{{calls}} calls, {{incidents}} incidents, {{responses}} of them reached by a unit.',
    noCourse: 'No calls or incidents in this span.',
    periods: { day: '24 hours', week: '7 days', month: '30 days' },
    name: {
      answer: 'Ringing to answered',
      processing: 'Answered to unit notified',
      turnout: 'Notified to en route',
      travel: 'En route to on scene',
      total: 'Ringing to unit on scene',
      scene: 'On scene',
      transport: 'Carrying the patient',
      wall: 'Waiting for handover',
      task: 'Whole job',
      handover: 'Hand-over to another centre',
    },
  },
};

declare global {
  interface ConsoleTexts {
    report: Translated<typeof id>['report'];
  }
}

/** Texts of the response times and the shift’s log. */
export const reportTexts = { id, en } satisfies ScreenTexts;
