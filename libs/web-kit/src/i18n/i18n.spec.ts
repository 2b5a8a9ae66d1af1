import { describe, expect, it } from '@jest/globals';
import { AlertKind, COMPLAINTS } from '#siaga/contracts';
import { en } from './en.js';
import {
  formatClock,
  formatDay,
  formatDayTime,
  formatDistance,
  formatNumber,
  formatPhone,
  formatTime,
  fromDateInput,
  toDateInput,
  zoneName,
} from './format.js';
import { id } from './id.js';

function keysOf(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
}

describe('texts', () => {
  it('should have the same keys in both languages and no empty text', () => {
    expect(keysOf(en)).toEqual(keysOf(id));
    for (const texts of [id, en]) expect(JSON.stringify(texts)).not.toContain('""');
  });

  it('should name every complaint and every alert', () => {
    expect(Object.keys(id.complaint)).toEqual(Object.keys(COMPLAINTS));
    expect(Object.keys(id.alert)).toEqual(AlertKind.options);
  });
});

describe('formatters', () => {
  it('should count in minutes and seconds, with hours from one hour on', () => {
    expect(formatClock(108_900, 'id')).toBe('01.48');
    expect(formatClock(108_900, 'en')).toBe('01:48');
    expect(formatClock(3_753_000, 'id')).toBe('1.02.33');
    expect(formatClock(-5_000, 'id')).toBe('00.00');
  });

  it('should say distances as people do', () => {
    expect(formatDistance(213, 'id')).toBe('210 m');
    expect(formatDistance(2_140, 'id')).toBe('2,1 km');
    expect(formatDistance(2_140, 'en')).toBe('2.1 km');
    expect(formatDistance(18_400, 'id')).toBe('18 km');
    expect(formatDistance(4, 'id')).toBe('4 m');
  });

  it('should write numbers as they are written in the language', () => {
    expect(formatNumber(12_345.67, 'id')).toBe('12.346');
    expect(formatNumber(12_345.67, 'id', 1)).toBe('12.345,7');
    expect(formatNumber(12_345.67, 'en', 1)).toBe('12,345.7');
    expect(formatNumber(8, 'id', 1)).toBe('8,0');
  });

  it('should group telephone numbers and leave other texts alone', () => {
    expect(formatPhone('081100003891')).toBe('0811-0000-3891');
    expect(formatPhone('+6281100003891')).toBe('+62-8110-0003-891');
    expect(formatPhone('0811-0000-0201')).toBe('0811-0000-0201');
  });

  it("should show the centre's own time", () => {
    expect(formatTime('2026-11-21T07:32:08Z', 'id', 'Asia/Jakarta', true)).toBe('14.32.08');
    expect(formatTime('2026-11-21T07:32:08Z', 'en', 'Asia/Jayapura')).toBe('16:32');
    expect(formatDayTime('2026-11-21T17:00:00Z', 'id', 'Asia/Jakarta')).toBe('22 Nov 00.00');
    expect(formatDay('2026-11-21T16:59:59Z', 'en', 'Asia/Jakarta')).toBe('21 Nov');
    expect(zoneName('Asia/Makassar')).toBe('WITA');
  });

  it.each([
    ['Asia/Jakarta', '2026-11-22T00:30:08'],
    ['Asia/Jayapura', '2026-11-22T02:30:08'],
    ['America/New_York', '2026-11-21T12:30:08'],
  ])('should read and write date inputs in the time of %s, wherever the computer stands', (zone, text) => {
    expect(toDateInput('2026-11-21T17:30:08.900Z', zone)).toBe(text);
    expect(fromDateInput(text, zone)).toBe('2026-11-21T17:30:08.000Z');
    expect(fromDateInput(text.slice(0, 16), zone)).toBe('2026-11-21T17:30:00.000Z');
  });

  it('should find no instant in what is no time', () => {
    for (const text of ['', 'kemarin', '2026-13-01T00:00'])
      expect(fromDateInput(text, 'Asia/Jakarta')).toBeNull();
  });
});
