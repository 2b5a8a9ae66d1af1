import { type ComplaintCode } from '#siaga/contracts';

/** What a kind of emergency is like on the telephone. */
export interface ComplaintProfile {
  code: ComplaintCode;
  /** How often among emergencies. */
  weight: number;
  /** What the caller says, Indonesian as spoken. */
  said: readonly string[];
  ageYears: readonly [from: number, to: number];
  sex: 'any' | 'female';
  patients: readonly [from: number, to: number];
}

const profile = (
  code: ComplaintCode,
  weight: number,
  ageYears: readonly [number, number],
  ...said: string[]
): ComplaintProfile => ({ code, weight, said, ageYears, sex: 'any', patients: [1, 1] });

/** Emergencies of a city's 119, weighted towards what such centres mostly send ambulances to. */
export const COMPLAINT_PROFILES: readonly ComplaintProfile[] = [
  {
    ...profile(
      'traffic',
      16,
      [15, 60],
      'Kecelakaan motor, dua orang luka',
      'Tabrakan mobil sama motor, kakinya patah',
    ),
    patients: [1, 3],
  },
  profile(
    'breathing',
    14,
    [20, 85],
    'Bapak saya sesak napas, bibirnya biru',
    'Asmanya kambuh, tidak bisa bicara',
  ),
  profile(
    'unconscious',
    10,
    [30, 85],
    'Ibu saya pingsan, tidak sadar-sadar',
    'Ada orang tergeletak di jalan, tidak bangun',
  ),
  profile(
    'chest_pain',
    9,
    [40, 80],
    'Dada bapak sakit tembus ke punggung, keringat dingin',
    'Nyeri dada dari tadi pagi',
  ),
  profile('stroke', 6, [45, 85], 'Mulutnya mencong, tangan kirinya lemas', 'Mendadak pelo dan jatuh'),
  {
    ...profile(
      'labour',
      7,
      [18, 42],
      'Istri saya mau melahirkan, ketuban sudah pecah',
      'Hamil sembilan bulan, perdarahan',
    ),
    sex: 'female',
  },
  profile('fall', 7, [3, 88], 'Nenek jatuh di kamar mandi, pinggulnya sakit', 'Tukang jatuh dari atap'),
  profile('fever_child', 6, [0, 6], 'Anak saya panas tinggi, kejang tadi', 'Bayi demam tiga hari, lemas'),
  profile('seizure', 5, [2, 50], 'Kejang-kejang, mulutnya berbusa', 'Kejang sudah sepuluh menit'),
  profile('abdominal', 5, [10, 70], 'Sakit perut hebat, muntah terus', 'Perutnya keras, tidak bisa berdiri'),
  profile('bleeding', 4, [15, 70], 'Tangannya kena gerinda, darahnya banyak', 'Muntah darah'),
  profile('cardiac_arrest', 3, [40, 85], 'Tidak bernapas, tolong cepat', 'Bapak tidak ada nadinya'),
  profile('burn', 2, [2, 60], 'Anak tersiram air panas', 'Kompor meledak, tangannya melepuh'),
  profile('poisoning', 2, [15, 45], 'Minum racun rumput', 'Keracunan makanan, muntah dan lemas'),
  profile('bite', 2, [5, 60], 'Digigit ular di kebun', 'Anak digigit anjing'),
  profile('drowning', 1, [5, 40], 'Anak tenggelam di Batanghari, sudah diangkat', 'Tenggelam di kolam'),
  profile('assault', 2, [17, 50], 'Ada yang ditusuk', 'Dikeroyok, kepalanya berdarah'),
  profile(
    'transfer',
    3,
    [1, 80],
    'Mau rujuk pasien dari puskesmas ke rumah sakit',
    'Antar pasien pulang, tidak bisa jalan',
  ),
];
