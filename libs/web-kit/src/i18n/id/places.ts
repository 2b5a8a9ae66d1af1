/** Indonesian texts of places and the search for them. */
export const places = {
  placeOutside: 'Luar wilayah',
  placeNamesake: 'Nama ini ada di tempat lain juga',
  placeSource: {
    aml: 'GPS telepon',
    shared_link: 'tautan pemanggil',
    pbx: 'data telepon',
    map_pin: 'titik di peta',
    coordinates: 'koordinat',
    plus_code: 'Plus Code',
    map_link: 'tautan peta',
    address: 'alamat',
    landmark: 'patokan',
    facility: 'faskes',
    road: 'jalan',
    village: 'desa/kelurahan',
    district: 'kecamatan',
    regency: 'kabupaten/kota',
    import: 'impor',
    photon: 'peta Photon',
    nominatim: 'peta Nominatim',
  },
  locateProblem: {
    empty: 'Ketik nama jalan, patokan, desa, atau koordinat.',
    too_long: 'Terlalu panjang. Sebut nama jalan, patokan, atau desanya saja.',
    not_found: 'Tidak ditemukan. Coba nama desa atau kecamatan, atau klik titiknya di peta.',
    outside_indonesia: 'Titik itu di luar Indonesia. Periksa urutan lintang dan bujur.',
    unknown_toll:
      'Tol dan kilometer ini tidak ada di peta. Tanyakan gerbang, rest area atau desa terdekat, atau tandai di peta.',
    short_link: 'Tautan pendek tidak bisa dibaca. Minta pemanggil mengirim koordinatnya.',
    not_ready: 'Daftar nama tempat masih dimuat. Klik titiknya di peta dulu.',
  },
};
