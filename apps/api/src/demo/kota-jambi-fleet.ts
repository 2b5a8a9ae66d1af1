import type { CreateUnitInput } from '#siaga/contracts';
import type { FacilityFact } from '#siaga/facilities';

const REGION = '15.71';

function post(key: string, name: string, address: string): FacilityFact {
  return {
    key,
    kemkesCode: null,
    name,
    kind: 'ambulance_post',
    address,
    regionCode: REGION,
    phone: null,
    isAlwaysOpen: true,
    openHours: [],
    erLevel: 0,
    capabilities: [],
    beds: [],
  };
}

/** The centre and its posts. Apart from the PSC itself they are the demo's own, spread so that each bank and corner has one. */
export const KOTA_JAMBI_POSTS: readonly FacilityFact[] = [
  post('psc-119', 'PSC 119 Kota Jambi', 'Jl. H. Agus Salim, Kel. Paal Lima, Kec. Kota Baru'),
  post(
    'pos-telanaipura',
    'Pos Ambulans Telanaipura',
    'Jl. Arif Rahman Hakim, Kel. Pematang Sulur, Kec. Telanaipura',
  ),
  post('pos-jambi-timur', 'Pos Ambulans Jambi Timur', 'Jl. Panca Karya, Kel. Tanjung Sari, Kec. Jambi Timur'),
  post('pos-jelutung', 'Pos Ambulans Jelutung', 'Jl. HOS. Cokroaminoto, Kel. Jelutung, Kec. Jelutung'),
  post('pos-paal-merah', 'Pos Ambulans Paal Merah', 'Jl. Lingkar Timur, Kel. Eka Jaya, Kec. Paal Merah'),
  post(
    'pos-alam-barajo',
    'Pos Ambulans Alam Barajo',
    'Jl. Kapten Pattimura, Kel. Simpang Rimbo, Kec. Alam Barajo',
  ),
  post('pos-seberang', 'Pos Ambulans Seberang', 'Jl. KH. Hasan Anang, Kel. Ulu Gedong, Kec. Danau Teluk'),
  post('dermaga-ancol', 'Dermaga Ambulans Batanghari', 'Tepian Ancol, Kel. Pasar Jambi, Kec. Pasar Jambi'),
];

/** A unit of the demo: where it is stationed is named by the post's key. */
export interface DemoUnit extends Pick<CreateUnitInput, 'callSign' | 'type'> {
  capabilities: NonNullable<CreateUnitInput['capabilities']>;
  postKey: string;
}

/** Fourteen units, all invented: ten cars, three motorcycles for narrow lanes, a boat for the Seberang bank. */
export const KOTA_JAMBI_UNITS: readonly DemoUnit[] = [
  { callSign: 'AMB-01', type: 'als', capabilities: ['ventilator'], postKey: 'psc-119' },
  { callSign: 'AMB-02', type: 'als', capabilities: ['ventilator', 'incubator'], postKey: 'pos-telanaipura' },
  { callSign: 'AMB-03', type: 'als', capabilities: ['ventilator'], postKey: 'pos-jambi-timur' },
  { callSign: 'AMB-04', type: 'bls', capabilities: ['delivery'], postKey: 'psc-119' },
  { callSign: 'AMB-05', type: 'bls', capabilities: ['delivery'], postKey: 'pos-jelutung' },
  { callSign: 'AMB-06', type: 'bls', capabilities: ['rescue'], postKey: 'pos-paal-merah' },
  { callSign: 'AMB-07', type: 'bls', capabilities: ['delivery'], postKey: 'pos-alam-barajo' },
  { callSign: 'AMB-08', type: 'bls', capabilities: ['delivery'], postKey: 'pos-seberang' },
  { callSign: 'AMB-09', type: 'transport', capabilities: [], postKey: 'pos-jelutung' },
  { callSign: 'AMB-10', type: 'transport', capabilities: ['oxygen'], postKey: 'pos-paal-merah' },
  { callSign: 'MTR-01', type: 'motorcycle', capabilities: [], postKey: 'pos-jambi-timur' },
  { callSign: 'MTR-02', type: 'motorcycle', capabilities: [], postKey: 'pos-jelutung' },
  { callSign: 'MTR-03', type: 'motorcycle', capabilities: [], postKey: 'pos-alam-barajo' },
  { callSign: 'KPL-01', type: 'boat', capabilities: ['oxygen', 'rescue'], postKey: 'dermaga-ancol' },
];
