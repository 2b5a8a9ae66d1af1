/** Indonesian sentences of what went wrong and lasts; crews are told in other words. */
export const alerts = {
  alert: {
    offer_unanswered: '{{unitCallSign}} tidak menjawab tawaran {{incidentNumber}}',
    offer_declined: '{{unitCallSign}} menolak {{incidentNumber}}',
    chain_exhausted: 'Tidak ada unit lain untuk {{incidentNumber}}',
    inbound_unacknowledged: '{{facilityName}} belum menjawab pasien {{incidentNumber}}',
    call_refused: 'Kiriman telepon dari {{source}} ditolak',
    call_id_used_again: '{{source}} memakai lagi nomor panggilan yang lama; panggilan baru sudah dibuka',
    source_clock_off: 'Jam {{source}} {{offset}}',
    clock_offset: 'Jam perangkat {{unitCallSign}} meleset',
    unit_silent: '{{unitCallSign}} tidak melapor posisi',
    status_late:
      '{{unitCallSign}} {{waited}} “{{status}}” untuk {{incidentNumber}}, melewati batasnya. Hubungi kru, pertimbangkan unit lain.',
    handover_unanswered: '{{centreName}} tidak mengambil kasus yang diserahkan',
    handover_refused: '{{centreName}} tidak menerima kasus yang diserahkan',
    facility_diverted:
      '{{facilityName}} mengalihkan pasien{{because}}, padahal {{unitCallSign}} menuju ke sana. Pilih tujuan lain dan kabari kru.',
    facility_closed:
      '{{facilityName}} tutup, padahal {{unitCallSign}} menuju ke sana. Pilih tujuan lain dan kabari kru.',
    facility_lacks:
      '{{facilityName}} tidak punya {{missing}} untuk pasien {{unitCallSign}}. Pilih tujuan lain dan kabari kru.',
    facility_full:
      '{{facilityName}} penuh, padahal {{unitCallSign}} menuju ke sana. Telepon IGD atau pilih tujuan lain.',
    facility_moved:
      'Titik {{facilityName}} dibetulkan sejauh {{moved}}. Pilih lagi tujuan {{unitCallSign}} agar petunjuk jalannya benar.',
    unit_out_of_service: '{{unitCallSign}} keluar dinas{{because}} saat bertugas. Kirim unit lain.',
    unit_renamed: '{{was}} kini bernama {{now}}. Panggil dengan nama yang baru.',
    unit_transferred:
      '{{unitCallSign}} dipindah ke wilayah {{regionCode}} saat bertugas. Sepakati siapa yang memimpin, atau kirim unit lain.',
    unit_lacks: '{{unitCallSign}} tidak membawa {{missing}} yang dibutuhkan. Kirim unit pendamping.',
    crew_gone:
      'Kru {{unitCallSign}} tidak masuk dinas lagi, tugasnya masih berjalan. Hubungi lewat radio atau kirim unit lain.',
    road_closed: 'Jalan {{unitCallSign}} {{closed}}{{later}}. Kabari yang menunggu, pertimbangkan unit lain.',
    case_elsewhere:
      'Tempat {{incidentNumber}} kini masuk wilayah {{centre}}. Serahkan kasusnya atau sepakati siapa yang menangani.',
  },
};
