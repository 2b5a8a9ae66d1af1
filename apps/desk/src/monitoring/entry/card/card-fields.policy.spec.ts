import { describe, expect, it } from '@jest/globals';
import { dateIn, fieldsOf, labelled, sexIn } from './card-fields.policy.js';

const TODAY = '2026-11-30';

// Invented people.
const KTP = [
  'PROVINSI SUMATERA SELATAN',
  'KOTA PALEMBANG',
  'NIK : 1671034902929138',
  'Nama : SITI AMINAH |',
  'Tempat/Tgl Lahlr : PALEMBANG, 09-02-1992',
  'Jenis Kelamin : PEREMPUAN Gol. Darah : O',
  'Alamat : LR. KERAMAT NO. 88',
  'RT/RW : 004/003',
  'KelfDesa : SUNGAI BUAH',
  'Kecamatan : ILIR TIMUR II',
  'Agama : ISLAM',
  'Berlaku Hingga : SEUMUR HIDUP',
];

describe('the lines of a card', () => {
  it('should be read of a KTP, labels with faults too', () => {
    expect(fieldsOf(KTP, TODAY)).toEqual({
      ...{ kind: 'ktp', name: 'SITI AMINAH', bornOn: '1992-02-09', sex: 'female' },
      ...{ address: 'LR. KERAMAT NO. 88', rt: '004', rw: '003' },
      ...{ village: 'SUNGAI BUAH', district: 'ILIR TIMUR II' },
    });
  });

  it('should be read of a SIM, by its numbers', () => {
    const sim = [
      'SURAT IZIN MENGEMUDI',
      '1. BUDI HARTONO WIJAYA',
      '2. LAHAT, 17-08-1985',
      '3. O - PRIA',
      '4. JL. MAYOR RUSLAN NO. 12',
      'PASAR BARU LAHAT',
      '5. WIRASWASTA',
    ];
    expect(fieldsOf(sim, TODAY)).toMatchObject({
      ...{ kind: 'sim', name: 'BUDI HARTONO WIJAYA', bornOn: '1985-08-17', sex: 'male' },
      address: 'JL. MAYOR RUSLAN NO. 12 PASAR BARU LAHAT',
    });
  });

  it('should be nothing where nothing could be read', () => {
    expect(fieldsOf([], TODAY)).toEqual({
      ...{ kind: 'ktp', name: '', bornOn: null, sex: null, address: '' },
      ...{ rt: '', rw: '', village: '', district: '' },
    });
    expect(fieldsOf(['\u0000', '½¾ :: ;', 'x'.repeat(10_000)], TODAY).name).toBe('');
  });

  it.each([
    ['Nama : ANI', { label: 'name', rest: 'ANI' }],
    ['Narna ANI', { label: 'name', rest: 'ANI' }],
    ['Alamat: JL. A', { label: 'address', rest: 'JL. A' }],
    ['2. LAHAT, 17-08-1985', { label: 'born', rest: 'LAHAT, 17-08-1985' }],
    ['PASAR BARU', null],
  ])('should know the label of %s', (line, read) => expect(labelled(line)).toEqual(read));

  it.each([
    ['LAHAT, 17-08-1985', '1985-08-17'],
    ['LAHAT, l7-O8-1985', '1985-08-17'],
    ['17 - 08 - 1985', '1985-08-17'],
    ['30-02-1985', null],
    ['17-13-1985', null],
    ['17-08-2085', null],
    ['17-08-1885', null],
    ['nothing', null],
  ])('should find the date in %s', (text, date) => expect(dateIn(text, TODAY)).toBe(date));

  it.each([
    ['LAKI-LAKI', 'male'],
    ['LAK1-LAKI', 'male'],
    ['PEREMPUAN', 'female'],
    ['WANITA', 'female'],
    ['?', null],
  ])('should find the sex in %s', (text, sex) => expect(sexIn(text)).toBe(sex));
});
