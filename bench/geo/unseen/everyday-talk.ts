const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * What is said to a hotline, written under a photo, asked of a switchboard or typed by mistake, in the languages of the
 * callers, and names no place. Made without the search at hand; which half a sentence belongs to is told by its own hash.
 */
export const EVERYDAY_TALK: readonly string[] = lines(`
  saluran di belakang rumah mampet sudah seminggu
  parit penuh sampah plastik mohon dikeruk
  air comberan masuk ke dapur
  air pam mati dari kemarin
  listrik padam satu kampung
  gardu meledak keluar api
  trafo terbakar tolong pln
  kabel listrik putus menjuntai di jalan
  tabung gas bocor bau sekali
  kompor meledak muka kena api
  kebakaran lapak pemulung
  rumah kontrakan terbakar tiga pintu
  api sudah merembet ke rumah sebelah
  asap kebakaran lahan tebal sekali sesak
  semak terbakar dekat rumah warga
  mobil terbakar di pinggir jalan
  motor terbakar habis isi bensin
  pohon besar mau tumbang tolong dipotong
  dahan jatuh kena mobil parkir
  tembok pembatas ambruk
  atap terbang kena angin kencang
  plafon jatuh menimpa anak
  jembatan kayu putus
  jembatan gantung miring
  tanah bergerak rumah retak retak
  longsor menutup jalan mobil tidak bisa lewat
  gempa barusan terasa kuat
  gempa lagi lampu goyang semua
  air laut naik sampai jalan
  rob masuk rumah sudah tiga hari
  air bah datang tiba tiba
  sungai meluap tanggul jebol
  banjir belum ada bantuan makanan
  butuh selimut dan popok bayi
  perahu karet kapan datang
  pengungsi butuh air bersih
  dapur umum kehabisan beras
  banjir semata kaki masih bisa lewat
  sudah mulai surut alhamdulillah
  air naik lagi dua puluh senti
  tinggi air satu meter lebih
  tinggi muka air siaga dua
  pintu air dibuka ya
  pompa tidak jalan min
  min tolong repost banjirnya parah
  update banjir pagi ini bagaimana
  hati hati jalan licin habis hujan
  macet total dari tadi tidak gerak
  lalu lintas padat merayap
  truk mogok di tanjakan bikin macet
  tronton terperosok gorong gorong
  angkot ngetem bikin macet
  tabrakan motor lawan mobil pikap
  tabrak lari pengemudi kabur
  pengendara terlempar dari motor
  kecelakaan tunggal mabuk
  anak sekolah keserempet motor
  penyeberang jalan tertabrak bus
  helmnya pecah kepala berdarah
  kaki terjepit jok mobil
  bapak tua jatuh dari sepeda
  tukang bangunan jatuh dari lantai dua
  tukang kesetrum di atap
  jari putus kena gerinda
  kena gergaji mesin tangan robek
  mata kena serpihan besi
  kuku copot kena palu
  punggung tertimpa besi
  ketiban lemari
  digigit ular hijau bengkak
  disengat lebah satu badan bengkak
  digigit anjing takut rabies
  dicakar kucing berdarah
  kalajengking masuk kamar
  buaya muncul di sungai
  sapi lepas nyeruduk orang
  monyet masuk rumah
  nyeri dada menjalar ke lengan kiri
  dada sakit keringat dingin
  jantung berdebar tidak karuan
  sesak napas tidak bisa tidur telentang
  asma kambuh inhaler habis
  batuk berdarah sudah seminggu
  muka perot bicara pelo
  tangan kanan tidak bisa digerakkan
  tiba tiba lumpuh sebelah
  kejang mulut berbusa
  step anak panas tinggi
  bayi biru tidak nangis
  bayi kuning tidak mau menyusu
  ketuban pecah belum waktunya
  mules sudah lima menit sekali
  pendarahan hamil tujuh bulan
  bayi sungsang sudah keluar kaki
  ari ari belum keluar
  keguguran darah banyak
  gula darah drop keringatan
  gulanya lima ratus lebih
  tensinya dua ratus per seratus
  muntah darah hitam
  berak darah segar
  diare cair sepuluh kali
  perut kembung keras sakit ditekan
  usus buntu sakit kanan bawah
  kencing tidak keluar sejak semalam
  sakit pinggang tidak bisa bangun
  vertigo muter muter muntah
  pingsan saat upacara
  dehidrasi berat mata cekung
  minum racun serangga
  minum obat tidur banyak
  keracunan makanan hajatan
  keracunan jamur satu keluarga
  tenggelam di kolam renang
  anak hanyut di kali
  mayat mengambang
  orang gantung diri di pohon
  mau bunuh diri di jembatan
  tersedak bakso tidak bisa napas
  kemasukan biji di hidung
  tertelan uang logam
  telinga kemasukan serangga
  demam berdarah trombosit turun
  cacar seluruh badan
  alergi udang bibir bengkak
  gatal gatal habis minum obat
  jahitan operasi lepas
  infus macet darah naik
  oksigen tinggal sedikit
  tabung oksigen kosong tolong
  butuh darah golongan ab
  rujukan ditolak terus
  igd penuh disuruh pulang
  bpjs tidak aktif bisa dilayani
  jadwal poli anak hari apa
  nomor antrean sudah habis
  bisa minta ambulans jenazah
  biaya ambulans berapa ya
  ambulansnya nyasar pak
  petugas tidak ramah
  sopir ambulans minta uang
  orang gila mengamuk bawa parang
  odgj telanjang di pasar
  suami pukul istri
  anak dipukuli bapaknya
  tetangga teriak minta tolong
  ada yang mengetuk pintu tengah malam
  maling masuk lewat jendela
  motor hilang di parkiran
  dibegal empat orang
  hp dijambret
  tawuran pelajar bawa celurit
  keributan di acara orgen
  musik tetangga keras sekali
  balap liar tiap malam
  preman malak sopir
  anak hilang umur lima tahun
  nenek pikun hilang dari rumah
  penipuan lewat telepon
  pinjol teror terus
  terkunci di kamar mandi
  terjebak di lift
  lift macet lantai delapan
  kunci mobil tertinggal di dalam
  cincin tidak bisa dilepas jari bengkak
  kepala anak nyangkut di pagar
  kucing nyemplung sumur
  tawon ndas di depan rumah
  ular kobra di kamar
  minta fogging banyak nyamuk
  lampu jalan padam gelap gulita
  jalan rusak parah banyak lubang
  jalanan amblas separuh
  aspal baru sudah rusak
  trotoar dipakai jualan
  parkir liar bikin sempit
  bangunan liar di atas saluran
  sampah tidak diangkut dua minggu
  bau limbah pabrik menyengat
  air sumur keruh dan bau
  hujan dari subuh belum berhenti
  hujan es sebesar kelereng
  angin puting beliung barusan
  petir menyambar pohon
  kabut asap jarak pandang pendek
  abu vulkanik mulai turun
  terima kasih petugasnya cepat
  terima kasih banyak atas bantuannya
  mantap pak sudah dikeruk
  mohon maaf salah sambung
  ini nomor darurat bukan
  halo selamat malam
  halo bu bisa bicara
  hallo 112
  tes suara satu dua
  cuma coba nomor ini
  anak saya main hp tadi
  iya sebentar ya pak
  sinyalnya jelek putus putus
  suaranya kecil sekali
  tolong diulang pak
  saya panik pak tolong cepat
  cepat pak sudah tidak bernapas
  orangnya sudah meninggal kayaknya
  masih hidup tapi lemas
  sudah sadar tapi bingung
  laki laki umur empat puluh tahun
  perempuan hamil anak ketiga
  korbannya dua orang satu parah
  korban masih di bawah mobil
  tiga luka ringan satu luka berat
  warnanya putih platnya tidak kelihatan
  saya saksi bukan keluarga
  saya lewat saja tadi lihat
  saya telepon untuk teman
  alamatnya saya tidak tahu pak
  lokasinya susah dijelaskan
  ikuti saja mobil saya
  nanti saya tunggu di depan gang
  rumahnya paling ujung cat hijau
  depan rumah ada tenda biru
  pagar besi warna hitam
  belakang warung madura
  sebelah bengkel motor
  dekat pos ronda
  seberang toko bangunan
  di pinggir sawah
  di tengah jalan raya
  di lampu merah
  di rel kereta
  di kebun sawit
  di jalan tol
  di atas jembatan penyeberangan
  jalan masuknya sempit mobil tidak bisa
  gangnya buntu
  pukul 14.30 tadi
  jam 2 dini hari
  jam 10 malam sampai sekarang
  sudah 2 jam menunggu
  3 hari 2 malam tidak surut
  45 menit belum datang
  24 jam lebih air tidak mengalir
  umur 65 tahun berat 80 kilo
  tensi 90/60 nadi 120
  spo2 82 persen
  suhu 39,8 derajat
  hb 5,2 butuh transfusi
  plat nomor b 1234 xyz
  hubungi 081234567890
  wa 0857 1122 3344 ya
  nomor rumah 17 warna kuning
  tanggal 20 februari 2017
  senin 20/2/2017 banjir lagi
  tinggi 50 cm
  50-60 cm di depan rumah
  kedalaman kurang lebih 1,5 meter
  5 kk butuh evakuasi
  30 orang mengungsi
  100 nasi bungkus
  #banjir #cuacaekstrim tolong
  #drainaseburuk lagi lagi
  #lubang #jalanrusak
  #kabelputus bahaya
  capek banjir mulu
  ujan dikit banjir
  ga ada yang peduli
  gimana nih pak gubernur
  pak lurah tolong ditinjau
  pak rt sudah lapor berkali kali
  dinas terkait tolong turun
  petugas ppsu mana
  warga sudah gotong royong
  banjir kiriman dari hulu
  wong tuwa tiba ora tangi
  mbahku semaput nang pawon
  adhiku kejang kejang awake panas
  anakku kecemplung kali
  banyune mlebu omah nganti sak dhada
  geni ne gedhe tulung cepetan
  omahe tanggaku kobong
  montore nabrak wit
  sikilku tugel
  getihe akeh banget
  ora iso ambegan pak
  wetenge lara kit mau esuk
  bojoku arep babaran
  ketubane wis pecah
  dicokot ula ijo
  dientup tawon
  kesetrum listrik nang sawah
  ono wong gelut
  maling e ketangkep warga
  dalane peteng ndedet
  wite ambruk ngrubuhi kabel
  udane deres angine gedhe
  tulung pak ndang mrene
  ambulan e kok suwe
  niki pripun nggih bu
  kula mboten ngertos alamate
  nuwun sewu salah sambung
  mangke kula telpon malih
  griyane cat ijo wingking masjid
  pun bapak teu sadar
  pun emak labuh di jamban
  budak kuring panas ngadegdeg
  caina geus asup ka imah
  imah tatangga kahuruan
  seuneuna gede pisan
  motor tabrakan jeung treuk
  sukuna potong
  getihna loba pisan
  hese napas euy
  nyeri beuteung ti peuting
  pamajikan rek ngajuru
  dipacok oray
  diseureud engang
  kasetrum di sawah
  aya nu gelut mawa bedog
  aya maling di imah tatangga
  tangkal rubuh ka jalan
  hujan gede angin ribut
  taneuhna urug nutupan jalan
  enggal atuh a ambulan na
  punten teu acan dugi wae
  abdi teu apal alamatna
  hapunten lepat nyambung
  imahna cet bodas gigireun warung
  ayah aku pengsan di bilik air
  budak tu demam panas sangat
  kereta langgar pokok
  motor berlaga dengan lori
  kaki dio patah bang
  darah dio banyak nian
  idak biso napas lagi
  rumah wong kebakar tolong nian
  aek lah masuk rumah
  aeknyo naek sampe pinggang
  bini aku nak beranak
  anak aku kejang-kejang nian badannyo
  kno patok ulo
  ado wong bebala pake lading
  maling motor ketangkep
  batang kayu tumbang melintang jalan
  ujan lebat petir galo
  cepetlah dikit bang ambulannyo
  kami dak tau alamatnyo
  salah sambung bang maaf
  abah ulun kada kawa bahinak
  uma ulun rabah di padapuran
  anak ulun panas banar awaknya
  rumah subarang kagosongan
  apinya ganal banar lakasi pang
  banyu naik sampai ka lawang
  urang gugur matan sapida mutur
  batisnya patah banyak banar darah
  bini ulun handak baranak
  kana patuk ular
  kasatrum di padang
  ada urang bakalahi mambawa parang
  maling tatangkap urang kampung
  puhun rabah manutupi jalan
  hujan labat wan angin ribut
  ambulannya kada datang datang
  ulun kada tahu alamatnya
  tasalah sambung maaf lah
  rumahnya parak langgar cat hijau
  purun api bakabar di higa rumah
  malasa ladde indo'ku
  mapeddi babuaku
  de' naulle menyawa
  engka api maloppo ri bolae
  manré api bolana balibolaku
  mabuang pole ri motorona
  mapolo ajena
  maega daranna
  nakennai oto
  napittoi ula
  uwaena muttama ri bola
  bosi loppo sibawa anging
  mallari lellungngi palukkae
  tulungka' capa'ni lao
  nacappu nyawana ammai
  mapanas' watakkalena ana'ku
  de' kuissengi onrona
  tabe' salah sambung
  battu ri puskesmas
  garring sekali bapakku kasian
  pingsanki mamakku tolong cepat ki
  na tabrakki mobil adekku
  tenggelam anak anak di empang
  apinya besar sekalimi daeng
  my father collapsed in the bathroom
  my wife is in labor
  there was a crash two cars involved
  a man fell from a ladder
  the house next door is on fire
  water is up to my chest
  we are stuck on the roof
  a snake bit my son
  he took too many pills
  she is not waking up
  somebody broke into my house
  my bag was stolen
  how long until they arrive
  i do not know the address
  i am a tourist i am lost
  sorry wrong number
  can you speak english
  chest pain and sweating
  difficulty breathing since last night
  motorbike accident broken leg
  tree fell on a car
  the road is flooded
  power is out everywhere
  please hurry
`);
