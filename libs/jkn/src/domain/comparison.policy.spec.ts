import { describe, expect, it } from '@jest/globals';
import { compareBookings, missedOfPrimary, type OurBooking, type TheirBooking } from './comparison.policy.js';

const ours = (bookingCode: string, change: Partial<OurBooking> = {}): OurBooking => ({
  ...{ bookingCode, label: 'A-01', state: 'booked', untold: [], missed: null, isDue: true },
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

  it('should find of a puskesmas what BPJS did not take, of whom it is told alone', () => {
    expect(differs([ours('AAA', { missed: ['call'], isDue: false })], [])).toEqual([['AAA', ['untold']]]);
    expect(differs([ours('AAA', { missed: [], isDue: false })], [])).toEqual([['AAA', []]]);
  });
});

describe('what BPJS has not taken of a puskesmas', () => {
  const card = { name: '', nik: null, cardNumber: '0000000000013', phone: null };
  const missed = (
    ticket: Partial<Parameters<typeof missedOfPrimary>[0]>,
    taken: string[] = [],
  ): ReturnType<typeof missedOfPrimary> =>
    missedOfPrimary({ channel: 'counter', state: 'booked', patient: card, ...ticket }, new Set(taken));

  it('should be nothing to tell of who has no card', () => {
    expect(missed({ patient: { ...card, cardNumber: null } })).toBeNull();
  });

  it.each([
    [{ state: 'waiting' }, [], ['add']],
    [{ state: 'waiting' }, ['antrean/add'], []],
    [{ state: 'serving' }, ['antrean/add'], ['call']],
    [{ state: 'done' }, ['antrean/add', 'antrean/panggil'], []],
    [{ state: 'no_show' }, ['antrean/add'], ['call']],
    [{ state: 'cancelled' }, ['antrean/add'], ['cancel']],
    [{ state: 'cancelled', channel: 'mobile_jkn' }, [], []],
    [{ state: 'done', channel: 'mobile_jkn' }, [], ['call']],
  ] as const)('should follow from where the number stands: %j after %j', (ticket, taken, expected) => {
    expect(missed(ticket, [...taken])).toEqual(expected);
  });
});
