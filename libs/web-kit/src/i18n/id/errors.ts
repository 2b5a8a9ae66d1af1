/** A sentence in Indonesian for every code the centre answers with: what happened, what to do. */
export const errors = {
  errors: {
    INPUT: {
      INVALID: 'Ada isian yang belum benar. Periksa yang ditandai, lalu kirim lagi.',
      TOO_LARGE: 'Isian terlalu besar. Persingkat, lalu kirim lagi.',
    },
    IDENTITY: {
      NOT_SIGNED_IN: 'Anda belum masuk. Masuk dulu untuk melanjutkan.',
      WRONG_CREDENTIALS: 'Nama pengguna atau kata sandi salah. Periksa huruf besar, lalu coba lagi.',
      THROTTLED: 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.',
      CROSS_SITE: 'Permintaan datang dari halaman lain dan ditolak. Buka Siaga dari alamatnya sendiri.',
      PASSWORD_CHANGE_NEEDED: 'Ganti dulu kata sandi sementara Anda. Setelah itu semuanya terbuka.',
      OTHER_ACCOUNT:
        'Akun lain sudah masuk di peramban ini. Tidak ada yang dikirim. Masuk kembali atau muat ulang.',
      USERNAME_TAKEN: 'Nama pengguna itu sudah dipakai. Pilih nama lain.',
      OWN_ACCOUNT: 'Akun sendiri tidak dapat dinonaktifkan. Minta admin lain melakukannya.',
      LAST_ADMIN: 'Ada wilayah yang akan tanpa admin. Tunjuk admin lain lebih dulu.',
    },
    RESOURCE: { NOT_FOUND: 'Tidak ditemukan, atau di luar wilayah akun ini. Periksa lagi daftarnya.' },
    IDEMPOTENCY: { KEY_REUSED: 'Perintah ini sudah pernah dikirim dengan isi lain. Ulangi dari awal.' },
    INGEST: {
      BAD_SIGNATURE: 'Tanda tangan sumber telepon tidak cocok. Periksa kunci rahasianya.',
      INVALID_EVENT: 'Kiriman telepon tidak terbaca dan disimpan untuk pengawas.',
    },
    CALL: {
      ALREADY_ANSWERED: 'Panggilan ini sudah dijawab {{byName}}. Ambil panggilan berikutnya.',
      ILLEGAL_STEP: 'Panggilan ini sudah ditutup. Catat panggilan baru bila perlu.',
      ALREADY_LINKED: 'Panggilan ini sudah masuk ke suatu kejadian. Lihat kejadiannya di daftar.',
      NO_NUMBER: 'Nomor ini tidak bisa menerima pesan. Tanya patokannya.',
      LINK_TOO_OFTEN: 'Tautan baru saja dikirim atau sudah lima kali. Tunggu sebentar.',
      LINK_NOT_SET_UP: 'Tautan belum bisa dikirim: SIAGA_PUBLIC_URL belum diisi.',
      PLACE_CHANGED:
        'Tempat panggilan ini sudah diubah lagi. Lihat tempatnya sekarang, lalu pilih yang benar.',
    },
    INCIDENT: {
      NOT_OPEN: 'Kejadian ini sudah ditutup. Buka kejadian baru bila perlu.',
      SAME: 'Itu kejadian yang sama. Pilih kejadian lain.',
      BEING_HANDED_OVER: 'Kasus ini sedang diserahkan ke {{centreName}}. Tarik dulu penyerahannya.',
      ONLY_CALL: 'Ini satu-satunya panggilan di kejadian {{number}}. Ubah saja kejadiannya.',
      NOT_OVER: 'Kejadian {{number}} masih berjalan.',
      OVER_TOO_LONG: 'Kejadian {{number}} selesai lebih dari {{hours}} jam lalu. Buka kejadian baru.',
      HAS_ACTIVE_ASSIGNMENTS:
        'Masih ada unit yang bertugas di kejadian ini. Selesaikan atau batalkan unitnya dulu.',
      OUTCOME_DOES_NOT_FIT:
        'Hasil itu tidak cocok dengan yang tercatat dari unitnya. Pilih hasil lain, atau betulkan waktu unitnya dulu.',
    },
    DISPATCH: {
      UNIT_ALREADY_ASSIGNED:
        '{{unitCallSign}} baru saja diambil {{byName}} untuk {{incidentNumber}}. Pilih unit berikutnya.',
      UNIT_NOT_IN_SERVICE: 'Unit itu tidak bertugas lagi. Pilih unit lain.',
      OFFER_NOT_LIVE: 'Tawaran ini sudah berakhir. Lihat keadaan terbaru unitnya.',
      ILLEGAL_STEP: 'Langkah itu tidak bisa dari keadaan sekarang. Lihat keadaan terbaru unitnya.',
      FACILITY_NOT_ACCEPTING:
        'Faskes itu sedang tidak menerima pasien. Pilih tujuan lain, atau tulis alasan untuk tetap ke sana.',
    },
    FLEET: {
      CALL_SIGN_TAKEN: 'Nama panggil itu sudah dipakai unit lain. Pilih nama lain.',
      UNIT_RETIRED: 'Unit {{callSign}} sudah tidak dipakai. Minta admin mengaktifkannya lagi.',
      UNIT_HAS_JOB: 'Unit masih memegang tugas. Selesaikan tugasnya dulu.',
      ALREADY_ON_SHIFT: 'Anda sudah bertugas di unit lain. Akhiri tugas di sana dulu.',
      NOT_ON_SHIFT: 'Anda belum bertugas di unit ini. Mulai tugas dulu.',
    },
    FACILITY: {
      INVALID_CAPACITY: 'Tempat tidur kosong tidak boleh lebih dari jumlahnya. Periksa angkanya.',
    },
    INBOUND: { ILLEGAL_STEP: 'Pasien ini sudah dijawab, tiba, atau dibatalkan. Lihat keadaan terbarunya.' },
    REPORT: {
      TOO_LONG:
        'Rentang ini terlalu lama dihitung. Pilih rentang yang lebih pendek atau wilayah yang lebih kecil.',
    },
    RECORD: {
      TOO_MANY: 'Lebih dari {{most}} kejadian cocok. Persempit harinya dulu.',
      TOO_LONG: 'Pencarian ini terlalu lama. Persempit harinya dulu.',
    },
    HANDOVER: {
      ALREADY_OFFERED:
        'Kasus ini sudah diserahkan {{byName}} ke {{centreName}}. Tunggu jawabannya atau tarik kembali.',
      ILLEGAL_STEP: 'Penyerahan ini sudah berakhir. Lihat keadaan terbarunya.',
      NOT_POSSIBLE: 'Kasus tidak bisa dikirim otomatis ke pusat itu. Serahkan lewat telepon.',
      BAD_SIGNATURE: 'Tanda pengirim tidak sah. Periksa kunci bersama kedua pusat.',
    },
    MESSAGE: {
      CANNOT_REPEAT: 'Pesan ini masih dalam perjalanan, atau hanya bisa dikirim oleh penyerahannya sendiri.',
      BAD_SIGNATURE: 'Pengirim tidak bisa dibuktikan.',
    },
    CENTRE: {
      CODE_TAKEN: 'Kode itu sudah dipakai pusat lain. Pilih kode lain.',
      IN_USE: 'Pusat ini masih memegang kasus yang diserahkan. Hapus setelah selesai.',
    },
    STALE: {
      VERSION: 'Orang lain baru saja mengubah ini. Lihat perubahannya, lalu ulangi bila masih perlu.',
    },
    REALTIME: {
      RESYNC_REQUIRED: 'Data di layar terlalu lama. Memuat ulang dari pusat.',
      TOPIC_NOT_HEARD: 'Akun ini tidak berhak atas data yang diminta halaman ini.',
    },
    SYSTEM: {
      DATABASE_UNAVAILABLE: 'Penyimpanan pusat tidak menjawab. Belum tersimpan; tekan lagi sebentar lagi.',
      OVERLOADED: 'Pusat sedang sibuk. Belum tersimpan; tekan lagi sebentar lagi.',
      UNEXPECTED:
        'Ada yang gagal di pusat. Tekan lagi; bila terulang, sebut nomor {{correlationId}} ke petugas komputer.',
    },
  },
};
