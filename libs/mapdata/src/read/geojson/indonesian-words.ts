import type { Tags } from '../osm/osm-source.js';

type Rule = readonly [words: RegExp, tags: Tags];

/**
 * Lines. Functional classes are those of UU 38/2004 §8 (arteri, kolektor, lokal, lingkungan); statuses those of §9
 * (nasional, provinsi, kabupaten/kota, desa). "Jalan Lain" is RBI's name for streets without a class; "pematang" are
 * the dykes between fields that people ride along.
 */
const LINES: readonly Rule[] = [
  [/\b(kereta|rel|lori)\b/, { railway: 'rail' }],
  [/garis pantai|coastline/, { natural: 'coastline' }],
  [/penyeberangan|ferry|feri\b/, { route: 'ferry' }],
  [/\b(sungai|kali|river|batang air)\b/, { waterway: 'river' }],
  [/saluran|kanal|irigasi|parit|drainase|selokan/, { waterway: 'drain' }],
  [/\btol\b/, { highway: 'motorway' }],
  [/setapak|pematang|jalan kaki|pejalan|trotoar/, { highway: 'path' }],
  [/arteri primer|nasional|negara/, { highway: 'trunk' }],
  [/arteri|provinsi|propinsi/, { highway: 'primary' }],
  [/kolektor sekunder|kabupaten/, { highway: 'tertiary' }],
  [/kolektor/, { highway: 'secondary' }],
  [/lokal/, { highway: 'tertiary', 'siaga:class': 'lokal' }],
  [
    /lingkungan|\bdesa\b|kompleks|komplek|perumahan|permukiman/,
    { highway: 'residential', 'siaga:class': 'below' },
  ],
  [/\blain(nya)?\b/, { highway: 'residential', 'siaga:class': 'below' }],
  [/inspeksi|usaha tani|perkebunan|kehutanan|hutan/, { highway: 'track' }],
  [/jalan kota/, { highway: 'tertiary' }],
  [/\b(jalan|jl|jln|gang|gg|lorong|jembatan)\b/, { highway: 'residential' }],
];

/** Points and areas; the first that fits decides, so the special stand before the general. */
const THINGS: readonly Rule[] = [
  [/puskesmas|pustu\b/, { amenity: 'clinic' }],
  [/rumah sakit|^rs(ud|ia|u|i|k|jd?|ab|gm|up|d|pad?)?\b|hospital/, { amenity: 'hospital' }],
  [/klinik|poliklinik|balai pengobatan|poskesdes|polindes|posyandu|rumah bersalin/, { amenity: 'clinic' }],
  [/apotek|apotik|farmasi/, { amenity: 'pharmacy' }],
  [/masjid|mesjid|mushol+a|langgar|surau/, { amenity: 'place_of_worship', religion: 'muslim' }],
  [/gereja|kapel|church/, { amenity: 'place_of_worship', religion: 'christian' }],
  [/vihara|klenteng|kelenteng|\bpura\b|peribadatan|tempat ibadah/, { amenity: 'place_of_worship' }],
  [
    /pendidikan|sekolah|universitas|politeknik|akademi|pesantren|perpustakaan|playgroup/,
    { amenity: 'school' },
  ],
  [
    /^(sd|sdn|sdi|smp|smpn|sma|sman|smk|smkn|tk|paud|mi|min|mts|mtsn|ma|man|ra|kb|slb)\b/,
    { amenity: 'school' },
  ],
  [/pemadam|damkar/, { amenity: 'fire_station' }],
  [/kantor polisi|pos polisi|polsek|polres|polda|polsubsektor|polisi/, { amenity: 'police' }],
  [/spbu|pom bensin|pertamina|pengisian bahan bakar/, { amenity: 'fuel' }],
  [/pasar|market/, { amenity: 'marketplace' }],
  [/hotel|penginapan|losmen|wisma|homestay|guest ?house/, { tourism: 'hotel' }],
  [/\b(bank|atm|bpr)\b/, { amenity: 'bank' }],
  [/terminal|stasiun|bandara|bandar udara|halte|shelter/, { amenity: 'bus_station' }],
  [/pelabuhan|dermaga|jetty/, { man_made: 'pier' }],
  [/makam|kuburan|\btpu\b|pekuburan/, { landuse: 'cemetery' }],
  [
    /kantor|dinas|badan|balai|tni|koramil|kodim|kodam|korem|lanal|pengadilan|kejaksaan/,
    { office: 'government' },
  ],
  [/dprd?|kelurahan|kecamatan|camat|lurah|pemerintah|bupati|wali ?kota|gubernur/, { office: 'government' }],
  [/monumen|tugu|candi|prasasti|cagar budaya|benteng/, { historic: 'monument' }],
  [/rumah makan|warung|restoran|kafe|cafe|kuliner/, { amenity: 'restaurant' }],
  [/toko|minimarket|swalayan|\bmall?\b|ruko|plaza|alfamart|indomaret|pertokoan/, { shop: 'yes' }],
  [/pe(r)?mukiman|perumahan|dusun|kampung|griya/, { landuse: 'residential', place: 'hamlet' }],
  [/danau|waduk|\bsitu\b|telaga|\blaut\b|tambak|empang|kolam|sungai|perairan|\brawa\b/, { natural: 'water' }],
  [/taman|lapangan|alun-alun|ruang terbuka hijau|\brth\b|wisata/, { leisure: 'park' }],
  [/hutan|kebun|semak|belukar|vegetasi|mangrove|padang rumput/, { landuse: 'forest' }],
  [/industri|pabrik|gudang/, { landuse: 'industrial' }],
];

/** What the words of a line's class and name mean; null when they mean nothing known. */
export function lineTagsOf(text: string): Tags | null {
  return firstFit(LINES, text);
}

/** What the words of a point's or area's class or name mean; null when they mean nothing known. */
export function thingTagsOf(text: string): Tags | null {
  return firstFit(THINGS, text);
}

function firstFit(rules: readonly Rule[], text: string): Tags | null {
  const plain = text.toLowerCase().replaceAll('_', ' ').trim();
  if (plain === '') return null;
  return rules.find(([words]) => words.test(plain))?.[1] ?? null;
}
