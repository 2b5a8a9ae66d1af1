import { describe, expect, it } from '@jest/globals';
import { foldRegion, readKind, readRtRw, readSex } from './read-followup.policy.js';

describe('a list as officers type it', () => {
  it.each([
    ['OTG', 'otg'],
    ['Orang Tanpa Gejala', 'otg'],
    ['odp ringan', 'odp'],
    ['P.D.P', null],
    ['PDP', 'pdp'],
    ['Suspek', 'pdp'],
    ['OPJ', 'traveller'],
    ['Pelaku perjalanan', 'traveller'],
    ['Kontak erat', 'contact'],
    ['kontak', 'contact'],
    ['sehat', null],
    ['', null],
  ] as const)('should follow up %j as %s', (text, kind) => {
    expect(readKind(text)).toBe(kind);
  });

  it.each([
    ['L', 'male'],
    ['Laki-laki', 'male'],
    ['pr.', 'female'],
    ['Perempuan', 'female'],
    ['x', null],
  ] as const)('should read the sex %j as %s', (text, sex) => {
    expect(readSex(text)).toBe(sex);
  });

  it('should read RT and RW of one cell, and names of regions without what stands before them', () => {
    expect(readRtRw('RT 03 / RW 01')).toEqual({ rt: '03', rw: '01' });
    expect(readRtRw('-')).toEqual({ rt: null, rw: null });
    expect(foldRegion('Kel. Talang Banjar')).toBe(foldRegion('TALANG BANJAR'));
  });
});
