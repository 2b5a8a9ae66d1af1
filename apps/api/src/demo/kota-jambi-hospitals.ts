import type { FacilityFact } from '#siaga/facilities';

const REGION = '15.71';

type Beds = FacilityFact['beds'];
type Capability = FacilityFact['capabilities'][number];

interface DemoAbility {
  erLevel: number;
  capabilities: Capability[];
  beds: Beds;
}

/** `[kind, free, total]` */
function beds(...counts: [Beds[number]['kind'], number, number][]): Beds {
  return counts.map(([kind, available, total]) => ({ kind, available, total }));
}

function hospital(
  key: string,
  kemkesCode: string | null,
  name: string,
  address: string,
  ability: DemoAbility,
): FacilityFact {
  return {
    key,
    kemkesCode,
    name,
    kind: 'hospital',
    address,
    regionCode: REGION,
    phone: null,
    isAlwaysOpen: true,
    openHours: [],
    ...ability,
  };
}

/**
 * Hospitals of Kota Jambi. Names and addresses are facts; ER level, capabilities and bed counts are plausible inventions of the
 * demo and say nothing of the real houses.
 */
export const KOTA_JAMBI_HOSPITALS: readonly FacilityFact[] = [
  hospital(
    'rsud-raden-mattaher',
    null,
    'RSUD Raden Mattaher',
    'Jl. Letjen Suprapto No. 31, Kel. Telanaipura, Kec. Telanaipura',
    {
      erLevel: 4,
      capabilities: [
        'icu',
        'picu',
        'nicu',
        'ponek',
        'cath_lab',
        'ct',
        'mri',
        'blood_bank',
        'stroke',
        'trauma',
        'dialysis',
        'isolation',
        'delivery',
      ],
      beds: beds(
        ['er', 9, 24],
        ['icu', 2, 14],
        ['picu', 1, 4],
        ['nicu', 2, 8],
        ['delivery', 3, 8],
        ['isolation', 6, 12],
        ['ward', 38, 320],
      ),
    },
  ),
  hospital(
    'rsud-abdul-manap',
    'R1571158',
    'RSUD H. Abdul Manap',
    'Jl. SK. Rd. Syahbuddin, Kel. Mayang Mangurai, Kec. Alam Barajo',
    {
      erLevel: 3,
      capabilities: ['icu', 'nicu', 'ponek', 'ct', 'blood_bank', 'trauma', 'dialysis', 'delivery'],
      beds: beds(['er', 5, 14], ['icu', 1, 6], ['nicu', 1, 4], ['delivery', 2, 5], ['ward', 31, 150]),
    },
  ),
  hospital(
    'rs-bhayangkara',
    'R1571034',
    'RS Bhayangkara Jambi',
    'Jl. Raden Mattaher No. 03, Kel. Rajawali, Kec. Jambi Timur',
    {
      erLevel: 2,
      capabilities: ['icu', 'ct', 'trauma', 'delivery'],
      beds: beds(['er', 4, 10], ['icu', 1, 4], ['delivery', 1, 3], ['ward', 22, 110]),
    },
  ),
  hospital('rs-st-theresia', 'R1571045', 'RS St. Theresia', 'Jl. Dr. Sutomo No. 19, Kec. Pasar Jambi', {
    erLevel: 3,
    capabilities: ['icu', 'nicu', 'ponek', 'ct', 'blood_bank', 'trauma', 'dialysis', 'delivery'],
    beds: beds(['er', 3, 10], ['icu', 2, 6], ['nicu', 1, 3], ['delivery', 2, 4], ['ward', 26, 140]),
  }),
  hospital(
    'rs-mmc',
    'R1571067',
    'RS Mayang Medical Centre',
    'Jl. Ir. H. Juanda No. 56, Kel. Simpang III Sipin, Kec. Kota Baru',
    {
      erLevel: 2,
      capabilities: ['icu', 'nicu', 'ponek', 'delivery'],
      beds: beds(['er', 3, 8], ['icu', 1, 4], ['nicu', 1, 3], ['delivery', 2, 4], ['ward', 14, 80]),
    },
  ),
  hospital(
    'rs-bratanata',
    null,
    'RS DKT Dr. Bratanata',
    'Jl. Raden Mattaher No. 33, Kel. Rajawali, Kec. Jambi Timur',
    {
      erLevel: 2,
      capabilities: ['icu', 'trauma', 'isolation', 'delivery'],
      beds: beds(['er', 4, 10], ['icu', 1, 4], ['isolation', 2, 4], ['ward', 19, 100]),
    },
  ),
  hospital('rs-siloam', null, 'RS Siloam Jambi', 'Jl. Soekarno Hatta, Kel. Paal Merah, Kec. Paal Merah', {
    erLevel: 3,
    capabilities: [
      'icu',
      'picu',
      'nicu',
      'ponek',
      'cath_lab',
      'ct',
      'mri',
      'stroke',
      'trauma',
      'dialysis',
      'delivery',
    ],
    beds: beds(
      ['er', 4, 12],
      ['icu', 2, 8],
      ['picu', 1, 2],
      ['nicu', 1, 4],
      ['delivery', 1, 4],
      ['ward', 17, 120],
    ),
  }),
  hospital(
    'rs-royal-prima',
    null,
    'RS Royal Prima Jambi',
    'Jl. Raden Wijaya, Kebun Kopi, Kel. Thehok, Kec. Jambi Selatan',
    {
      erLevel: 2,
      capabilities: ['icu', 'nicu', 'ct', 'stroke', 'dialysis', 'delivery'],
      beds: beds(['er', 3, 10], ['icu', 2, 6], ['nicu', 1, 3], ['delivery', 2, 4], ['ward', 25, 120]),
    },
  ),
  hospital(
    'rs-baiturrahim',
    null,
    'RS Baiturrahim',
    'Jl. Prof. M. Yamin No. 30, Kel. Lebak Bandung, Kec. Jelutung',
    {
      erLevel: 2,
      capabilities: ['icu', 'ponek', 'blood_bank', 'delivery'],
      beds: beds(['er', 2, 8], ['icu', 1, 4], ['delivery', 1, 4], ['ward', 12, 90]),
    },
  ),
  hospital('rs-kambang', null, 'RS Kambang', 'Jl. Kol. Amir Hamzah, Kel. Selamat, Kec. Danau Sipin', {
    erLevel: 1,
    capabilities: ['delivery'],
    beds: beds(['er', 2, 6], ['delivery', 1, 2], ['ward', 9, 50]),
  }),
  hospital(
    'rsj-kolonel-syukur',
    'R1571136',
    'RSJ Daerah Kolonel H. M. Syukur',
    'Jl. Dr. Purwadi Km. 9,5, Kel. Kenali Besar, Kec. Alam Barajo',
    {
      erLevel: 1,
      capabilities: ['isolation'],
      beds: beds(['er', 2, 4], ['isolation', 3, 6], ['ward', 40, 180]),
    },
  ),
];
