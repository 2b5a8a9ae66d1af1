import { describe, expect, it } from '@jest/globals';
import { maskAddress } from './trail-address.policy.js';

describe('an address in the trail', () => {
  it.each([
    ['36.72.11.9', '36.72.*.*'],
    ['::ffff:36.72.11.9', '36.72.*.*'],
    ['2001:db8:aaaa:bbbb::1', '2001:db8:aaaa:*'],
    ['unknown', null],
  ])('should show the network of %s and not the user', (address, shown) => {
    expect(maskAddress(address)).toBe(shown);
  });
});
