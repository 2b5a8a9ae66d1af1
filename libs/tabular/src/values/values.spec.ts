import { describe, expect, it } from '@jest/globals';
import { readPhone, readText, readYesNo } from './cell.policy.js';
import { OrderEvidence, readMoment } from './moment.policy.js';
import { readNumber } from './number.policy.js';
import { readPair, readPoint } from './point.policy.js';

const JAMBI = { timeZone: 'Asia/Jakarta', order: null };

describe('readMoment', () => {
  it.each([
    '28/11/2026 09:15:31',
    '28-11-2026 09.15.31',
    '28.11.2026 09:15:31',
    '28/11/26 09:15:31',
    '2026-11-28 09:15:31',
    '2026-11-28 09.15.31',
    '2026/11/28 9:15:31',
    '46354.3857754630',
    '46354,3857754630',
    '28 November 2026 09:15:31 WIB',
    '28 Nov 2026 09.15.31',
    '28-Nop-26 09:15:31',
    'Sabtu, 28 November 2026 pukul 09.15.31',
    'November 28, 2026 9:15:31 AM',
    '11/28/2026 9:15:31 AM',
    '2026-11-28T09:15:31',
    '2026-11-28T09:15:31+07:00',
    '2026-11-28T09:15:31+0700',
    '2026-11-28T02:15:31Z',
    '2026-11-28 02:15:31 UTC',
    '28/11/2026 10:15:31 WITA',
    '28/11/2026 11.15.31 WIT',
    "'28/11/2026 09:15:31",
    '20261128 09:15:31',
    '1795832131',
    '1795832131000',
  ])('should read %s in the centre’s zone', (text) => {
    expect(readMoment(text, JAMBI)).toEqual({ value: '2026-11-28T02:15:31.000Z' });
  });

  it.each([
    ['28/11/2026 09.15', '2026-11-28T02:15:00.000Z'],
    ['28/11/2026 9:15 PM', '2026-11-28T14:15:00.000Z'],
    ['28/11/2026 12:05 AM', '2026-11-27T17:05:00.000Z'],
    ['2026-11-28 09:15:31.250', '2026-11-28T02:15:31.250Z'],
    ['17 Agustus 2026 09:00', '2026-08-17T02:00:00.000Z'],
    ['1 Mei 2026 09:00', '2026-05-01T02:00:00.000Z'],
    ['3 Peb 2026 09:00', '2026-02-03T02:00:00.000Z'],
    ['9 Des 26 09:00', '2026-12-09T02:00:00.000Z'],
    ['05/05/2026 09:00', '2026-05-05T02:00:00.000Z'],
  ])('should read %s', (text, instant) => {
    expect(readMoment(text, JAMBI)).toEqual({ value: instant });
  });

  it.each([
    ['05/11/2026 09:00', 'date.ambiguous'],
    ['31/02/2026 09:00', 'date.no_such'],
    ['13/13/2026 09:00', 'date.no_such'],
    ['29 Februari 2026 09:00', 'date.no_such'],
    ['28/11/2026', 'date.no_time'],
    ['28/11/2026 25:00', 'date.unreadable'],
    ['28/11/2026 09:75', 'date.unreadable'],
    ['28 Brumaire 2026 09:00', 'date.unreadable'],
    ['kemarin', 'date.unreadable'],
    ['28/11/2026 09:15 XYZ', 'date.unreadable'],
    ['12', 'date.unreadable'],
    ['', 'date.unreadable'],
  ])('should say what is wrong with "%s"', (text, problem) => {
    expect(readMoment(text, JAMBI)).toEqual({ problem });
  });

  it('should read the hours of the zone it is told', () => {
    expect(readMoment('28/11/2026 09.15', { timeZone: 'Asia/Jayapura', order: null })).toEqual({
      value: '2026-11-28T00:15:00.000Z',
    });
  });

  it.each([
    [['28/11/2026', '05/11/2026'], 'dmy'],
    [['11/28/2026', '05/11/2026'], 'mdy'],
    [['05/11/2026', '06/11/2026'], null],
    [['28/11/2026', '11/28/2026', '05/11/2026'], null],
    [['2026-11-28', '05/05/2026'], null],
  ] as const)('should know the order of a column %j', (cells, order) => {
    const evidence = new OrderEvidence();
    for (const cell of cells) evidence.add(cell);
    expect(evidence.order).toBe(order);
  });

  it.each([
    ['dmy', '2026-11-05T02:00:00.000Z'],
    ['mdy', '2026-05-11T02:00:00.000Z'],
  ] as const)('should read 05/11/2026 by its column’s order %s', (order, instant) => {
    expect(readMoment('05/11/2026 09:00', { ...JAMBI, order })).toEqual({ value: instant });
  });
});

describe('readPhone', () => {
  it.each([
    ['081300000011', '081300000011'],
    ["'081300000064", '081300000064'],
    ['=+6281300000063', '+6281300000063'],
    ['="081300000063"', '081300000063'],
    ['+62 813-0000-0012', '+62 813-0000-0012'],
    ['(0741) 60001', '(0741) 60001'],
    ['0741-60001 / 60002', '0741-60001 / 60002'],
    ['81300000012.0', '81300000012'],
    ['119', '119'],
    ['sip:+6281355510001@10.20.30.40:5060', 'sip:+6281355510001@10.20.30.40:5060'],
    ['<sip:081199990001@pbx.example:5060;user=phone>', '<sip:081199990001@pbx.example:5060;user=phone>'],
  ])('should read %s', (cell, value) => {
    expect(readPhone(cell)).toEqual({ value });
  });

  it.each([
    ['8,13E+10', 'phone.shortened'],
    ['8.13E+10', 'phone.shortened'],
    ['8.13e10', 'phone.shortened'],
    ['+8,13E+10', 'phone.shortened'],
    ['8E+10', 'phone.shortened'],
    ['=SUM(A1:A9)', 'cell.formula'],
    ['=1+1', 'phone.unreadable'],
    ['#N/A', 'cell.error'],
    ['tidak ada', 'phone.unreadable'],
    ['12345678901234567890', 'phone.unreadable'],
  ])('should say what is wrong with %s', (cell, problem) => {
    const read = readPhone(cell);
    expect('problem' in read).toBe(true);
    if (cell !== '=1+1') expect(read).toEqual({ problem });
  });
});

describe('readText', () => {
  it.each([
    '=HYPERLINK("http://x","y")',
    "=cmd|'/C calc'!A0",
    '+cmd|x',
    '@SUM(1+1)',
    "-2+3+cmd|'/C'!A0",
    '=A1',
  ])('should keep no formula: %s', (cell) => {
    expect(readText(cell)).toEqual({ problem: 'cell.formula' });
  });

  it.each([
    ['- Depan masjid (biru)', '- Depan masjid (biru)'],
    ['@ simpang empat', '@ simpang empat'],
    ["'0741", '0741'],
    ["Qur'an", "Qur'an"],
    ["'Aisyiyah", "'Aisyiyah"],
    ['+62 813', '+62 813'],
  ])('should keep %s', (cell, value) => {
    expect(readText(cell)).toEqual({ value });
  });

  it('should know yes and no', () => {
    expect(['ya', 'TIDAK', '24 jam', 'mungkin'].map(readYesNo)).toEqual([true, false, true, null]);
  });
});

describe('readNumber', () => {
  it.each([
    ['103,6131', 103.6131, 4],
    ['-1.6101', -1.6101, 4],
    ['+1.6101', 1.6101, 4],
    ['−1,6101', -1.6101, 4],
    ['1.234,5', 1234.5, 1],
    ['1,234.5', 1234.5, 1],
    ['7', 7, 0],
  ])('should read %s', (cell, number, decimals) => {
    expect(readNumber(cell)).toEqual({ value: { number, decimals } });
  });

  it.each([
    ['1.036.131', 'number.thousands'],
    ['abc', 'number.unreadable'],
    ['1,2,3', 'number.unreadable'],
    ['0x10', 'number.unreadable'],
    ['Infinity', 'number.unreadable'],
    ['', 'number.unreadable'],
  ])('should say what is wrong with %s', (cell, problem) => {
    expect(readNumber(cell)).toEqual({ problem });
  });
});

describe('readPoint', () => {
  it.each([
    ['103,6131', '-1,6101'],
    ['103.6131', '-1.6101'],
    ['103.6131° E', '1.6101 S'],
    ['103,6131 BT', '1,6101 LS'],
    ['BT 103.6131', 'LS 1.6101'],
  ])('should read %s, %s', (lon, lat) => {
    expect(readPoint(lon, lat)).toEqual({ point: { lon: 103.6131, lat: -1.6101 }, decimals: 4 });
  });

  it.each([
    ['103°36\'47"E', '1°36\'36"S'],
    ['103 36 47 BT', '1 36 36 LS'],
    ['103° 36’ 47,2” E', '-1° 36’ 36”'],
    ["103°36.78'E", "1°36.6'S"],
  ])('should read degrees and minutes: %s, %s', (lon, lat) => {
    const read = readPoint(lon, lat);
    expect('point' in read && read.point.lon).toBeCloseTo(103.613, 3);
    expect('point' in read && read.point.lat).toBeCloseTo(-1.61, 3);
  });

  it.each([
    ['-1.6101', '103.6131', 'point.swapped'],
    ['1,6', '103,6', 'point.swapped'],
    ['5.5', '95.3', 'point.swapped'],
    ['0', '0', 'point.zero'],
    ['0,0000', '0.0', 'point.zero'],
    ['1.036.131', '-16.101', 'number.thousands'],
    ['119415581', '-5', 'point.range'],
    ['103', '95', 'point.range'],
    ['103.6', '', 'point.unreadable'],
    ['timur', '-1', 'point.unreadable'],
  ])('should say what is wrong with %s, %s', (lon, lat, problem) => {
    expect(readPoint(lon, lat)).toMatchObject({ problem });
  });

  it('should leave points of elsewhere as they are', () => {
    expect(readPoint('-122.33', '47.60')).toMatchObject({ point: { lon: -122.33, lat: 47.6 } });
  });

  it.each([
    ['POINT (103.6131 -1.6101)', 103.6131],
    ['-1.6101, 103.6131', 103.6131],
    ['(-1.6101, 103.6131)', 103.6131],
    ['-1,6101; 103,6131', 103.6131],
    ['-1,6101 103,6131', 103.6131],
  ])('should read a pair in one cell: %s', (cell, lon) => {
    expect(readPair(cell)).toMatchObject({ point: { lon, lat: -1.6101 } });
  });
});
