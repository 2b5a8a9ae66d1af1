import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  monitoring: {
    start: 'Laporan harian',
    startHint: 'Untuk yang dipantau petugas kesehatan. Siapkan kode dari petugas.',
    startButton: 'Buka laporan harian',
    haveCode: 'Punya kode laporan harian?',
    back: 'Kembali',
    open: {
      title: 'Buka laporan harian Anda',
      way: 'Kode ini',
      first: 'baru, belum pernah dipakai',
      again: 'sudah pernah saya pakai',
      code: 'Kode dari petugas',
      codeHint: 'Delapan huruf dan angka, ada di SMS atau di kertas dari petugas',
      codeWrong: 'Isi kode dari petugas, delapan huruf dan angka.',
      newPin: 'Buat enam angka rahasia',
      newPinHint: 'Anda yang menentukan. Dipakai lagi bila membuka halaman ini di ponsel lain.',
      pin: 'Enam angka rahasia Anda',
      pinHint: 'Angka yang Anda buat saat pertama kali membuka',
      pinWrong: 'Isi tepat enam angka.',
      pinWeak: 'Angka ini mudah ditebak. Pilih yang tidak berurutan dan tidak kembar semua.',
      submit: 'Buka',
    },
    refused: {
      codeUsed:
        'Kode salah, sudah lewat waktunya, atau sudah pernah dipakai. Bila Anda pernah memakainya, pilih “sudah pernah saya pakai”. Bila tidak, minta kode baru kepada petugas.',
      codeWrong: 'Kode atau enam angkanya tidak cocok. Bila lupa angkanya, minta kode baru kepada petugas.',
      tooOften: 'Terlalu sering dicoba. Coba lagi {{minutes}} menit lagi.',
      invalid: 'Ada isian yang belum benar. Periksa kode dan enam angkanya.',
      expired: 'Halaman ini belum bisa dibuka. Coba sekali lagi.',
      busy: 'Sedang ramai. Coba lagi sebentar.',
      offline: 'Tidak ada sambungan. Coba lagi begitu ponsel tersambung.',
      failed: 'Belum berhasil. Bila tetap begini, sebutkan nomor ini: {{correlationId}}',
    },
    help: { title: 'Pertolongan', call: 'Telepon 119' },
    age: { minutes: '{{n}} menit', hours: '{{n}} jam', days: '{{n}} hari' },
    state: {
      before: 'Belum mulai',
      due: 'Belum lapor',
      late: 'Terlambat',
      waiting: 'Belum terkirim',
      done: 'Sudah lapor',
      ended: 'Hari terakhir lewat',
      over: 'Selesai',
    },
    card: {
      loading: 'Mengambil laporan Anda.',
      today: 'Hari ini {{day}}',
      old: 'Tidak ada sambungan. Keadaan {{age}} lalu, hari {{day}}. Anda tetap bisa melapor.',
      day: 'Hari ke-{{day}} dari {{of}}, sampai {{date}}',
      before: 'Dimulai {{date}}.',
      ended: 'Hari terakhir {{date}} sudah lewat. Petugas akan menutup pemantauan.',
      reportToday: 'Lapor hari ini',
      reportYesterday: 'Lapor untuk kemarin',
      correctToday: 'Perbaiki laporan hari ini',
      correctYesterday: 'Perbaiki laporan kemarin',
    },
    over: {
      completed: 'Pemantauan sudah selesai. Terima kasih, tidak perlu melapor lagi.',
      cancelled: 'Pemantauan dihentikan oleh petugas. Tidak perlu melapor lagi.',
      lost: 'Pemantauan ditutup karena petugas tidak dapat menghubungi. Bila masih di rumah, hubungi puskesmas.',
      referred: 'Dirujuk ke fasilitas kesehatan. Pemantauan di rumah berakhir, ikuti petunjuk di sana.',
      died: 'Pemantauan sudah ditutup. Kami turut berduka cita.',
    },
    groups: { symptoms: 'Keadaan badan', isolation: 'Di rumah', needs: 'Kebutuhan' },
    report: {
      formTitle: 'Bagaimana keadaan Anda?',
      formTitleOf: 'Bagaimana keadaan {{name}}?',
      summaryTitle: 'Laporan Anda, benar begini?',
      summaryTitleOf: 'Laporan untuk {{name}}, benar begini?',
      sentTitle: 'Laporan Anda',
      sentTitleOf: 'Laporan untuk {{name}}',
      today: 'Hari ini, {{date}}.',
      day: 'Untuk {{date}}.',
      dayOf: 'Hari ke-{{day}} dari {{of}}.',
      correcting:
        'Tanggal ini sudah dilaporkan. Yang Anda kirim sekarang menjadi pembetulan, yang lama tetap tercatat.',
      noSigns: 'Tidak ada gejala di bawah ini',
      yes: 'Ya',
      no: 'Tidak',
      choose: 'Pilih ya atau tidak.',
      degrees: 'Isi suhu badan seperti 36,8. Kosongkan bila tidak diukur.',
      degreesHint: 'Seperti 36,8. Boleh kosong bila tidak ada termometer.',
      wordsHint: 'Boleh kosong',
      missing: 'Ada yang belum diisi. Lihat yang ditandai merah.',
      look: 'Periksa laporan',
      change: 'Ubah jawaban',
      nothing: 'tidak diisi',
      before: 'sebelumnya: {{answer}}',
      send: 'Kirim laporan',
      sendAgain: 'Kirim pembetulan',
    },
    sent: {
      sending: 'Mengirim laporan.',
      waiting:
        'Menunggu jaringan. Laporan tersimpan di ponsel ini dan terkirim sendiri begitu tersambung. Petugas belum membacanya.',
      taken: 'Laporan sudah diterima.',
      close: 'Selesai',
    },
    unsent: {
      title: 'Laporan yang tidak diterima',
      of: '{{name}}, {{day}}',
      waiting: 'Laporan {{day}} menunggu jaringan.',
      sending: 'Laporan {{day}} sedang dikirim.',
      over: 'Laporan ini tidak diterima: pemantauannya sudah ditutup petugas.',
      dayNotOpen: 'Tanggal ini tidak bisa dilaporkan lagi, hanya hari ini dan kemarin. Beri tahu petugas.',
      invalid: 'Laporan ini tidak terbaca. Isi sekali lagi.',
      gone: 'Halaman ini tidak boleh melapor untuk orang itu lagi. Tanya petugas.',
      putAway: 'Sudah saya baca',
    },
    meaning: {
      urgentTitle: 'Perlu pertolongan sekarang',
      own: {
        none: 'Tidak ada tanda yang perlu ditindaklanjuti. Lapor lagi besok.',
        need: 'Kebutuhan Anda dibaca petugas. Lapor lagi besok.',
        breach: 'Petugas akan bertanya apa yang membuat Anda keluar. Sedapatnya tetap di rumah.',
        symptomatic:
          'Ada tanda yang perlu dilihat petugas, mereka akan menghubungi Anda. Istirahat dan banyak minum. Bila sesak napas, sangat lemas, atau bingung, telepon 119.',
        urgent:
          'Telepon 119 sekarang dan sebutkan tanda yang Anda laporkan. Duduk tegak, jangan sendirian, dan jangan menyetir sendiri.',
      },
      of: {
        none: 'Tidak ada tanda yang perlu ditindaklanjuti. Lapor lagi besok.',
        need: 'Kebutuhannya dibaca petugas. Lapor lagi besok.',
        breach: 'Petugas akan bertanya apa yang membuatnya keluar. Sedapatnya tetap di rumah.',
        symptomatic:
          'Ada tanda yang perlu dilihat petugas, mereka akan menghubungi Anda. Biarkan istirahat dan banyak minum. Bila sesak napas, sangat lemas, atau bingung, telepon 119.',
        urgent:
          'Telepon 119 sekarang dan sebutkan tanda yang dilaporkan. Dudukkan tegak, temani, dan jangan dibawa dengan motor.',
      },
    },
  },
};

const en: Translated<typeof id> = {
  monitoring: {
    start: 'Daily report',
    startHint: 'For whom a health officer follows up. Have the officer’s code ready.',
    startButton: 'Open the daily report',
    haveCode: 'Have a code for the daily report?',
    back: 'Back',
    open: {
      title: 'Open your daily report',
      way: 'This code is',
      first: 'new, never used',
      again: 'one that I used before',
      code: 'The officer’s code',
      codeHint: 'Eight letters and digits, in the message or on the officer’s paper',
      codeWrong: 'Give the officer’s code, eight letters and digits.',
      newPin: 'Make up six secret digits',
      newPinHint: 'You choose them. They open this page again on another phone.',
      pin: 'Your six secret digits',
      pinHint: 'Those that you made up when you first opened the page',
      pinWrong: 'Give exactly six digits.',
      pinWeak: 'These are guessed easily. Choose some that are neither a run nor all the same.',
      submit: 'Open',
    },
    refused: {
      codeUsed:
        'The code is wrong, too old, or was used before. If it was you, choose “one that I used before”. If not, ask the officer for a new code.',
      codeWrong:
        'The code and the six digits do not belong together. If you forgot the digits, ask the officer for a new code.',
      tooOften: 'Tried too often. Try again in {{minutes}} minutes.',
      invalid: 'Something is not right yet. Look at the code and the six digits.',
      expired: 'The page could not be opened. Try once more.',
      busy: 'Many people are here. Try again in a moment.',
      offline: 'No connection. Try again as soon as the phone has one.',
      failed: 'That did not work. If it stays like this, tell us this number: {{correlationId}}',
    },
    help: { title: 'Help', call: 'Call 119' },
    age: { minutes: '{{n}} minutes', hours: '{{n}} hours', days: '{{n}} days' },
    state: {
      before: 'Not begun',
      due: 'Not reported',
      late: 'Late',
      waiting: 'Not sent yet',
      done: 'Reported',
      ended: 'Last day over',
      over: 'Ended',
    },
    card: {
      loading: 'Fetching your reports.',
      today: 'Today is {{day}}',
      old: 'No connection. As of {{age}} ago, {{day}}. You can report all the same.',
      day: 'Day {{day}} of {{of}}, until {{date}}',
      before: 'Begins on {{date}}.',
      ended: 'The last day, {{date}}, is over. An officer will end the follow-up.',
      reportToday: 'Report today',
      reportYesterday: 'Report yesterday',
      correctToday: 'Correct today’s report',
      correctYesterday: 'Correct yesterday’s report',
    },
    over: {
      completed: 'The follow-up is completed. Thank you, no more reports are needed.',
      cancelled: 'The officer ended the follow-up. No more reports are needed.',
      lost: 'The follow-up was closed since no officer could reach you. If you are still at home, call the puskesmas.',
      referred: 'Referred to a health facility. The follow-up at home ends, do as they say there.',
      died: 'The follow-up is closed. We are sorry for your loss.',
    },
    groups: { symptoms: 'How the body feels', isolation: 'At home', needs: 'Needs' },
    report: {
      formTitle: 'How are you?',
      formTitleOf: 'How is {{name}}?',
      summaryTitle: 'Your report, is this right?',
      summaryTitleOf: 'The report for {{name}}, is this right?',
      sentTitle: 'Your report',
      sentTitleOf: 'The report for {{name}}',
      today: 'Today, {{date}}.',
      day: 'For {{date}}.',
      dayOf: 'Day {{day}} of {{of}}.',
      correcting:
        'This day was reported. What you send now corrects it; what was told before stays on record.',
      noSigns: 'None of the signs below',
      yes: 'Yes',
      no: 'No',
      choose: 'Choose yes or no.',
      degrees: 'Give the temperature like 36.8. Leave it empty if it was not taken.',
      degreesHint: 'Like 36.8. May be empty without a thermometer.',
      wordsHint: 'May be empty',
      missing: 'Something is missing. Look at what is marked red.',
      look: 'Look at the report',
      change: 'Change answers',
      nothing: 'left empty',
      before: 'before: {{answer}}',
      send: 'Send the report',
      sendAgain: 'Send the correction',
    },
    sent: {
      sending: 'Sending the report.',
      waiting:
        'Waiting for a connection. The report is kept on this phone and sends itself as soon as there is one. No officer has read it yet.',
      taken: 'The report has arrived.',
      close: 'Done',
    },
    unsent: {
      title: 'Reports that were not taken',
      of: '{{name}}, {{day}}',
      waiting: 'The report of {{day}} waits for a connection.',
      sending: 'The report of {{day}} is being sent.',
      over: 'This report was not taken: an officer has ended the follow-up.',
      dayNotOpen: 'This day can no longer be reported, only today and yesterday. Tell the officer.',
      invalid: 'This report cannot be read. Fill it in once more.',
      gone: 'This page may no longer report for that person. Ask the officer.',
      putAway: 'I have read it',
    },
    meaning: {
      urgentTitle: 'Help is needed now',
      own: {
        none: 'No sign that needs anything. Report again tomorrow.',
        need: 'An officer reads what you need. Report again tomorrow.',
        breach: 'An officer will ask what made you go out. Stay at home as well as you can.',
        symptomatic:
          'There is a sign that an officer must see; they will contact you. Rest and drink a lot. If you are short of breath, very weak or confused, call 119.',
        urgent:
          'Call 119 now and tell them the sign that you reported. Sit upright, do not stay alone, and do not drive yourself.',
      },
      of: {
        none: 'No sign that needs anything. Report again tomorrow.',
        need: 'An officer reads what they need. Report again tomorrow.',
        breach: 'An officer will ask what made them go out. Let them stay at home as well as they can.',
        symptomatic:
          'There is a sign that an officer must see; they will contact you. Let them rest and drink a lot. If they are short of breath, very weak or confused, call 119.',
        urgent:
          'Call 119 now and tell them the sign that was reported. Sit them upright, stay with them, and do not take them by motorcycle.',
      },
    },
  },
};

declare global {
  interface PortalTexts {
    monitoring: Translated<typeof id>['monitoring'];
  }
}

/** Texts of the follow-up; they come with it. */
export const texts: ScreenTexts = { id, en };
