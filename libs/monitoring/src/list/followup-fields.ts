import type { ListColumns } from '#siaga/contracts';
import type { TableField } from '#siaga/tabular';

const field = (
  name: string,
  kind: TableField['kind'],
  synonyms: readonly string[],
  id: string,
  en: string,
): TableField => ({ name, kind, synonyms, label: { id, en } });

/** What a list of people may say of each, under our own names and those that officers type. */
export const FOLLOWUP_FIELDS: readonly TableField[] = [
  field(
    'name',
    'text',
    ['nama', 'nama lengkap', 'nama pasien', 'nama warga', 'nama kontak', 'nama pelaku perjalanan'],
    'Nama',
    'Name',
  ),
  field(
    'nik',
    'text',
    ['no nik', 'nomor nik', 'no ktp', 'nomor ktp', 'nik/no ktp', 'no ktp/nik', 'nomor induk kependudukan'],
    'NIK',
    'NIK',
  ),
  field(
    'bornOn',
    'day',
    ['tanggal lahir', 'tgl lahir', 'tempat tanggal lahir', 'tempat/tgl lahir', 'ttl', 'lahir', 'born'],
    'Tanggal lahir',
    'Date of birth',
  ),
  field('sex', 'text', ['jenis kelamin', 'jk', 'l/p', 'kelamin', 'gender'], 'Jenis kelamin', 'Sex'),
  field(
    'phone',
    'phone',
    [
      ...['telepon', 'no telepon', 'nomor telepon', 'no telp', 'telp', 'no hp', 'nomor hp', 'hp'],
      ...['no hp/wa', 'no wa', 'no kontak', 'kontak yang bisa dihubungi', 'phone'],
    ],
    'Telepon',
    'Telephone',
  ),
  field(
    'address',
    'text',
    ['alamat', 'alamat lengkap', 'alamat domisili', 'domisili', 'alamat tinggal', 'alamat isolasi'],
    'Alamat',
    'Address',
  ),
  field('rt', 'text', [], 'RT', 'RT'),
  field('rw', 'text', [], 'RW', 'RW'),
  field('rtRw', 'text', ['rt/rw'], 'RT/RW', 'RT/RW'),
  field(
    'village',
    'text',
    ['kelurahan', 'desa', 'kelurahan/desa', 'desa/kelurahan', 'kel/desa', 'kel', 'nama kelurahan'],
    'Kelurahan atau desa',
    'Village',
  ),
  field('district', 'text', ['kecamatan', 'kec', 'nama kecamatan'], 'Kecamatan', 'District'),
  field(
    'regionCode',
    'text',
    ['kode wilayah', 'kode kelurahan', 'kode desa', 'kode kemendagri'],
    'Kode wilayah',
    'Region code',
  ),
  field(
    'kind',
    'text',
    ['status', 'status pasien', 'status kasus', 'kategori', 'klasifikasi', 'jenis kasus'],
    'Status',
    'Status',
  ),
  field(
    'dayOne',
    'day',
    [
      ...['hari 1', 'hari ke-1', 'tanggal mulai', 'tgl mulai', 'mulai isolasi', 'tanggal mulai isolasi'],
      ...['tgl mulai isolasi', 'mulai karantina', 'tgl mulai karantina', 'tanggal mulai karantina'],
      ...['mulai pantau', 'tanggal mulai pemantauan', 'tgl mulai pemantauan', 'mulai pemantauan'],
      ...['tanggal kedatangan', 'tgl kedatangan', 'tanggal tiba', 'tgl tiba'],
    ],
    'Tanggal mulai (hari 1)',
    'First day',
  ),
  field('program', 'text', ['program pantau', 'penyakit', 'program pemantauan'], 'Program', 'Program'),
];

/** What may be said once for all of a list. */
export const GIVABLE = ['program', 'kind'] as const;

/** Whether these columns are enough to follow somebody up by; program and status may be given for all. */
export function isEnoughOfFollowUp(columns: ListColumns): boolean {
  return ['name', 'address', 'dayOne'].every((name) => columns[name] !== undefined);
}
