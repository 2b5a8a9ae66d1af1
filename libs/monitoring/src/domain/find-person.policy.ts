import { foldWord } from '#siaga/geo';
import type { MonitoredPerson } from '#siaga/contracts';

type Shown = Pick<MonitoredPerson, 'name' | 'address' | 'phone' | 'nik' | 'rt' | 'rw'>;

const NAME = 2;
const ELSE = 1;
/** Fewer digits are many people's. */
const LEAST_DIGITS = 4;

/**
 * How well somebody fits what an officer typed: 0 for not. Each word must begin a word of the name or the address, or be the end of the telephone
 * number or of the NIK; what is found in the name counts more.
 */
export function fitOfPerson(typed: string, { name, address, phone, nik, rt, rw }: Shown): number {
  const [names, places] = [wordsOf(name), wordsOf([address, rt, rw].join(' '))];
  let fit = 0;
  const words = wordsOf(typed);
  for (const word of words) {
    const isNumber = /^\d+$/.test(word) && word.length >= LEAST_DIGITS;
    const ends = isNumber && [phone, nik].some((digits) => digits?.endsWith(word.replace(/^0/, '')));
    if (names.some((one) => one.startsWith(word))) fit += NAME;
    else if (ends || places.some((one) => one.startsWith(word))) fit += ELSE;
    else return 0;
  }
  return words.length === 0 ? 0 : fit / words.length;
}

/** Spelt as it sounds: Yusuf is found as Jusup. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map(foldWord)
    .filter((word) => word !== '');
}
