import { describe, expect, it } from '@jest/globals';
import { isPushEndpoint } from '../push/push-hosts.policy.js';
import { filledIn, listAt, textAt } from './json-path.policy.js';
import { toE164, writtenAs } from './phone-number.policy.js';
import { endOfQuiet, readQuietHours } from './quiet-hours.policy.js';
import { smsParts } from './sms-parts.policy.js';
import { consentWordIn } from './stop-words.policy.js';

describe('consentWordIn', () => {
  it.each([
    ['STOP', 'stop'],
    [' berhenti. ', 'stop'],
    ['Unreg Siaga', 'stop'],
    ['MULAI', 'start'],
    ['start', 'start'],
    ['Berhenti bernapas!', null],
    ['stop perdarahan', null],
    ['BATAL', null],
    ['', null],
  ])('should read %j as %s', (text, word) => {
    expect(consentWordIn(text)).toBe(word);
  });
});

describe('endOfQuiet', () => {
  const hours = readQuietHours('21:00-06:00');

  it.each([
    ['2026-11-28T13:59:00.000Z', 'Asia/Jakarta', '2026-11-28T13:59:00.000Z'],
    ['2026-11-28T14:00:30.000Z', 'Asia/Jakarta', '2026-11-28T23:00:00.000Z'],
    ['2026-11-28T22:59:59.000Z', 'Asia/Jakarta', '2026-11-28T23:00:00.000Z'],
    ['2026-11-28T13:59:00.000Z', 'Asia/Jayapura', '2026-11-28T21:00:00.000Z'],
  ])('should let what comes at %s in %s go at %s', (at, zone, expected) => {
    expect(endOfQuiet(new Date(at), hours, zone).toISOString()).toBe(expected);
  });

  it('should know hours inside one day, none, and words that are no hours', () => {
    const noon = new Date('2026-11-28T05:30:00.000Z');
    expect(endOfQuiet(noon, readQuietHours('12:00-13:00'), 'Asia/Jakarta').toISOString()).toBe(
      '2026-11-28T06:00:00.000Z',
    );
    expect(endOfQuiet(noon, readQuietHours('none'), 'Asia/Jakarta')).toBe(noon);
    for (const wrong of ['', '21-6', '24:00-06:00', '21:00-06:60'])
      expect(() => readQuietHours(wrong)).toThrow(RangeError);
  });
});

describe('smsParts', () => {
  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['日'.repeat(70), 1],
    ['日'.repeat(71), 2],
  ])('should count %j', (text, parts) => {
    expect(smsParts(text)).toBe(parts);
  });
});

describe('toE164', () => {
  it.each([
    ['0811-0000-0042', '+6281100000042'],
    ['62 811 0000 0042', '+6281100000042'],
    ['+62 (811) 0000-0042', '+6281100000042'],
    ['006281100000042', '+6281100000042'],
    ['119', null],
    ['', null],
  ])('should read %s as %s', (number, expected) => {
    expect(toE164(number)).toBe(expected);
  });

  it('should write a number the way a gateway wants it', () => {
    const styles = ['plus', 'international', 'national'] as const;
    expect(styles.map((style) => writtenAs('+6281100000042', style))).toEqual([
      '+6281100000042',
      '6281100000042',
      '081100000042',
    ]);
  });
});

describe('isPushEndpoint', () => {
  const hosts = 'fcm.googleapis.com,*.push.apple.com';

  it.each([
    ['https://fcm.googleapis.com/fcm/send/x', true],
    ['https://web.push.apple.com/x', true],
    ['https://push.apple.com.contoh.id/x', false],
    ['https://evilfcm.googleapis.com/x', false],
    ['http://fcm.googleapis.com/x', false],
    ['https://user@fcm.googleapis.com/x', false],
    ['http://127.0.0.1/x', false],
    ['https://169.254.169.254/latest', false],
    ['no address', false],
  ])('should say of %s: %s', (endpoint, expected) => {
    expect(isPushEndpoint(endpoint, hosts)).toBe(expected);
  });
});

describe('JSON of a gateway', () => {
  it('should be read by a path and filled in', () => {
    expect(textAt({ data: [{ id: 7 }] }, 'data.0.id')).toBe('7');
    expect(listAt({ a: { b: [1] } }, 'a.b')).toEqual([1]);
    expect([listAt([1], undefined), listAt({ a: 1 }, 'a'), listAt(null, 'a'), listAt({}, undefined)]).toEqual(
      [[1], null, null, null],
    );
    expect([textAt({ a: {} }, 'a.b'), textAt(null, 'a'), textAt({}, 'constructor.name')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(
      filledIn({ to: '{to}', list: ['x {text}'], n: 1, other: '{gone}' }, { to: '62', text: 'hai {to}' }),
    ).toEqual({
      to: '62',
      list: ['x hai {to}'],
      n: 1,
      other: '{gone}',
    });
  });
});
