/** A name of a street in full, the ways in which data spell it, and the ways in which people do. */
export interface StockName {
  readonly full: string;
  readonly inData: readonly string[];
  readonly asked: readonly string[];
}

function plain(name: string): StockName {
  return { full: name, inData: [name], asked: [name, name.toLowerCase()] };
}

function titled(full: string, inData: readonly string[], asked: readonly string[]): StockName {
  return { full, inData: [full, ...inData], asked: [full, ...asked] };
}

const HEROES: readonly StockName[] = [
  titled(
    'Jenderal Ahmad Yani',
    ['Ahmad Yani', 'A. Yani'],
    ['A Yani', 'Jend. A. Yani', 'ahmad yani', 'Achmad Yani'],
  ),
  titled('Jenderal Sudirman', ['Sudirman', 'Jend. Sudirman'], ['Soedirman', 'jend sudirman', 'Sudirman']),
  titled('Gatot Subroto', ['Jend. Gatot Subroto'], ['Gatot Soebroto', 'Jend Gatot Subroto']),
  titled('Pangeran Diponegoro', ['Diponegoro'], ['diponegoro', 'P. Diponegoro', 'Dipenogoro']),
  titled('Imam Bonjol', ['Tuanku Imam Bonjol'], ['imam bonjol', 'Imam Bondjol', 'T. Imam Bonjol']),
  titled('Teuku Umar', ['T. Umar'], ['teuku umar', 'Tengku Umar', 'T Umar']),
  titled('Cut Nyak Dien', ['Cut Nyak Dhien'], ['cut nyak din', 'Tjut Njak Dien', 'Cut Nyak Dhien']),
  titled('Sultan Hasanuddin', ['Hasanuddin'], ['Hasanudin', 'Sultan Hasanudin', 'S. Hasanuddin']),
  titled('Ki Hajar Dewantara', ['K.H. Dewantara'], ['Ki Hadjar Dewantoro', 'ki hajar dewantara']),
  titled('Raden Ajeng Kartini', ['R.A. Kartini'], ['RA Kartini', 'Kartini', 'r.a kartini']),
  titled('Dr. Sutomo', ['Doktor Sutomo'], ['dr soetomo', 'Sutomo', 'Dokter Sutomo']),
  titled('Wolter Monginsidi', ['W. Monginsidi'], ['wolter mongisidi', 'W Monginsidi']),
  titled('Letjen S. Parman', ['S. Parman'], ['S Parman', 'Letjend S Parman', 's.parman']),
  titled('Letjen Suprapto', ['Suprapto'], ['letjend suprapto', 'Soeprapto']),
  titled('Brigjen Katamso', ['Katamso'], ['brigjend katamso', 'Katamso']),
  titled('Yos Sudarso', ['Komodor Yos Sudarso'], ['yos sudarso', 'Jos Soedarso']),
  titled('Hayam Wuruk', [], ['hayam wuruk', 'Hayamwuruk']),
  titled('Gajah Mada', ['Gajahmada'], ['Gajahmada', 'Gadjah Mada', 'gajah mada']),
  titled(
    'Kyai Haji Wahid Hasyim',
    ['K.H. Wahid Hasyim', 'KH. Wahid Hasyim'],
    ['KH Wahid Hasim', 'wahid hasyim'],
  ),
  titled('Haji Agus Salim', ['H. Agus Salim'], ['H Agus Salim', 'agus salim', 'KH Agus Salim']),
  titled(
    'Haji Oemar Said Cokroaminoto',
    ['H.O.S. Cokroaminoto'],
    ['HOS Cokroaminoto', 'Cokroaminoto', 'HOS Tjokroaminoto'],
  ),
  titled('Untung Suropati', ['Untung Surapati'], ['untung suropati', 'Untung Surapati']),
  titled('Sisingamangaraja', ['SM. Raja'], ['Sisingamangaraja', 'SM Raja']),
];

const WORDS =
  'Mawar Melati Anggrek Kenanga Cempaka Dahlia Flamboyan Teratai Kamboja Seroja Bougenville Tulip Sakura Merak Cendrawasih ' +
  'Rajawali Elang Garuda Kutilang Kepodang Merpati Beringin Cemara Akasia Mahoni Jati Pinus Ketapang Trembesi Sawo Rambutan ' +
  'Mangga Durian Manggis Belimbing Nangka Salak Kelapa Brantas Ciliwung Serayu Kapuas Mahakam Barito Musi Batanghari Bromo ' +
  'Semeru Merapi Merbabu Rinjani Kerinci Krakatau Merdeka Proklamasi Pahlawan Pemuda Veteran Pancasila Kemerdekaan Perintis ' +
  'Gerilya Dharma Bhakti Kesatria Pelajar Pendidikan Kesehatan Stasiun Pelabuhan Pasar';

const WORD_NAMES: readonly StockName[] = WORDS.split(' ').flatMap((word, at) => {
  if (at % 5 === 0) {
    const raya = `${word} Raya`;
    return [plain(word), { ...plain(raya), inData: [raya, `Raya ${word}`] }];
  }
  return at % 7 === 0 ? [plain(word), plain(`${word} Indah`)] : [plain(word)];
});

const GANGS: readonly StockName[] = [
  '1',
  '2',
  '3',
  '4',
  '5',
  'Buntu',
  'Langgar',
  'Mushola',
  'Kelinci',
  'Swadaya',
].map(plain);

/** Names of streets of any Indonesian town: heroes, flowers, birds, trees, rivers, mountains, virtues. */
export const STREET_STOCK: readonly StockName[] = [...HEROES, ...WORD_NAMES];
/** Names of alleys. */
export const GANG_STOCK: readonly StockName[] = GANGS;
