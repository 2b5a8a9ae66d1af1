import { describe, expect, it } from '@jest/globals';
import { maskedNumber } from './job-words.js';

describe('masked number', () => {
  it.each([
    ['0811-0000-1234', '0811-••••-•234'],
    ['+62 811 0000 123', '+62 81• •••• 123'],
    ['119', '119'],
  ])('should cover the middle of %s', (number, masked) => {
    expect(maskedNumber(number)).toBe(masked);
  });
});
