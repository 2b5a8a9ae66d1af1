/** Words that name a kind of place, and the kinds of place they may mean. */
const KINDS_BY_WORDS: Readonly<Record<string, readonly string[]>> = {
  'spbu pom pompa pertamina': ['fuel'],
  'masjid musholla mushola musala langgar surau': ['mosque'],
  'gereja pura vihara wihara kelenteng klenteng kapel katedral': ['worship'],
  pasar: ['market'],
  'sekolah sd sdn mi min smp smpn mts mtsn sma sman smk smkn tk paud madrasah pesantren ponpes kampus universitas univ':
    ['school'],
  'toko warung kios minimarket indomaret alfamart swalayan mall plaza supermarket': ['shop', 'market'],
  'hotel losmen penginapan homestay wisma': ['lodging'],
  'restoran kafe cafe kedai rm depot angkringan': ['food'],
  'bank atm bpr': ['bank'],
  'polsek polres polda polresta polisi': ['police'],
  'damkar pemadam': ['fire_station'],
  'kantor balai kantorlurah kantorcamat kelurahan kecamatan kapanewon kemantren': ['government'],
  'terminal stasiun halte bandara': ['transport'],
  'pelabuhan dermaga pelantaran': ['pier'],
  'rs rsu rsud rsi rsia rsj': ['hospital'],
  'puskesmas pustu': ['puskesmas'],
  'klinik posyandu': ['clinic'],
  apotek: ['pharmacy'],
  jembatan: ['bridge'],
  'tugu monumen patung': ['monument'],
  'lapangan taman alunalun stadion': ['park'],
  'makam kuburan tpu pemakaman': ['cemetery'],
};

/** Kinds of place by the word that names them. */
export const CATEGORY_WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(KINDS_BY_WORDS).flatMap(([words, kinds]) =>
    words.split(' ').map((word) => [word, kinds] as const),
  ),
);
