const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Names that streets bear in any city: whom and what they honour, never where they lie. */
export const STREET_NAMES: readonly string[] = lines(`
  Diponegoro
  Imam Bonjol
  Teuku Umar
  Cut Nyak Dien
  Pattimura
  Hasanuddin
  Sultan Agung
  Gajah Mada
  Hayam Wuruk
  Ahmad Yani
  A. Yani
  S. Parman
  MT Haryono
  Gatot Subroto
  Jend. Sudirman
  Ahmad Dahlan
  HOS Cokroaminoto
  Urip Sumoharjo
  Yos Sudarso
  RA Kartini
  Dewi Sartika
  Wahid Hasyim
  Slamet Riyadi
  Ki Hajar Dewantara
  Letjen Suprapto
  Katamso
  Sisingamangaraja
  Adam Malik
  Otto Iskandardinata
  KH Mas Mansyur
  Moh. Yamin
  Agus Salim
  Cendrawasih
  Kutilang
  Kasuari
  Nuri
  Garuda
  Melati
  Mawar
  Anggrek
  Flamboyan
  Bougenville
  Dahlia
  Kenanga
  Teratai
  Cempaka
  Mangga
  Rambutan
  Jambu
  Nangka
  Salak
  Durian
  Merpati Putih
  Rajawali
  Kelinci
  Kancil
  Rusa
  Banteng
  Merapi
  Semeru
  Bromo
  Rinjani
  Kerinci
  Galunggung
  Serayu
  Brantas
  Mahakam
  Barito
  Kapuas
  Musi
  Arjuna
  Bima
  Nakula
  Sadewa
  Srikandi
  Gatotkaca
  Pandawa
  Mutiara
  Safir
  Intan
  Berlian
  Delima
  Pahlawan
  Pemuda
  Veteran
  Merdeka
  Proklamasi
  Pancasila
  Perintis
  Perjuangan
  Kesehatan
  Pendidikan
  Pelita
  Industri
  Niaga
  Stasiun
  Pelabuhan
  Masjid
  Kampus
  Swadaya
  Gotong Royong
  Mandiri
  Makmur
  Sentosa
  Damai
  Bahagia
  Amal
  Ikhlas
  Kebun Raya
  Irigasi
  Bendungan
  Tanggul
  Pompa Air
  Inspeksi
  Kali Mati
`);

/** Estates, malls, schools and the like, as they are called in any city. */
export const LANDMARK_NAMES: readonly string[] = lines(`
  perumahan Griya Asri
  komplek Bumi Permai
  perum Taman Anggrek
  komplek Puri Indah Lestari
  perumahan Citra Garden
  komplek Deplu
  komplek Pertamina
  komplek AL
  komplek polri
  cluster Edelweis
  apartemen Green View
  rusunawa blok C
  villa Mutiara
  perumnas blok D
  Grand Palace Residence
  mall Grand City
  Plaza Atrium
  Giant
  Hypermart
  Lotte Mart
  Ramayana
  Transmart
  pasar induk
  pasar inpres
  pasar malam
  hotel Horison
  hotel Santika
  RS Hermina
  RS Bunda
  RS Siloam
  puskesmas pembantu
  SMPN 47
  SMA Negeri 8
  SDN 05 pagi
  kampus UBK
  pool taksi
  pool bus
  depo kontainer
  gardu PLN
  rumah pompa
  pintu air
  SPBU Shell
  Indomaret
  Alfamart
  Pizza Hut
  McD
  bengkel Honda
  showroom Toyota
  kantor pajak
  kantor imigrasi
  samsat
  gelanggang olahraga
  taman bermain
  lapangan futsal
  kolong flyover
  terowongan
  underpass
  masjid Al Ikhlas
  masjid Nurul Huda
  gereja Santo Yosef
  musholla Al Barkah
  vihara
  makam pahlawan
  pabrik tahu
  pabrik kaca
  pergudangan
  jembatan layang
  jembatan penyeberangan
  halte busway
  stasiun kereta
  gerbang tol
  rest area
  bantaran kali
  tanggul kali
  kali mati
  gang Haji Naim
  gang Haji Soleh
  gang Langgar
  gang Sekolahan
  gang Buntu
  gang Kelinci
`);

/** What is reported of a street or landmark: "{place}" is where. */
export const PLACE_FRAMES: readonly string[] = lines(`
  {place} banjir
  {place} tergenang
  banjir di {place}
  Banjir di {place} setinggi betis
  Genangan 20 cm di {place}, lalin padat
  {place} macet parah akibat genangan
  air sudah masuk {place}
  pohon tumbang di {place} menutup jalan
  kecelakaan di {place} dua motor
  kebakaran di {place} tolong damkar
  Mohon bantuan evakuasi warga {place}
  banjir belum surut di {place} rt 05 rw 09
  {place} no 12 kemasukan air
  #drainaseburuk {place}
  {place} #banjir #cuacaekstrim
  got mampet di {place} mohon ditindaklanjuti pak
  jalan rusak di {place} sudah lama dibiarkan
  sampah menumpuk di {place} bau
  update {place} mulai surut, bisa dilewati motor
  lampu jalan mati sepanjang {place}
  depan {place} air setinggi lutut orang dewasa
  samping {place} ada tabrakan
  {place} arah kota antre panjang
  Hari ke 3 banjir di {place} butuh pompa
  min {place} gimana kondisinya? masih banjir?
  Pagi ini {place} terpantau genangan 10-20 cm hati hati licin
  {place} ditutup sementara karena banjir
  tolong kirim perahu karet ke {place}, ada lansia sakit
  orang pingsan di {place}
  ada laka truk di {place} sopir terjepit
`);

/** What is added to a village's name where a street or an estate is named after it. */
export const NAMED_AFTER: readonly string[] = lines(`
  jl {village} raya
  Jl. {village} III
  jalan {village} dalam
  Jl {village} Utara
  jl raya {village}
  perumahan {village} indah
  komplek {village} permai
  perum {village} baru
  pasar {village}
  terminal {village}
  flyover {village}
  kolong {village}
  stasiun {village}
  gang masjid {village}
  {village} residence
  apartemen {village}
  kali {village}
  underpass {village}
`);

/** A village is named as such, mostly with more beside it. */
export const VILLAGE_FRAMES: readonly string[] = lines(`
  banjir di {village}
  {village} banjir lagi
  {village} tenggelam
  daerah {village} masih terendam
  warga {village} mengungsi
  kawasan {village} tergenang 40 cm
  Banjir di kelurahan {village} kecamatan {district} semakin parah
  rt 007/010 {village} {district}
  {village}, {district} air naik terus
  Jl. {street} RT 010/RW 003 {village}
  jl {street} no 89 rt 03/06 {village} {district}
  komplek {landmark} {village}
  {landmark}, kel {village}, kec {district}
  Tim SAR mengevakuasi korban banjir di {village} di tengah hujan
  Banjir untuk pak lurah {village} tolong dipikirkan solusinya
  pak camat {district} tolong {village} banjir terus
  kampung {street} rt01 rw06 {village}
  di samping kelurahan {village} masih jadi danau ini
  {village} #drainaseburuk
  #{village} banjir
  gang {street} {village} kebakaran
  kebakaran rumah padat penduduk {village} butuh damkar
  kecelakaan di depan kantor kelurahan {village}
  Hari ke 2 masih banjir di {village}-{district}
  wilayah {village} rw 5 air sudah sedada orang dewasa
  perbatasan {village} {district}
`);
