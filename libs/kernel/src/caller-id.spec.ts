import { describe, expect, it } from '@jest/globals';
import { readCallerId } from './caller-id.js';

const MOBILE = '+6281355510001';

describe('readCallerId', () => {
  it.each([
    ['081355510001', MOBILE, '081355510001', null],
    ['0813-5551-0001', MOBILE, '0813-5551-0001', null],
    ['+62 813 5551 0001', MOBILE, '+62 813 5551 0001', null],
    ['6281355510001', MOBILE, '6281355510001', null],
    ['006281355510001', MOBILE, '006281355510001', null],
    ['81355510001', MOBILE, '81355510001', null],
    ['+62 (0) 813-5551-0001', MOBILE, '+62 (0) 813-5551-0001', null],
    ['sip:+6281355510001@10.20.30.40:5060', MOBILE, '+6281355510001', null],
    ['sips:081355510001@[2001:db8::1]:5061;transport=tls', MOBILE, '081355510001', null],
    ['sip:081355510001:rahasia@pbx.example', MOBILE, '081355510001', null],
    ['sip:%2B6281355510001;npdi@pbx.example;user=phone', MOBILE, '+6281355510001', null],
    ['<sip:081355510001@pbx.example:5060;user=phone>', MOBILE, '081355510001', null],
    ['"BUDI" <081355510001>', MOBILE, '081355510001', 'BUDI'],
    ['""BUDI"" <081355510001>', MOBILE, '081355510001', 'BUDI'],
    ['Ibu Contoh <sip:081355510001@10.0.0.1>;tag=1928301774', MOBILE, '081355510001', 'Ibu Contoh'],
    ['"Pos 7 \\"utara\\"" <tel:+62-813-5551-0001>', MOBILE, '+6281355510001', 'Pos 7 "utara"'],
    ['tel:+62-813-5551-0001;ext=12', MOBILE, '+6281355510001', null],
    ['tel:60001;phone-context=+62741', '+6274160001', '+6274160001', null],
    ['081355510001@10.20.30.40', MOBILE, '081355510001', null],
    ['0813-5551-0001 ext 12', MOBILE, '0813-5551-0001 ext 12', null],
    ['0741-60001', '+6274160001', '0741-60001', null],
    ['+62 741 60001', '+6274160001', '+62 741 60001', null],
    ['+60123456789', '+60123456789', '+60123456789', null],
    ["'081355510001", MOBILE, '081355510001', null],
    ['=+6281355510001', MOBILE, '+6281355510001', null],
    ['81355510001.0', MOBILE, '81355510001', null],
    ['０８１３５５５１０００１', MOBILE, '081355510001', null],
  ])('should read %s as a number of the plan', (text, e164, shown, name) => {
    expect(readCallerId(text)).toEqual({ e164, localDigits: null, shown, name });
  });

  it.each([
    ['201', '201'],
    ['119', '119'],
    ['60001', '60001'],
    ['sip:201@10.20.30.40:5060', '201'],
    ['08123', '08123'],
    ['0812345678901234567', '0812345678901234567'],
    ['+628', '628'],
  ])('should keep the digits of %s, which is no number of the plan', (text, localDigits) => {
    expect(readCallerId(text)).toMatchObject({ e164: null, localDigits });
  });

  it.each([
    'anonymous',
    'Anonymous <sip:anonymous@anonymous.invalid>',
    '<unknown>',
    '',
    'sip:10.20.30.40:5060',
    'sip:pbx12.example:5060',
    'sip:budi.santoso@10.20.30.40:5060',
    '8.13E+10',
    'unavailable',
    '%E0%A4%A',
  ])('should find no number in %j', (text) => {
    expect(readCallerId(text)).toMatchObject({ e164: null, localDigits: null, shown: null });
  });

  it('should tell apart numbers of other prefixes with the same end', () => {
    const e164 = ['0812-3456-7890', '0822-3456-7890', '0852-3456-7890'].map(
      (text) => readCallerId(text).e164,
    );
    expect(new Set(e164).size).toBe(3);
    expect(e164).not.toContain(null);
  });

  it('should take no longer for a hostile text', () => {
    const started = performance.now();
    for (const text of [
      '<'.repeat(5_000),
      '"'.repeat(2_000),
      '\\"'.repeat(1_000),
      '0'.repeat(2_000),
      ' '.repeat(2_000) + '<',
    ])
      readCallerId(text);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
