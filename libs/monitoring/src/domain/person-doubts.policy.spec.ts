import { describe, expect, it } from '@jest/globals';
import { doubtsOfPerson } from './person-doubts.policy.js';

const today = '2026-12-01';
const known = (): boolean => true;

describe('what a NIK says otherwise', () => {
  it('should find nothing where birth, sex and area agree, in either century', () => {
    expect(
      doubtsOfPerson({ nik: '1571031508920001', bornOn: '1992-08-15', sex: 'male' }, today, known),
    ).toEqual([]);
    expect(
      doubtsOfPerson({ nik: '1571035508200001', bornOn: '1920-08-15', sex: 'female' }, today, known),
    ).toEqual([]);
    expect(
      doubtsOfPerson({ nik: '1571035508200001', bornOn: '2020-08-15', sex: 'female' }, today, known),
    ).toEqual([]);
  });

  it('should name each thing that does not agree', () => {
    expect(
      doubtsOfPerson({ nik: '1571031508920001', bornOn: '1992-08-16', sex: 'female' }, today, () => false),
    ).toEqual(['born_on', 'sex', 'area_unknown']);
  });

  it('should doubt nothing that was not told', () => {
    expect(doubtsOfPerson({ nik: null, bornOn: '1992-08-16', sex: 'female' }, today, () => false)).toEqual(
      [],
    );
    expect(doubtsOfPerson({ nik: '1571031508920001', bornOn: null, sex: null }, today, known)).toEqual([]);
  });
});
