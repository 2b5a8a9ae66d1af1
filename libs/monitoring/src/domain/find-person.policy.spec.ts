import { describe, expect, it } from '@jest/globals';
import { fitOfPerson } from './find-person.policy.js';

const SITI = {
  ...{ name: 'Siti Nurhaliza Contoh', address: 'Jalan Melati 4', rt: '03', rw: '01' },
  ...{ phone: '+6281255561001', nik: '1571035508920001' },
};

describe('fitOfPerson', () => {
  it.each([
    ['siti', 2],
    ['SITI nur', 2],
    ['siti melati', 1.5],
    ['081255561001', 1],
    ['1001', 1],
    ['20001', 1],
    ['100', 0],
    ['iti', 0],
    ['siti mawar', 0],
    ['', 0],
    ['...', 0],
  ])('should say of %j how well it fits', (typed, fit) => {
    expect(fitOfPerson(typed, SITI)).toBe(fit);
  });

  it('should find nobody by a number who has none', () => {
    expect(fitOfPerson('1001', { ...SITI, phone: null, nik: null })).toBe(0);
  });
});
