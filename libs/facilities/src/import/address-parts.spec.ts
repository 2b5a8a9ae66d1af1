import { describe, expect, it } from '@jest/globals';
import { readAddress } from './address-parts.js';

describe('readAddress', () => {
  it.each([
    ['Jl. KH. Tomok, Kec. Pelayangan', 'Pelayangan'],
    ['Jl. Beringin III No. 2,  Kec.  Magelang Selatan', 'Magelang Selatan'],
    ['Jl. Kenari No. 3Kec. Cikole', 'Cikole'],
    ['Ds. Bandung SariKec. Banjarharjo', 'Banjarharjo'],
    ['Jl. Sorido Raya,  Distrik Yendidori', 'Yendidori'],
    ['Distrrik Waan', 'Waan'],
    ['KELURAHAN RAGUNAN, KECAMATAN PASAR MINGGU - JAKARTA SELATAN', 'PASAR MINGGU'],
    ['Kec. Sekadau Hilir Kab. Sekadau', 'Sekadau Hilir'],
    ['Jl. Jenderal Sudirman No. 4, Kec. Langsa Kota', 'Langsa Kota'],
    ['Jl. Merdeka No.329,  Pematang Siantar', null],
    ['-', null],
    ['', null],
  ])('should read the kecamatan of "%s"', (address, district) => {
    expect(readAddress(address).district).toBe(district);
  });

  it.each([
    ['Jl. M. Roem Rt. 008 Kel. Bontang Lestari Kec. Bontang Selatan', 'Bontang Lestari'],
    ['Jl. Yogya, Ds. Moncek Tengah, Lenteng', 'Moncek Tengah'],
  ])('should read the village of "%s"', (address, village) => {
    expect(readAddress(address).village).toBe(village);
  });

  it.each([
    ['JL. LETJEN SUPRAPTO NO.31, KEC. TELANAIPURA, KOTA JAMBI, JAMBI 36361', 'KOTA JAMBI'],
    ['JL. SITI KHODIJAH, ARMA JAYA, KABUPATEN BENGKULU UTARA, BENGKULU', 'BENGKULU UTARA'],
    ['Jl. Kota Baru No. 3', null],
  ])('should read the regency of "%s"', (address, regency) => {
    expect(readAddress(address).regency).toBe(regency);
  });
});
