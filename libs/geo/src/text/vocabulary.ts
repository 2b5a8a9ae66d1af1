/** Levels of the Kemendagri tree: 1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan. */
export type RegionLevel = 1 | 2 | 3 | 4;

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Titles that say what level the next words name. Spellings seen in addresses and operators' notes. */
export const LEVEL_TITLES: ReadonlyMap<string, RegionLevel> = new Map([
  ...words('provinsi propinsi prov prop prv').map((word) => [word, 1] as const),
  ...words('kabupaten kab kbptn kbp kabup kota kta kotamadya kodya').map((word) => [word, 2] as const),
  ...words('kecamatan kec kcmtn kcmntn kcm kecmatan kantorcamat distrik kapanewon kemantren').map(
    (word) => [word, 3] as const,
  ),
  ...words('kelurahan kantorlurah kel klrhn klh kelurhan desa ds dsa dess kalurahan pekon nagari').map(
    (word) => [word, 4] as const,
  ),
]);

/** Who heads a region: "pak lurah X" says that X is a village. Without a name after it, it is only talk. */
export const HEADS_OF_REGIONS: ReadonlyMap<string, RegionLevel> = new Map([
  ...words('gubernur').map((word) => [word, 1] as const),
  ...words('bupati walikota').map((word) => [word, 2] as const),
  ...words('camat').map((word) => [word, 3] as const),
  ...words('lurah kades').map((word) => [word, 4] as const),
]);

/** Words that begin the name of a street or alley. */
export const STREET_TITLES: ReadonlySet<string> = new Set(
  words('jalan jl jln jlan jaln gang gg gng lorong lrg lr lrng jalur jalanan'),
);

/** Titles of what is smaller than a village and is not in the gazetteer: hamlets, estates. */
export const HAMLET_TITLES: ReadonlySet<string> = new Set(
  words(
    'dusun dsn dsun dus lingkungan lingk perumahan perum prm perumnas komplek kompleks komp kmplk kmp blok blk ' +
      'cluster griya graha villa vila apartemen apart rusun rusunawa',
  ),
);

/** Words that begin the name of a landmark; several also begin village names (Pasar Baru, Simpang Tiga). */
export const LANDMARK_WORDS: ReadonlySet<string> = new Set(
  words(
    'hotel pasar masjid mesjid musholla mushola langgar gereja pura vihara bank kantor toko warung kios restoran cafe kafe ' +
      'rm spbu pom pompa terminal stasiun halte bandara pelabuhan dermaga pabrik gudang gedung jembatan flyover underpass kolong ' +
      'perempatan pertigaan ' +
      'prapatan perlimaan bundaran tugu monumen lapangan stadion mall plaza swalayan indomaret alfamart ' +
      'sekolah sd sdn mi min smp smpn mts mtsn sma sman smk smkn ma man tk paud kampus universitas univ ponpes ' +
      'pompes pesantren polsek polres polda koramil kodim puskesmas pustu posyandu klinik apotek rs rsu rsud rsi rsia rsj ' +
      'makam kuburan asta tpu pantai perairan waduk bendungan pln pdam telkom rumah kost kos',
  ),
);

/** Relations to a known place, and by how many metres each widens the radius of that place. */
export const RELATIONS: ReadonlyMap<string, number> = new Map([
  ['depan', 100],
  ['belakang', 100],
  ['sebelah', 100],
  ['samping', 100],
  ['seberang', 150],
  ['pojok', 150],
  ['dekat', 400],
  ['sekitar', 400],
  ['arah', 3000],
  ['menuju', 3000],
  // As they are said in Banjar, Minang, Malay, Palembang, Sundanese and Bugis; some are a part of a village's name too.
  ['muka', 100],
  ['muko', 100],
  ['balakang', 100],
  ['subalah', 100],
  ['bahigaan', 100],
  ['gigir', 100],
  ['subarang', 150],
  ['sabarang', 150],
  ['parak', 400],
  ['dakek', 400],
]);

/** What operators read for words of relation that not everybody knows. */
export const RELATION_NAMES: ReadonlyMap<string, string> = new Map([
  ...words('muka muko').map((word) => [word, 'depan'] as const),
  ...words('subalah bahigaan').map((word) => [word, 'sebelah'] as const),
  ...words('subarang sabarang').map((word) => [word, 'seberang'] as const),
  ...words('parak dakek').map((word) => [word, 'dekat'] as const),
  ['balakang', 'belakang'],
  ['gigir', 'samping'],
  ...words('kaler daja manorang').map((word) => [word, 'utara'] as const),
  ...words('laok maniang').map((word) => [word, 'selatan'] as const),
  ...words('temor kangin alau').map((word) => [word, 'timur'] as const),
  ...words('kauh orai').map((word) => [word, 'barat'] as const),
]);

/** A face as well as a front: only what stands right before a name is told by it. */
export const FACES: ReadonlySet<string> = new Set(words('muka muko'));

/** Compass words. First in a phrase they are a relation ("barat pasar"), elsewhere part of a name. */
export const DIRECTIONS: ReadonlySet<string> = new Set(
  words(
    'utara selatan timur barat tenggara lor kidul wetan kulon kaler daja laok temor kangin kauh alau orai manorang maniang',
  ),
);
/**
 * Unit steps to the east and north that a compass word means; Javanese words are used all over Java and beyond. "Kaja" and "kelod" of Bali
 * lead to the mountain and to the sea, which is another way on each coast: they are none.
 */
export const DIRECTION_STEPS: ReadonlyMap<string, { readonly east: number; readonly north: number }> =
  new Map([
    ...words('utara lor kaler daja manorang').map((word) => [word, { east: 0, north: 1 }] as const),
    ...words('selatan kidul laok maniang').map((word) => [word, { east: 0, north: -1 }] as const),
    ...words('timur wetan temor kangin alau').map((word) => [word, { east: 1, north: 0 }] as const),
    ...words('barat kulon kauh orai').map((word) => [word, { east: -1, north: 0 }] as const),
    ['tenggara', { east: 0.7, north: -0.7 }],
  ]);
/** Words before a compass word that make it a relation and not a part of a name. */
export const BEFORE_DIRECTION: ReadonlySet<string> = new Set(words('di ke sebelah arah sisi bagian samping'));

/** Words for a meeting of streets. "Simpang" and "pojok" do other work too. */
export const JUNCTION_WORDS: ReadonlySet<string> = new Set(
  words(
    'simpang simpangan persimpangan pertigaan perempatan prapatan perlimaan bundaran pojok pertemuan ketemu',
  ),
);
/** What may stand between the names of two streets that meet. */
export const JUNCTION_LINKS: ReadonlySet<string> = new Set(
  words('dan dn dengan dgn ketemu sama jalan gang pertemuan di ke'),
);
