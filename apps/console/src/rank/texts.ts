import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  rank: {
    title: 'Unit terdekat untuk kebutuhan ini',
    destinations: 'Tujuan',
    estimate: 'Waktu tempuh: perkiraan garis lurus',
    roads: 'Waktu tempuh: lewat jalan',
    guess: 'perkiraan',
    leftOut: 'Tidak ditawarkan',
    leftOutFacilities: 'Tidak disarankan',
    none: 'Tidak ada unit yang bisa dikirim untuk kebutuhan ini.',
    noneFitting: 'Unit yang cocok sedang tidak ada. Ini yang bisa berangkat sekarang:',
    nextFree: 'Yang cocok dan paling cepat bebas (perkiraan):',
    freeIn: 'bebas {{free}} lagi, tiba {{arrive}} lagi',
    stage: {
      to_scene: 'ke lokasinya {{span}}',
      at_scene: 'di lokasi {{span}}',
      to_facility: 'ke faskes {{span}}',
      at_facility: 'serah terima {{span}}',
      ready: 'siap lagi {{span}}',
    },
    noneFacility: 'Tidak ada tujuan yang cocok.',
    waitPlace: 'Urutan unit muncul setelah tempatnya diketahui.',
    first: 'Saran awal, alasan menyusul',
    failed: 'Urutan tidak bisa dimuat. Mencoba lagi.',
    more: 'dan {{n}} lagi',
    unitReason: {
      fastest: 'paling cepat',
      slower_by: 'lebih lama {{span}}',
      at_post: 'siap di {{post}}',
      position_age: 'posisi {{age}}',
      stale_position: 'posisi lama, {{age}}',
      assumed_at_post: 'belum melapor, dianggap di {{post}}',
      doubted_position: 'laporan terakhirnya tidak dipercaya: {{why}}',
      cannot_carry: 'tidak bisa mengangkut',
      lacks: 'tanpa {{missing}}',
      sooner_by: 'penolong pertama, {{span}} lebih cepat',
    },
    facilityReason: {
      fastest: 'paling cepat',
      slower_by: 'lebih lama {{span}}',
      has_all_needs: 'kebutuhan lengkap',
      beds: '{{kind}} {{available}} dari {{total}}, diperbarui {{age}}',
      capacity_unknown: 'isi tempat tidur belum diketahui',
      point_flagged: 'titiknya belum pasti',
    },
    unitLeftOut: {
      on_job: 'sedang bertugas',
      offer_pending: 'menunggu jawaban',
      off_shift: 'tidak bertugas',
      out_of_service: 'tidak siap',
      no_position: 'tanpa posisi',
      lacks_capability: 'tanpa {{missing}}',
      refused_this_incident: 'sudah menolak atau diam',
      wrong_access: 'tidak bisa mencapai',
    },
    facilityLeftOut: {
      on_diversion: 'tidak menerima: {{text}}',
      full: 'penuh',
      lacks_capability: 'tanpa {{missing}}',
      closed_now: 'tutup',
      no_point: 'tanpa titik',
    },
    keys: {
      units: 'Pilih unit dengan angka',
      destination: 'Pilih tujuan dengan huruf',
    },
  },
};

const en: Translated<typeof id> = {
  rank: {
    title: 'Nearest units for this need',
    destinations: 'Destinations',
    estimate: 'Travel times: straight-line estimate',
    roads: 'Travel times: by road',
    guess: 'estimate',
    leftOut: 'Not offered',
    leftOutFacilities: 'Not advised',
    none: 'No unit can be sent for this need.',
    noneFitting: 'No fitting unit is free. These could go now:',
    nextFree: 'Fitting units that are free soonest (estimate):',
    freeIn: 'free in {{free}}, there in {{arrive}}',
    stage: {
      to_scene: 'to its scene {{span}}',
      at_scene: 'at the scene {{span}}',
      to_facility: 'to the facility {{span}}',
      at_facility: 'hand-over {{span}}',
      ready: 'ready again {{span}}',
    },
    noneFacility: 'No fitting destination.',
    waitPlace: 'Units are ranked once the place is known.',
    first: 'First advice, reasons follow',
    failed: 'The ranking cannot be loaded. Trying again.',
    more: 'and {{n}} more',
    unitReason: {
      fastest: 'fastest',
      slower_by: '{{span}} slower',
      at_post: 'ready at {{post}}',
      position_age: 'position {{age}}',
      stale_position: 'old position, {{age}}',
      assumed_at_post: 'no report, assumed at {{post}}',
      doubted_position: 'its last report is not believed: {{why}}',
      cannot_carry: 'cannot carry a patient',
      lacks: 'without {{missing}}',
      sooner_by: 'first responder, {{span}} sooner',
    },
    facilityReason: {
      fastest: 'fastest',
      slower_by: '{{span}} slower',
      has_all_needs: 'has all needs',
      beds: '{{kind}} {{available}} of {{total}}, updated {{age}}',
      capacity_unknown: 'free beds not known',
      point_flagged: 'its point is uncertain',
    },
    unitLeftOut: {
      on_job: 'on a job',
      offer_pending: 'waiting for answer',
      off_shift: 'off shift',
      out_of_service: 'out of service',
      no_position: 'no position',
      lacks_capability: 'lacks {{missing}}',
      refused_this_incident: 'refused or stayed silent',
      wrong_access: 'cannot reach it',
    },
    facilityLeftOut: {
      on_diversion: 'takes no patients: {{text}}',
      full: 'full',
      lacks_capability: 'lacks {{missing}}',
      closed_now: 'closed',
      no_point: 'no point',
    },
    keys: {
      units: 'Choose a unit by number',
      destination: 'Choose a destination by letter',
    },
  },
};

declare global {
  interface ConsoleTexts {
    rank: Translated<typeof id>['rank'];
  }
}

/** Texts of who can go and where to. */
export const texts: ScreenTexts = { id, en };
