import { foldWord } from './fold.js';

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Ways to write the titles that stand before a person's name in a street's name; the first is the form we keep. */
const TITLE_FORMS: readonly (readonly string[])[] = [
  'jenderal jend jendral jnd jen jendr djend djenderal djendral djen',
  'letjen letjend letjendral letjenderal',
  'mayjen majjen majen mayjend mayjendral mayjenderal',
  'brigjen brigjend bregjen bregjend brigjendral brigjenderal',
  'kolonel kol kolonell',
  'letkol letkolonel',
  'kapten kapt kpt kptn captain',
  'letnan letn letda lettu',
  'mayor myr major',
  'sersan sers serma serka serda sersn',
  'kopral koprl kpl praka pratu',
  'laksamana laks laksma laksda laksdya',
  'marsekal marsda marsma marsdya',
  'komisaris kompol kombes',
  'inspektur ipda iptu aipda aiptu bripka briptu bripda',
  'kh khj kyaihaji kiaihaji kyaih kiaih',
  'kyai kiai kiyai',
  'haji hj hajah hajjah',
  'profesor prof professor prop',
  'doktor dokter drg',
  'insinyur ir',
  'raden rd rdn',
  'pangeran pngrn pgr pangran',
  'pendeta pdt',
  'ustadz ust ustad',
  'presiden pres',
  'menteri mentri mntr',
].map(words);

/** Spellings of titles and the form kept. */
export const TITLE_SPELLINGS: ReadonlyMap<string, string> = new Map(
  TITLE_FORMS.flatMap(([kept = '', ...others]) => others.map((other) => [other, kept] as const)),
);

/** Titles written in several words. */
export const TITLE_PHRASES: readonly (readonly [readonly string[], string])[] = [
  [['letnan', 'jenderal'], 'letjen'],
  [['let', 'jenderal'], 'letjen'],
  [['mayor', 'jenderal'], 'mayjen'],
  [['may', 'jenderal'], 'mayjen'],
  [['brigadir', 'jenderal'], 'brigjen'],
  [['brig', 'jenderal'], 'brigjen'],
  [['letnan', 'kolonel'], 'letkol'],
  [['let', 'kolonel'], 'letkol'],
  [['kyai', 'haji'], 'kh'],
  [['kyai', 'h'], 'kh'],
  [['k', 'haji'], 'kh'],
  [['k', 'h'], 'kh'],
  [['ring', 'road'], 'lingkar'],
  [['jalan', 'lingkar'], 'lingkar'],
  [['sm', 'raja'], 'sisingamangaraja'],
  [['s', 'm', 'raja'], 'sisingamangaraja'],
];

/** Ranks and degrees are left out or changed as people like: they say next to nothing of which street is meant. */
const LIGHT = words(
  'jenderal letjen mayjen brigjen kolonel letkol kapten letnan mayor sersan kopral laksamana marsekal komisaris ' +
    'inspektur kh kyai haji h hj profesor dr doktor insinyur drs dra raden r rm rr rt ra pendeta ustadz presiden pahlawan ' +
    'raya jalan mgr mr komodor komandan panglima prajurit brigadir di bapak',
);
/** These set one street apart from another (Nyai Ahmad Dahlan), yet are often dropped. */
const HALF = words(
  'pangeran sultan sunan raja ratu nyai nyi ki sri menteri mentri teuku teungku tengku tuanku cut datuk gusti mas bung ' +
    'patih adipati tumenggung kanjeng ibu pak gang lorong kampung desa baru lama besar kecil tol',
);

const LIGHT_SHARE = 0.045;
const HALF_SHARE = 0.19;

const FIXED_SHARES: ReadonlyMap<string, number> = new Map([
  ...LIGHT.map((word) => [foldWord(word), LIGHT_SHARE] as const),
  ...HALF.map((word) => [foldWord(word), HALF_SHARE] as const),
]);

/**
 * What a folded word of a street's name weighs when it is a title, an initial or a word that people leave out, as a share
 * of a word that is in one name only; null for all others, which weigh by how rare they are.
 */
export function shareOfStreetWord(folded: string): number | null {
  if (/^[a-z]$/.test(folded)) return LIGHT_SHARE;
  return FIXED_SHARES.get(folded) ?? null;
}

/** True for a rank, degree or other word that does not tell streets apart. */
export function isLightWord(folded: string): boolean {
  return shareOfStreetWord(folded) === LIGHT_SHARE;
}

const RANKS: ReadonlySet<string> = new Set([
  ...TITLE_FORMS.map(([kept = '']) => kept),
  ...words('ra rt moh muh mohammad muhammad hos dr brigadir panglima'),
]);

/** True for what stands before a person's name: whatever follows is called after that person. */
export function isRank(word: string): boolean {
  return RANKS.has(word);
}
