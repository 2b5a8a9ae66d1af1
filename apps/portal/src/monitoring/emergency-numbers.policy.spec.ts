import { describe, expect, it } from '@jest/globals';
import { numbersOf } from './emergency-numbers.policy.js';

describe('what is dialled for help', () => {
  it.each([
    ['no page', null, ['119']],
    ['a page that was kept before numbers were told', {}, ['119']],
    ['the area’s own', { emergencyNumbers: [{ label: 'PSC Contoh', number: '0741119119' }] }, ['0741119119']],
  ])('should be right for %s', (_, page, numbers) => {
    expect(numbersOf(page).map(({ number }) => number)).toEqual(numbers);
  });
});
