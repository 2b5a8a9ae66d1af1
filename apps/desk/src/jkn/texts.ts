import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  jkn: {
    title: 'Mobile JKN',
    day: 'Hari',
    heading: 'BPJS dan antrean kita',
    empty: 'Tidak ada antrean pada hari ini.',
    differing: '{{n}} berbeda',
    problem: {
      not_called: 'Faskes ini belum memanggil BPJS. Yang di bawah ini hanya catatan kita.',
      no_answer: 'BPJS tidak menjawab. Yang di bawah ini hanya catatan kita; coba lagi sebentar.',
      refused:
        'BPJS menolak pertanyaan ini. Yang di bawah ini hanya catatan kita; minta admin melihat kuncinya.',
      no_list:
        'BPJS tidak membuka catatannya untuk puskesmas. Yang dibandingkan di sini: apa yang sudah diterima BPJS dari kita.',
    },
    code: 'Kode booking',
    ours: 'Di sini',
    theirs: 'Di BPJS',
    differs: 'Yang berbeda',
    none: 'tidak ada',
    same: 'sama',
    unknown: 'belum diketahui',
    steps: 'Langkah',
    stepsOf: 'Langkah kunjungan {{code}}',
    noSteps: 'Belum ada langkah.',
    taken: 'Diterima BPJS',
    takenAll: 'semua',
    notTold: 'tidak dilaporkan: tanpa kartu JKN',
    missed: 'belum: {{what}}',
    toldName: { add: 'pengambilan nomor', call: 'panggilan', cancel: 'pembatalan' },
    saidOf: 'Yang dikatakan tentang {{code}}',
    said: 'Layanan',
    saidAt: 'Waktu',
    answer: 'Jawaban',
    noAnswer: 'tidak dijawab',
    nothingSaid: 'Belum ada yang dikatakan.',
    task: 'Langkah',
    happened: 'Terjadi',
    told: 'Diterima BPJS',
    theirTime: 'Catatan BPJS',
    difference: {
      missing_there: 'tidak ada di BPJS',
      missing_here: 'tidak ada di sini',
      number: 'nomornya lain',
      served: 'selesai di satu pihak saja',
      cancelled: 'batal di satu pihak saja',
      untold: 'ada langkah yang belum diterima',
    },
    state: {
      booked: 'belum datang',
      waiting: 'menunggu',
      called: 'dipanggil',
      serving: 'dilayani',
      done: 'selesai',
      no_show: 'tidak datang',
      cancelled: 'batal',
    },
    taskName: {
      waitsAdmission: 'Menunggu admisi',
      atAdmission: 'Dilayani admisi',
      waitsClinic: 'Menunggu poli',
      served: 'Dilayani poli',
      leftClinic: 'Selesai di poli',
      medicineMade: 'Obat dibuat',
      medicineReady: 'Obat siap',
      absent: 'Tidak datang',
    },
  },
};

const en: Translated<typeof id> = {
  jkn: {
    title: 'Mobile JKN',
    day: 'Day',
    heading: 'BPJS and our queue',
    empty: 'Nobody is in the queue on this day.',
    differing: '{{n}} differ',
    problem: {
      not_called: 'This facility does not call BPJS yet. What follows is our own record alone.',
      no_answer: 'BPJS does not answer. What follows is our own record alone; try again in a moment.',
      refused:
        'BPJS refuses the question. What follows is our own record alone; ask the admin to look at the keys.',
      no_list:
        'BPJS lets no puskesmas read what it holds. Compared here is what BPJS has taken of what we told it.',
    },
    code: 'Booking code',
    ours: 'Here',
    theirs: 'At BPJS',
    differs: 'What differs',
    none: 'none',
    same: 'the same',
    unknown: 'not known yet',
    steps: 'Steps',
    stepsOf: 'Steps of visit {{code}}',
    noSteps: 'There are no steps yet.',
    taken: 'Taken by BPJS',
    takenAll: 'all of it',
    notTold: 'not told of: no JKN card',
    missed: 'not yet: {{what}}',
    toldName: { add: 'the number', call: 'the call', cancel: 'the end' },
    saidOf: 'What was said of {{code}}',
    said: 'Service',
    saidAt: 'Time',
    answer: 'Answer',
    noAnswer: 'not answered',
    nothingSaid: 'Nothing has been said yet.',
    task: 'Step',
    happened: 'Happened',
    told: 'Taken by BPJS',
    theirTime: 'As BPJS has it',
    difference: {
      missing_there: 'not at BPJS',
      missing_here: 'not here',
      number: 'another number',
      served: 'done on one side only',
      cancelled: 'cancelled on one side only',
      untold: 'steps that were not taken yet',
    },
    state: {
      booked: 'not here yet',
      waiting: 'waiting',
      called: 'called',
      serving: 'being served',
      done: 'done',
      no_show: 'did not come',
      cancelled: 'cancelled',
    },
    taskName: {
      waitsAdmission: 'Waits for admission',
      atAdmission: 'At admission',
      waitsClinic: 'Waits for the clinic',
      served: 'Served by the clinic',
      leftClinic: 'Done at the clinic',
      medicineMade: 'Medicine is made',
      medicineReady: 'Medicine is ready',
      absent: 'Did not come',
    },
  },
};

declare global {
  interface DeskTexts {
    jkn: Translated<typeof id>['jkn'];
  }
}

/** Texts of what BPJS holds against what we hold. */
export const texts: ScreenTexts = { id, en };
