import { randomInt } from 'node:crypto';

/** Without what is read or heard as another: no 0 and O, 1 and I, B and 8. */
const SIGNS = 'ACDEFGHJKLMNPQRTUVWXY34679';
const LENGTH = 10;

/** A code by which a ticket is found again. It is not guessed within a lifetime of limited tries, and opens nothing by itself. */
export function newBookingCode(): string {
  return Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}
