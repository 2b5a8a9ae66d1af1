import type { PlaceSearch } from '#siaga/geo';
import { Random } from '#siaga/simulation';
import { figure, type Measured } from '../harness/result.js';
import { EMERGENCY_SENTENCES } from './emergency-sentences.js';
import type { Misses } from './misses.js';
import { TimedSearch, type Question } from './timed-search.js';

const MADE = 200;
const KEYS = Array.from('asdfghjklqwertyuiopzxcvbnm');

/** What callers say that names no place. */
const SENTENCES = [
  'tolong cepat ibu saya sesak napas',
  'halo selamat pagi',
  'suami saya pingsan tidak sadar',
  'ada kecelakaan motor dua orang luka',
  'anak saya demam tinggi sudah tiga hari',
  'minta ambulans sekarang juga',
  'saya tidak tahu saya di mana',
  'tunggu sebentar saya tanya orang dulu',
  'orangnya sudah tidak bernapas',
  'darahnya banyak sekali tolong',
  'kakinya patah tidak bisa jalan',
  'tadi sudah telepon tapi belum datang',
  'nomor saya yang tadi',
  'dekat sini saja pokoknya',
  'rumah saya warna hijau pagar hitam',
  'istri saya mau melahirkan',
  'ketuban sudah pecah dari tadi malam',
  'terima kasih banyak ya pak',
  'salah sambung maaf',
  'anak kecil main telepon',
  'jatuh dari pohon kelapa',
  'digigit ular berbisa',
  'kebakaran besar api sudah tinggi',
  'nenek saya stroke mulutnya miring',
  'ok siap ditunggu',
];

/** How often something that names no place is answered with one. Nothing was promised; less is better. */
export function nonsense(search: PlaceSearch, misses: Misses): Measured[] {
  const random = new Random('geocoding/nonsense');
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['random keys', Array.from({ length: MADE }, () => keys(random))],
    ['sentences', SENTENCES],
    ['sentences, held out', EMERGENCY_SENTENCES],
  ];
  return kinds.flatMap(([kind, texts]) => {
    const timed = new TimedSearch(search);
    let answered = 0;
    for (const text of texts) {
      const question: Question = { text, options: {} };
      const first = timed.locate(question)[0];
      if (first === undefined) continue;
      answered += 1;
      misses.add(
        `nonsense/${kind}`,
        text,
        `${first.label} | ${first.context} (${first.score.toFixed(2)})`,
        'none',
      );
    }
    const name = `no place: ${kind}`;
    return [
      figure({ bench: 'geocoding', case: name, metric: 'answered all the same' }, answered / texts.length),
      ...timed.figures(name),
    ];
  });
}

function keys(random: Random): string {
  const word = (): string => Array.from({ length: random.integer(5, 9) }, () => random.pick(KEYS)).join('');
  return Array.from({ length: random.integer(1, 3) }, word).join(' ');
}
