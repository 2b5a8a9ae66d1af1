import { describe, expect, it } from '@jest/globals';
import { readCoordinates, type CoordinateReading } from './read-coordinates.js';
import { plusCode } from './plus-code.js';

const SUMENEP = { lon: 113.86, lat: -7.01 };

function read(text: string, near: typeof SUMENEP | null = null): CoordinateReading {
  return readCoordinates(text, { near, locateTown: (town) => (/sumenep/i.test(town) ? SUMENEP : null) });
}

function pointOf(text: string, near: typeof SUMENEP | null = null): { lon: number; lat: number } | null {
  const reading = read(text, near);
  return reading.kind === 'found' ? reading.candidate.point : null;
}

describe('readCoordinates', () => {
  it.each([
    '-7.007317, 113.857184',
    '113.857184 -7.007317',
    '-7,007317; 113,857184',
    '7.007317 LS 113.857184 BT',
    '7.007317S 113.857184E',
    'S 07.007317 E 113.857184',
    'S07.007317, E113.857184',
    'LS 7,007317 BT 113,857184',
    'lintang selatan 7.007317 bujur timur 113.857184',
    '7.007317 lintang selatan, 113.857184 bujur timur',
    'E 113.857184 S 7.007317',
    'korban di S 7.007317 E 113.857184 dekat sawah',
    'lat: -7.007317 lng: 113.857184',
    'posisi saya -7.007317,113.857184 tolong',
    'geo:-7.007317,113.857184;u=20',
    'https://www.google.com/maps/@-7.007317,113.857184,17z',
    'https://www.google.com/maps?q=-7.007317,113.857184',
    'https://maps.google.com/?q=-7.007317%2C113.857184',
    'https://www.google.com/maps/search/?api=1&query=-7.007317,113.857184',
    'https://www.google.com/maps/place/X/@-7.1,113.9,17z/data=!3m1!4b1!4m5!3m4!1s0x0:0x0!8m2!3d-7.007317!4d113.857184',
    'https://www.openstreetmap.org/?mlat=-7.007317&mlon=113.857184#map=17/-7.1/113.9',
    'https://www.openstreetmap.org/#map=17/-7.007317/113.857184',
  ])('should read %s', (text) => {
    expect(pointOf(text)?.lat).toBeCloseTo(-7.007317, 5);
    expect(pointOf(text)?.lon).toBeCloseTo(113.857184, 5);
  });

  it.each([`7°00'26.3"S 113°51'25.9"E`, '7°0’26.3” LS, 113°51’25.9” BT', `S7°00'26.3" E113°51'25.9"`])(
    'should read degrees, minutes and seconds: %s',
    (text) => {
      expect(pointOf(text)?.lat).toBeCloseTo(-7.0073, 3);
      expect(pointOf(text)?.lon).toBeCloseTo(113.8572, 3);
    },
  );

  it.each([
    "LS 7°00.439' BT 113°51.431'",
    "7°00.439' LS, 113°51.431' BT",
    'S 7 00.439 E 113 51.431',
    '7 00 26.3 S 113 51 25.9 E',
    '7 00 26.3 LS 113 51 25.9 BT',
    'S 7 00 26.3, E 113 51 25.9',
    "-7° 0.439', 113° 51.431'",
    '7 derajat 0 menit 26 detik lintang selatan 113 derajat 51 menit 26 detik bujur timur',
    'lintang selatan 7 00 26.3 bujur timur 113 51 25.9',
    '7 degrees 0 minutes 26 seconds south 113 degrees 51 minutes 26 seconds east',
    '07.00.26,3 LS 113.51.25,9 BT',
    'S 07.00.26.3 E 113.51.25.9',
    '7:00:26.3S, 113:51:25.9E',
    '7d0m26s S 113d51m26s E',
    '-7d0m26s, 113d51m26s',
    '-7 00 26.3, 113 51 25.9',
    `7 00' 26.3" S / 113 51' 25.9" E`,
  ])('should read degrees and minutes, with spaces or decimals: %s', (text) => {
    expect(pointOf(text)?.lat).toBeCloseTo(-7.0073, 3);
    expect(pointOf(text)?.lon).toBeCloseTo(113.8572, 3);
  });

  it.each([
    'RT 07.47 RW 34 tel 0324.113.21',
    'jam 7:00:26 sampai 11:51:25',
    'tanggal 12.11.26 jam 07.00.26',
    'rumah 7 00 seberang 113 51',
  ])('should not take times and numbers for a position: %s', (text) => {
    expect(read(text).kind).toBe('none');
  });

  it('should read a full Plus Code, and a short one near its town or near the operator', () => {
    const code = plusCode({ lon: 113.857184, lat: -7.007317 });
    expect(pointOf(code)?.lon).toBeCloseTo(113.857184, 3);
    expect(pointOf(`${code.slice(4)} Sumenep`)?.lon).toBeCloseTo(113.857184, 3);
    expect(pointOf(code.slice(4), SUMENEP)?.lat).toBeCloseTo(-7.007317, 3);
    expect(pointOf(code.slice(4))).toBeNull();
  });

  it('should take the accuracy from the notation', () => {
    const accuracy = (text: string): number | null => {
      const reading = read(text);
      return reading.kind === 'found' ? reading.candidate.accuracyM : null;
    };
    expect(accuracy('-7.007317, 113.857184')).toBe(10);
    expect(accuracy('-7.01, 113.86')).toBe(557);
    expect(accuracy("LS 7°00.439' BT 113°51.431'")).toBe(10);
    expect(accuracy("LS 7°00.4' BT 113°51.4'")).toBe(93);
    expect(accuracy("7°00' LS 113°51' BT")).toBe(928);
    expect(accuracy('geo:-7.007317,113.857184;u=35')).toBe(35);
    expect(accuracy('https://www.google.com/maps/@-7.007317,113.857184,17z')).toBe(250);
  });

  it('should say when the place is abroad or the link is a short one', () => {
    expect(read('51.5072, -0.1276')).toEqual({ kind: 'problem', problem: 'outside_indonesia' });
    expect(read('https://maps.app.goo.gl/AbCdEf')).toEqual({ kind: 'problem', problem: 'short_link' });
  });

  it.each([
    'Jl. Merdeka No. 12',
    'RT 03 RW 02',
    '0811-0000-1234',
    'km 12,5',
    '-7',
    '',
    'Sumenep',
    '3.5 km dari 113',
    'Jl. Sutomo 7 45 S',
    'rt 7 rw 12 no 110 21 E',
    'blok S 7 no 113',
  ])('should not take "%s" for a position', (text) => {
    expect(read(text)).toEqual({ kind: 'none' });
  });
});
