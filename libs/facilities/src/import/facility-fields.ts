import type { TableField } from '#siaga/tabular';
import type { SourceColumn } from './source-row.js';

interface FacilityField extends TableField {
  name: SourceColumn;
}

const field = (name: SourceColumn, synonyms: readonly string[], id: string, en: string): FacilityField => ({
  name,
  kind: 'verbatim',
  synonyms,
  label: { id, en },
});

/** What a list of facilities may say of each, under our own names and those that people use. */
export const FACILITY_FIELDS: readonly FacilityField[] = [
  field('code', ['kode', 'kode faskes', 'kode rs', 'kode puskesmas', 'kode fasilitas'], 'Kode', 'Code'),
  field(
    'name',
    [
      ...['nama', 'nama faskes', 'nama rs', 'nama rumah sakit', 'nama puskesmas', 'nama fasilitas'],
      ...['nama fasilitas kesehatan', 'faskes', 'rumah sakit', 'facility', 'facility name', 'hospital'],
    ],
    'Nama',
    'Name',
  ),
  field('kind', ['jenis', 'jenis faskes', 'jenis fasilitas', 'tipe', 'type', 'kategori'], 'Jenis', 'Kind'),
  field('address', ['alamat', 'alamat faskes', 'alamat lengkap', 'alamat rs', 'jalan'], 'Alamat', 'Address'),
  field(
    'provinceName',
    ['province', 'provinsi', 'nama provinsi', 'propinsi', 'prov'],
    'Provinsi',
    'Province',
  ),
  field(
    'regencyName',
    [
      ...['regency', 'kabupaten', 'kota', 'kab/kota', 'kabupaten/kota', 'kabkota', 'nama kabupaten', 'kab'],
      ...['nama kab/kota', 'city'],
    ],
    'Kabupaten/kota',
    'Regency',
  ),
  field('districtName', ['district', 'kecamatan', 'nama kecamatan', 'kec'], 'Kecamatan', 'District'),
  field('regionCode', ['kode wilayah', 'kode kemendagri', 'kode kabupaten'], 'Kode wilayah', 'Region code'),
  field('lon', ['bujur', 'longitude', 'lng', 'long', 'koordinat bujur', 'bt'], 'Bujur', 'Longitude'),
  field('lat', ['lintang', 'latitude', 'koordinat lintang', 'ls'], 'Lintang', 'Latitude'),
  field('accuracyM', ['akurasi', 'accuracy'], 'Akurasi (m)', 'Accuracy (m)'),
  field(
    'phone',
    ['telepon', 'no telp', 'no telepon', 'nomor telepon', 'telp', 'telephone', 'phone number', 'kontak'],
    'Telepon',
    'Telephone',
  ),
  field('erLevel', ['tingkat igd', 'level igd'], 'Tingkat IGD', 'ER level'),
  field('capabilities', ['kemampuan', 'layanan'], 'Kemampuan', 'Capabilities'),
  field('isAlwaysOpen', ['buka 24 jam', '24 jam'], 'Buka 24 jam', 'Always open'),
];

/** One of these tells where a facility lies. */
const PLACE: readonly SourceColumn[] = ['regionCode', 'regencyName', 'districtName', 'address', 'lon'];

/** Whether these columns are enough to place a facility by. */
export function isEnough(
  columns: Readonly<Partial<Record<SourceColumn, string>>>,
  hasGeometry: boolean,
): boolean {
  return columns.name !== undefined && (hasGeometry || PLACE.some((name) => columns[name] !== undefined));
}
