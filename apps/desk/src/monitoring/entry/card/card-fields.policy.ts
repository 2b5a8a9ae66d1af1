import { digitsOf } from './nik-line.policy.js';

/** What the lines of a card say, as far as they could be read; nothing of it is sure. */
export interface CardFields {
  readonly kind: 'ktp' | 'sim';
  readonly name: string;
  /** yyyy-mm-dd; null where no date could be read. */
  readonly bornOn: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly address: string;
  readonly rt: string;
  readonly rw: string;
  readonly village: string;
  readonly district: string;
}

type Label = 'nik' | 'name' | 'born' | 'sex' | 'address' | 'hamlet' | 'village' | 'district' | 'other';

/** As they are printed, letters only. A SIM of before 2019 has words, one of after it numbers. */
const LABELS: readonly (readonly [string, Label])[] = [
  ['nik', 'nik'],
  ['nama', 'name'],
  ['namaname', 'name'],
  ['tempattgllahir', 'born'],
  ['tempatdantgllahir', 'born'],
  ['jeniskelamin', 'sex'],
  ['alamat', 'address'],
  ['alamataddress', 'address'],
  ['rtrw', 'hamlet'],
  ['keldesa', 'village'],
  ['kecamatan', 'district'],
  ['agama', 'other'],
  ['statusperkawinan', 'other'],
  ['pekerjaan', 'other'],
  ['kewarganegaraan', 'other'],
  ['berlakuhingga', 'other'],
  ['berlakusd', 'other'],
  ['tinggi', 'other'],
  ['nosim', 'other'],
];
const NUMBERED: Readonly<Record<string, Label>> = {
  1: 'name',
  2: 'born',
  3: 'sex',
  4: 'address',
  5: 'other',
  6: 'other',
};
/** One letter in four may be another one. */
const LETTERS_A_FAULT = 4;
const DATE = /([0-9OoIlSBZ]{2})\s?[-–—.,/ ]\s?([0-9OoIlSBZ]{2})\s?[-–—.,/ ]\s?([12][0-9OoIlSBZ]{3})/;
const NOT_IN_NAMES = /[^A-Z'.,\- ]/g;
const MOST_PLAUSIBLE_AGE = 120;

/** The label that a line begins with, and what stands behind it. */
export function labelled(line: string): { label: Label; rest: string } | null {
  const numbered = /^\W{0,2}([1-6])\s?[.,]\s*(.+)$/.exec(line);
  if (numbered?.[1] !== undefined && numbered[2] !== undefined)
    return { label: NUMBERED[numbered[1]] ?? 'other', rest: numbered[2].trim() };
  const byColon = /^([^:;]{2,24})[:;]\s*(.*)$/.exec(line);
  if (byColon?.[1] !== undefined) {
    const label = labelOf(byColon[1]);
    if (label) return { label, rest: (byColon[2] ?? '').trim() };
  }
  // The colon was lost: as many words as a label has.
  const words = line.split(/\s+/);
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const label = labelOf(words.slice(0, count).join(''));
    if (label)
      return {
        label,
        rest: words
          .slice(count)
          .join(' ')
          .replace(/^[^\p{L}\d]+/u, '')
          .trim(),
      };
  }
  return null;
}

function labelOf(text: string): Label | null {
  // The commonest fault of all: an m read as two letters.
  const letters = text
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replaceAll('rn', 'm');
  let nearest: Label | null = null;
  let fewest = Infinity;
  for (const [written, label] of LABELS) {
    const faults = distance(letters, written);
    if (faults > written.length / LETTERS_A_FAULT || faults >= fewest) continue;
    fewest = faults;
    nearest = label;
  }
  return nearest;
}

/** By how many letters two words differ. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1)
      next.push(
        Math.min(
          (next[to - 1] ?? 0) + 1,
          (row[to] ?? 0) + 1,
          (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The date in a text as yyyy-mm-dd, days and months in the card's order; null where there is none that anybody living was born on. */
export function dateIn(text: string, today: string): string | null {
  const [whole, day, month, year] = DATE.exec(text) ?? [];
  if (whole === undefined) return null;
  const [dd, mm, yyyy] = [day, month, year].map((part) => digitsOf(part ?? ''));
  const date = new Date(`${yyyy}-${mm}-${dd}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return null;
  const read = date.toISOString().slice(0, 10);
  const isReal = read === `${yyyy}-${mm}-${dd}`;
  const isPlausible = read <= today && Number(today.slice(0, 4)) - Number(yyyy) <= MOST_PLAUSIBLE_AGE;
  return isReal && isPlausible ? read : null;
}

export function sexIn(text: string): CardFields['sex'] {
  const letters = text.toUpperCase().replace(/[^A-Z]/g, '');
  if (/PEREM|EMPUAN|WANITA/.test(letters)) return 'female';
  return /LAKI|PRIA/.test(letters) ? 'male' : null;
}

const nameIn = (text: string): string =>
  text
    .toUpperCase()
    .replace(NOT_IN_NAMES, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\W_]+|[\s,-]+$/g, '')
    .trim();

const wordsIn = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\d]+|[^\p{L}\d.)]+$/gu, '')
    .trim();

function hamletIn(text: string): { rt: string; rw: string } {
  const [, rt, rw] = /([0-9OoIlSBZ]{1,3})\s?[/|\\1lI ]\s?([0-9OoIlSBZ]{3})\b/.exec(text) ?? [];
  return { rt: digitsOf(rt ?? ''), rw: digitsOf(rw ?? '') };
}

/** Reads the lines of a KTP or a SIM. */
export function fieldsOf(lines: readonly string[], today: string): CardFields {
  const found = new Map<Label, string>();
  let last: Label | null = null;
  for (const line of lines) {
    const read = labelled(line);
    if (read && !found.has(read.label)) found.set(read.label, read.rest);
    // An address may be two lines long.
    else if (!read && last === 'address' && wordsIn(line).length > 2 && !found.has('hamlet'))
      found.set('address', `${found.get('address') ?? ''} ${line}`);
    if (read) last = read.label;
  }
  const everything = lines.join('\n');
  const of = (label: Label): string => found.get(label) ?? '';
  return {
    kind: /\bSIM\b|MENGEMUDI|DRIVING/i.test(everything) ? 'sim' : 'ktp',
    name: nameIn(of('name')),
    bornOn: dateIn(of('born'), today) ?? dateIn(everything, today),
    sex: sexIn(of('sex')) ?? sexIn(everything),
    address: wordsIn(of('address')),
    ...hamletIn(of('hamlet')),
    village: wordsIn(of('village')),
    district: wordsIn(of('district')),
  };
}
