import { type Holder } from './drawing.js';

type Short = Pick<
  Holder,
  'name' | 'bornAt' | 'bornOn' | 'sex' | 'address' | 'village' | 'district' | 'city'
> & {
  area: string;
};

const PEOPLE: readonly Short[] = [
  {
    area: '160401',
    name: 'BUDI HARTONO WIJAYA',
    bornAt: 'LAHAT',
    bornOn: '1985-08-17',
    sex: 'male',
    address: 'JL. MAYOR RUSLAN NO. 12',
    village: 'PASAR BARU',
    district: 'LAHAT',
    city: 'KABUPATEN LAHAT',
  },
  {
    area: '167103',
    name: 'SITI AMINAH',
    bornAt: 'PALEMBANG',
    bornOn: '1992-02-09',
    sex: 'female',
    address: 'LR. KERAMAT NO. 88',
    village: 'SUNGAI BUAH',
    district: 'ILIR TIMUR II',
    city: 'KOTA PALEMBANG',
  },
  {
    area: '160206',
    name: 'AHMAD FAUZAN BIN SALEH',
    bornAt: 'KAYU AGUNG',
    bornOn: '1978-11-30',
    sex: 'male',
    address: 'DUSUN III SERDANG',
    village: 'SERDANG MENANG',
    district: 'SIRAH PULAU PADANG',
    city: 'KABUPATEN OGAN KOMERING ILIR',
  },
  {
    area: '167204',
    name: 'DEWI KARTIKA SARI',
    bornAt: 'PRABUMULIH',
    bornOn: '2001-05-23',
    sex: 'female',
    address: 'JL. JENDERAL SUDIRMAN NO. 7',
    village: 'MUARA DUA',
    district: 'PRABUMULIH TIMUR',
    city: 'KOTA PRABUMULIH',
  },
  {
    area: '161301',
    name: 'MUHAMMAD RIZKI PRATAMA',
    bornAt: 'MUARA RUPIT',
    bornOn: '1999-12-06',
    sex: 'male',
    address: 'JL. LINTAS SUMATERA KM 4',
    village: 'LAWANG AGUNG',
    district: 'RUPIT',
    city: 'KABUPATEN MUSI RAWAS UTARA',
  },
  {
    area: '160710',
    name: 'NUR HALIMAH LUBIS',
    bornAt: 'BANYUASIN',
    bornOn: '1966-07-01',
    sex: 'female',
    address: 'DESA TANJUNG LAGO',
    village: 'TANJUNG LAGO',
    district: 'TANJUNG LAGO',
    city: 'KABUPATEN BANYUASIN',
  },
  {
    area: '167308',
    name: 'YOHANES SIMANJUNTAK',
    bornAt: 'LUBUKLINGGAU',
    bornOn: '1958-10-28',
    sex: 'male',
    address: 'JL. GARUDA HITAM GG. MELATI',
    village: 'PASAR PERMIRI',
    district: 'LUBUKLINGGAU BARAT II',
    city: 'KOTA LUBUKLINGGAU',
  },
  {
    area: '160808',
    name: 'RATNA WULANDARI',
    bornAt: 'MARTAPURA',
    bornOn: '1988-04-14',
    sex: 'female',
    address: 'JL. MERDEKA NO. 145',
    village: 'TERUKIS RAHAYU',
    district: 'MARTAPURA',
    city: 'KABUPATEN OGAN KOMERING ULU TIMUR',
  },
];
const WOMANS_DAY = 40;

function nikOf({ area, bornOn, sex }: Short, index: number): string {
  const [year = '', month = '', day = ''] = bornOn.split('-');
  const written = Number(day) + (sex === 'female' ? WOMANS_DAY : 0);
  // Serials of many shapes, none of anybody.
  const serial = String(9_001 + index * 137).slice(-4);
  return `${area}${String(written).padStart(2, '0')}${month}${year.slice(2)}${serial}`;
}

/** Invented people with invented numbers. */
export const HOLDERS: readonly Holder[] = PEOPLE.map(({ area: _area, ...person }, index) => ({
  ...person,
  nik: nikOf({ area: _area, ...person }, index),
  rt: String(index * 3 + 1).padStart(3, '0'),
  rw: String(index + 2).padStart(3, '0'),
  province: 'SUMATERA SELATAN',
  work: index % 2 === 0 ? 'WIRASWASTA' : 'PEGAWAI NEGERI SIPIL',
}));
