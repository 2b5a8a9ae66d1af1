import { REGIONAL_SPEECH } from './regional-speech.js';

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/**
 * Roots of everyday speech about people, bodies, illness, accidents, things and weather. None is known as a place by itself;
 * what prefixes and suffixes make of them is speech too. Made from what is said in calls and complaints, not from names.
 */
const SPEECH_ROOTS: ReadonlySet<string> = new Set(
  words(
    // The body and what it suffers.
    'badan dahi jidat alis telinga kuping hidung mulut bibir gigi lidah leher pundak lengan tangan ' +
      'jari jempol kuku dada jantung paru perut lambung usus ginjal hati pinggang pinggul punggung pantat paha lutut betis kaki tumit ' +
      'telapak kulit otot darah nadi urat napas nafas nyeri sakit pusing mual muntah demam batuk pilek flu diare mencret ' +
      'panas menggigil kejang pingsan lemas lemah lumpuh stroke asma ambegan ayan epilepsi diabetes kanker tumor hamil ' +
      'keguguran ketuban bersalin lahir bayi balita janin luka lecet memar lebam bengkak patah retak robek sobek lepuh melepuh bakar ' +
      'gatal ruam alergi racun keracunan overdosis sekarat kritis koma tewas meninggal wafat mayat jenazah nyawa sembuh obat ' +
      'suntik infus oksigen tensi kolesterol operasi jahit jahitan perban rawat opname kontrol periksa rujuk rujukan dokter ' +
      'perawat bidan pasien korban kencing berak haus lapar lumer sesak sedak tersedak telan tertelan serangan gagal kambuh kumat ' +
      // What happens.
      'jatuh tabrak tubruk senggol serempet guling terguling terbalik oleng mogok rem blong selip tergelincir gelincir peleset ' +
      'terpeleset terperosok perosok kecelakaan celaka laka tumbang roboh rubuh ambruk runtuh longsor ambles amblas retakan gempa ' +
      'banjir rob genang genangan luap meluap rendam terendam hanyut tenggelam kebanjiran surut hujan deras gerimis badai ' +
      'puting kabut asap api kobong kobar kebakaran terbakar hangus ledak meledak ledakan bocor tumpah siram tersiram ' +
      'setrum kesetrum sengat tersengat gigit digigit sengatan cakar seruduk tusuk bacok pukul tendang tampar keroyok tawuran ribut ' +
      'keributan kelahi amuk ngamuk mabuk maling curi pencuri rampok begal jambret copet todong tembak tembakan bunuh perkosa culik ' +
      'kabur tersesat sesat nyasar kunci terkunci jebak terjebak jepit terjepit nyangkut tersangkut timpa tertimpa tindih ' +
      'timbun tertimbun bentur benturan terbentur lempar gantung cekik tenggak minum makan muntahan amankan tangkap tertangkap ' +
      // Things.
      'rumah kamar mandi dapur lantai atap plafon tembok dinding jendela halaman garasi kasur ranjang ' +
      'kursi meja lemari kulkas kompor tabung gas listrik kabel tiang lampu sinyal telepon telpon hp pulsa baterai nomor alamat ' +
      'motor mobil truk truck bus bis angkot ojek taksi sepeda becak kereta pesawat perahu ban setir sopir supir kernet ' +
      'penumpang pengendara helm got selokan drainase saluran mampet sumbat tersumbat sampah aspal lubang berlubang trotoar ' +
      'gorong pipa lumpur uang dompet tas baju celana sepatu cincin pisau clurit senjata tali ' +
      'mesin minyak bensin solar petasan korek rokok miras narkoba obeng ' +
      // People and animals.
      'orang warga lansia lanjut remaja anak cucu bapak ibu ayah mama papa kakek nenek paman bibi kakak adik mbak mas ' +
      'suami istri mertua menantu ipar sepupu keponakan tetangga teman kawan majikan pembantu tukang pekerja buruh pedagang penjual ' +
      'pembeli petugas polisi tentara pemadam relawan camat pejabat pemerintah penonton santri murid siswa guru kucing anjing ' +
      'ular tawon lebah biawak monyet tikus kecoa sapi kerbau bebek ' +
      // Time, measure and manner.
      'detik menit jam hari minggu bulan subuh pagi siang sore malam semalam kemarin tadi barusan sekarang nanti besok ' +
      'lusa sebentar lama cepat segera lekas terlambat telat lebih kurang kira sekitar hampir sudah belum masih sedang ' +
      'lagi selalu jarang pernah setinggi sedalam selutut sepinggang sedada semata rendah dalam dangkal ' +
      'banyak sedikit kosong parah berat ringan pelan kuat tebal tipis ' +
      // What is asked, said and thought.
      'tolong bantu bantuan mohon minta butuh perlu kirim datang pergi pulang antar jemput bawa angkat pindah evakuasi ' +
      'jemur ungsi sar medis tim lapor laporan telpon hubungi sambung putus tanya jawab bilang ngomong bicara cerita dengar lihat tahu tau kenal ingat lupa ' +
      'cari ketemu tunggu nunggu tinggal duduk berdiri jalan lari lompat masuk keluar turunan tanjakan tikungan buka ' +
      'tutup lepas ambil taruh beli jual bayar daftar jadwal pakai pake bikin buat beri terima balik belok macet ' +
      'antre antri lalin rusak benah benahi perbaiki baik buruk tindak lanjut tindaklanjut koordinasi perhatian solusi ' +
      'peduli test cek coba halo hallo anu nih nya loh lho kok sih deh kan toh tuh gitu gini begitu begini gimana kenapa ' +
      'kapan siapa apa mana tidak tdk nggak ngga ngk gak bukan jangan ga gapapa batal salah maaf bohong iseng kepencet ' +
      'lumayan akibat karena sebab bikin mengakibatkan info update pantau situasi kondisi suasana terkini lokasi posisi ' +
      // Javanese and Sundanese, as they are spoken on the telephone.
      'wong tuwo tiba mboten ora iso neng ning iki kuwi kae omah omahe banyu banyune munggah mudhun loro ambegan bapakku ' +
      'simbah mbah wis wes arep arek sinten pundi kados niku niki inggih nggih njih nuwun budak abdi teu ' +
      'tiasa pun caina cai lebet ngadat atuh mah euy kumaha naon henteu aya ieu eta punten ' +
      // English callers.
      'help please send need ambulance fire police mother father brother sister friend baby child wife husband man woman people car ' +
      'hit fell fall down stairs bleeding blood breathing breathe fever shaking pain hurt fast now here there lot is are not my he she ' +
      'we our the and was were got has have',
  ),
);

/**
 * Words of the language that name places as well: plants, animals, ground, water, virtues. Alone, in a sentence, they are
 * words; with a title before them, a region beside them, or with nothing else in the text, they are names.
 */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  words(
    'pohon kelapa mangga jambu rambutan durian nangka pisang pepaya jeruk salak sawo manggis belimbing duku kopi teh cengkeh pala ' +
      'lada tebu padi jagung ketela singkong ubi kacang kedelai cabai bawang rumput bambu rotan jati mahoni akasia cemara pinus ' +
      'beringin waru melati mawar kenanga anggrek teratai kamboja cempaka dahlia bunga kembang daun akar buah biji ' +
      'gunung bukit lereng lembah jurang tebing gua goa batu pasir tanah lahan sawah ladang kebun hutan rimba padang sumur mata ' +
      'sungai kali danau rawa telaga situ muara laut pantai pesisir pulau teluk tanjung karang ombak pasang hulu hilir seberang ' +
      'tengah tengahan ujung pangkal pinggir tepi sudut lingkar atas bawah utara selatan timur barat kidul lor wetan kulon ' +
      'pasar warung toko kedai sekolah masjid gereja kantor pabrik gudang gedung bengkel jembatan jalan gang lorong kampung desa kota ' +
      'taman lapangan kolam kandang pagar menara tugu pos kebon buntu lama baru raya indah permai asri damai sejahtera makmur ' +
      'sentosa aman jaya mulya mulia maju rejo merdeka pahlawan pemuda pelajar bakti karya sari murni suci harapan tunas ' +
      'gajah macan harimau naga singa rusa kijang banteng merak merpati elang rajawali kutilang bangau walet ikan udang kepiting ' +
      'emas perak intan mutiara permata berlian kaca bintang matahari purnama pelangi awan hitam putih merah hijau biru kuning ' +
      'rambut palu buru genteng petir guntur harapan kembang parit mata bumi air pintu besi kayu permata tulung kasih abang tinggi kecil besar tangga dingin parang gula teras pasang ayam kambing tahun lurah kuda kapal pemuda labuh terus tulang angin keras siku sabu licin lancar mentok petang penuh bahu temu terusan lara tina golok titik sering naik turun kanan kepala selamat hilang tuwa tes bintang ' +
      'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh beliung sarang tahunan wakaf alang ilalang aek aie ujan gede lamo lawas dalan luhur terang jauh sirah gotong royong babaran kerja makam ' +
      'bendung bendungan bangsal butuh bajak candi darat daya gambir gilingan jajar jambangan jukung karet kapas kapuk kemasan kencana kenari ' +
      'ketapang kristen islam layang ledeng lontar mampu mekar melintang muncul panjang pancuran pandang panggung panorama pelabuhan ' +
      'pelita penurunan perintis perjuangan perwira pesantren pesawahan peta pinang pejuang satria sawahan siwalan stadion sukun sawit ' +
      'tanggul tanggung tangki teladan tenda timbangan trikora utama gaharu kemuning hikmah amal ikhlas bahagia mandiri swadaya industri ' +
      'niaga pendidikan kesehatan inspeksi irigasi bunda hermina jamur derek tua muda',
  ),
);

/** Names that only look like a form of a root: a kelurahan Petukangan, a street Karang Menjangan, a town Painan. */
const NO_FORMS: ReadonlySet<string> = new Set(
  words(
    'petukangan tukangan menjangan painan pahae berayan pemangkat buatan siraman angkatan pedagangan kedinding belian ketelan ngadikan ' +
      'muridan bakaran bilangan pegantungan gantungan carikan larikan beratan butuhan kenalan pedada harian',
  ),
);

const PREFIXES = /^(?:meng|meny|mem|men|me|ber|ter|peng|pem|pen|per|pe|di|ke|ny|ng)/;
const SUFFIXES = [
  'kannya',
  'annya',
  'inya',
  'nya',
  'kan',
  'lah',
  'kah',
  'pun',
  'an',
  'ku',
  'mu',
  'ne',
  'e',
  '',
];
const SHORTEST_STEM = 4;

/** What a thing is made of or used for, or what a plant bears, is told by the word after it: "perahu karet", "mobil tangki". */
const THINGS: ReadonlySet<string> = new Set(
  words(
    'perahu sekoci ban gelang sarung sandal selang tali mobil truk truck bis bus sepeda kapal tabung drum jerigen ember botol kaleng ' +
      'pohon biji kulit getah pelepah tandan tiang papan atap pipa lampu minyak',
  ),
);

/** What is all around somebody who is "in the field" or "on the mountain": it names no place even then. */
const SURROUNDINGS: ReadonlySet<string> = new Set(
  words(
    'gunung bukit lereng lembah jurang tebing gua goa batu pasir tanah lahan sawah pesawahan sawahan ladang kebun kebon hutan rimba ' +
      'padang sumur sungai kali parit danau rawa telaga situ muara laut pantai pesisir pulau teluk tanjung air hulu hilir seberang ' +
      'tengah ujung pangkal pinggir tepi sudut lingkar atas bawah utara selatan timur barat kidul lor wetan kulon pasar warung toko ' +
      'kedai sekolah masjid gereja kantor pabrik gudang gedung bengkel jembatan jalan gang lorong kampung desa kota taman lapangan ' +
      'kolam kandang pagar menara tugu pos stadion panggung pelabuhan pesantren tenda bangsal pintu tangga bumi dalam luar darat ' +
      'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh kanan kiri kepala tulang kapal pohon',
  ),
);

/** What makes ground of another kind of it, not a name: "sungai besar", "kampung lama". */
const MANNERS: ReadonlySet<string> = new Set(
  words(
    'besar kecil baru lama dalam luar atas bawah tengah ujung pinggir tepi lebar panjang dangkal tua kosong kering',
  ),
);

/** What a street or an estate has behind the name of the place that it is called after. */
const AFTER_NAMES: ReadonlySet<string> = new Set(
  words(
    'raya ujung dalam luar dalem buntu terusan baru lama indah permai asri lestari sejahtera residence residences regency garden park hills ' +
      'estate town city village square center centre plaza mansion utara selatan timur barat tengah tenggara lor kidul wetan kulon kaler',
  ),
);

/** True for "raya", "indah", "residence": what is called so is a street or an estate named after a place. */
export function isAfterName(word: string): boolean {
  return AFTER_NAMES.has(word);
}

/** True for two words side by side that only tell what the ground is like. */
export function isGround(first: string, second: string): boolean {
  return SURROUNDINGS.has(first) && (MANNERS.has(second) || SURROUNDINGS.has(second));
}

/** True for a common word that may follow "di" as a name: one is in Karet, not in rubber. */
export function canBeWhere(word: string): boolean {
  return COMMON_WORDS.has(word) && !SURROUNDINGS.has(word);
}

/** True for the second word of the name of a thing. */
export function isOfThing(before: string, word: string): boolean {
  return THINGS.has(before) && COMMON_WORDS.has(word);
}

/** True for a word of everyday speech in any of its forms: "terbentur", "dibenahi", "lukanya". */
export function isSpeech(word: string): boolean {
  if (SPEECH_ROOTS.has(word) || REGIONAL_SPEECH.has(word)) return true;
  return (
    !NO_FORMS.has(word) &&
    stemsOf(word).some((stem) => stem.length >= SHORTEST_STEM && SPEECH_ROOTS.has(stem))
  );
}

/** True for a root as it stands in the list: speech wherever it stands, in a street's name too. */
export function isSpeechRoot(word: string): boolean {
  return SPEECH_ROOTS.has(word);
}

/** True for a word that is as much a word of the language as a name. */
export function isCommonWord(word: string): boolean {
  return COMMON_WORDS.has(word);
}

/** All that the word may be a form of: "kemasukan" is "masuk", not "masu". */
function stemsOf(word: string): string[] {
  return SUFFIXES.filter((suffix) => word.endsWith(suffix)).flatMap((suffix) => {
    const form = word.slice(0, word.length - suffix.length);
    return [form, form.replace(PREFIXES, '')];
  });
}
