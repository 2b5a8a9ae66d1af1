import { describe, expect, it } from '@jest/globals';
import { readNik } from './nik.js';

const TODAY = '2026-11-29';

// Invented numbers: the area of Kota Jambi with dates and serials of nobody.
describe('a NIK by its form', () => {
  it('should say area, sex and both centuries that its date may mean', () => {
    expect(readNik('1571031508200001', TODAY)).toEqual({
      areaCode: '15.71.03',
      sex: 'male',
      bornOn: ['2020-08-15', '1920-08-15'],
    });
  });

  it('should take forty off a woman’s day, and never give a date to come', () => {
    expect(readNik('1571035508920003', TODAY)).toEqual({
      areaCode: '15.71.03',
      sex: 'female',
      bornOn: ['1992-08-15'],
    });
  });

  it('should judge 29 February in each century by itself', () => {
    expect(readNik('1571032902000001', TODAY)).toMatchObject({ bornOn: ['2000-02-29'] });
    expect(readNik('1571032902040001', TODAY)).toMatchObject({ bornOn: ['2004-02-29', '1904-02-29'] });
    expect(readNik('1571032902010001', TODAY)).toEqual({ problem: 'no_such_day' });
  });

  it('should take it as people write it', () => {
    expect(readNik('15.71.03 150820-0001', TODAY)).toMatchObject({ sex: 'male' });
  });

  it('should not refuse an area that no list knows', () => {
    expect(readNik('9999991508200001', TODAY)).toMatchObject({ areaCode: '99.99.99' });
  });

  it.each([
    ['157103150820001', 'not_16_digits'],
    ['15710315082000011', 'not_16_digits'],
    ['157103150820000A', 'not_16_digits'],
    ['1571033208200001', 'no_such_day'],
    ['1571037208200001', 'no_such_day'],
    ['1571034008200001', 'no_such_day'],
    ['1571030008200001', 'no_such_day'],
    ['1571031513200001', 'no_such_day'],
    ['1571031508200000', 'no_serial'],
  ])('should refuse %s as %s', (nik, problem) => {
    expect(readNik(nik, TODAY)).toEqual({ problem });
  });
});
