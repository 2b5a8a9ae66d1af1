import { describe, expect, it } from '@jest/globals';
import { shortName } from './short-name.js';

describe('shortName', () => {
  it.each([
    ['Jalan Malioboro', 'Jl. Malioboro'],
    ['gang Mawar', 'Gg. Mawar'],
    ['Kabupaten Sleman', 'Kab. Sleman'],
    ['Jalanan', 'Jalanan'],
    ['Ringroad Utara', 'Ringroad Utara'],
  ])('should write %s as %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});
