import { describe, expect, it } from '@jest/globals';
import { compareBookings, type OurBooking, type TheirBooking } from './comparison.policy.js';

const ours = (bookingCode: string, change: Partial<OurBooking> = {}): OurBooking => ({
  ...{ bookingCode, label: 'A-01', state: 'booked', untold: [], isDue: true },
  ...change,
});
const theirs = (bookingCode: string, change: Partial<TheirBooking> = {}): TheirBooking => ({
  ...{ bookingCode, label: 'A01', status: 'Belum dilayani' },
  ...change,
});

describe("BPJS's view of a day beside ours", () => {
  const differs = (own: OurBooking[], other: TheirBooking[]): unknown[] =>
    compareBookings(own, other).map((row) => [row.bookingCode, row.differs]);

  it('should find nothing where both say the same, however the code and the number are written', () => {
    expect(differs([ours('AAA')], [theirs('aaa')])).toEqual([['AAA', []]]);
  });

  it('should find what only one of them knows, and nothing of what BPJS need not know', () => {
    expect(differs([ours('AAA'), ours('BBB', { isDue: false })], [theirs('CCC')])).toEqual([
      ['AAA', ['missing_there']],
      ['CCC', ['missing_here']],
      ['BBB', []],
    ]);
  });

  it('should find another number, another end, and steps that were not told', () => {
    expect(differs([ours('AAA', { state: 'done' })], [theirs('AAA', { label: 'A02' })])).toEqual([
      ['AAA', ['number', 'served']],
    ]);
    expect(differs([ours('AAA', { untold: [5] })], [theirs('AAA', { status: 'Batal' })])).toEqual([
      ['AAA', ['cancelled', 'untold']],
    ]);
  });
});
