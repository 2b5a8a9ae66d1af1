import type { Point } from '#siaga/contracts';
import type { ProblemCode } from '../problems.js';
import { readNumber, type WrittenNumber } from './number.policy.js';

/** A point as cells state it, with the fewer of both decimals; or which of the two cells is wrong, and why. */
export type PointValue = { point: Point; decimals: number } | { problem: ProblemCode; at: 'lon' | 'lat' };

/** Digits that a second of arc is worth. */
const SECOND_DECIMALS = 4;
const MINUTE_DECIMALS = 2;
const DMS =
  /^([NSEWUTB]|LU|LS|BT|BB)?\s*([+-]?\d{1,3})\s*[°ºd:\s]\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:['′’m:\s]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|”|''|s)?)?)?\s*([NSEWUTB]|LU|LS|BT|BB)?$/i;
const LETTERED = /^([NSEWUTB]|LU|LS|BT|BB)?\s*([+-]?\d+(?:[.,]\d+)?)\s*°?\s*([NSEWUTB]|LU|LS|BT|BB)?$/i;
const NEGATIVE = /^(S|LS|W|B|BB)$/i;

/**
 * The point of a longitude's and a latitude's cell: decimal point or comma, or degrees, minutes and seconds with letters of English or
 * Indonesian. Swapped, (0, 0) and impossible ones are problems: they are said, not put right.
 */
export function readPoint(lonCell: string, latCell: string): PointValue {
  const lon = readDegrees(lonCell);
  if (typeof lon === 'string') return { problem: lon, at: 'lon' };
  const lat = readDegrees(latCell);
  if (typeof lat === 'string') return { problem: lat, at: 'lat' };
  return judged(lon, lat);
}

function judged(lon: WrittenNumber, lat: WrittenNumber): PointValue {
  if (lon.number === 0 && lat.number === 0) return { problem: 'point.zero', at: 'lon' };
  if (isSwapped(lon.number, lat.number)) return { problem: 'point.swapped', at: 'lon' };
  if (Math.abs(lon.number) > 180) return { problem: 'point.range', at: 'lon' };
  if (Math.abs(lat.number) > 90) return { problem: 'point.range', at: 'lat' };
  return {
    point: { lon: lon.number, lat: lat.number },
    decimals: Math.min(lon.decimals, lat.decimals),
  };
}

/** Indonesia with a margin: 95 to 141 east, 6 north to 11 south. */
const isHere = (lon: number, lat: number): boolean => lon >= 90 && lon <= 146 && lat >= -15 && lat <= 11;

/** No place on earth or in the country as it stands, one in the country the other way round. */
function isSwapped(lon: number, lat: number): boolean {
  return (
    !isHere(lon, lat) &&
    (isHere(lat, lon) || (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90))
  );
}

function readDegrees(cell: string): WrittenNumber | ProblemCode {
  const plain = readNumber(cell);
  if ('value' in plain) return plain.value;
  if (plain.problem === 'number.thousands') return plain.problem;
  const text = cell.trim();
  return lettered(text) ?? sexagesimal(text) ?? 'point.unreadable';
}

function lettered(text: string): WrittenNumber | null {
  const [, before, number = '', after] = LETTERED.exec(text) ?? [];
  const letter = before ?? after;
  const read = readNumber(number);
  if (letter === undefined || !('value' in read)) return null;
  return { ...read.value, number: signed(read.value.number, letter) };
}

function sexagesimal(text: string): WrittenNumber | null {
  const match = DMS.exec(text);
  if (match === null) return null;
  const [, before, degrees = '', minutes = '', seconds, after] = match;
  const part = (written: string | undefined) => Number((written ?? '0').replace(',', '.'));
  if (part(minutes) >= 60 || part(seconds) >= 60) return null;
  const size = Math.abs(Number(degrees)) + part(minutes) / 60 + part(seconds) / 3_600;
  const letter = before ?? after ?? '';
  const decimals = seconds === undefined ? MINUTE_DECIMALS : SECOND_DECIMALS;
  return { number: degrees.startsWith('-') ? -size : signed(size, letter), decimals };
}

function signed(size: number, letter: string): number {
  return NEGATIVE.test(letter) ? -Math.abs(size) : size;
}

const PAIR = /^\(?\s*([+-]?\d+[.,]\d+)\s*(?:[;\s]|,\s)\s*([+-]?\d+[.,]\d+)\s*\)?$/;
const POINTS_PAIR = /^\(?\s*([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)\s*\)?$/;
const WKT = /^(?:SRID=4326;)?POINT\s*\(\s*([+-]?\d+(?:\.\d+)?)\s+([+-]?\d+(?:\.\d+)?)\s*\)$/i;

/** A point in one cell: `POINT (lon lat)`, or `lat, lon` as maps show it. */
export function readPair(cell: string): PointValue {
  const [, lonText, latText] = WKT.exec(cell.trim()) ?? [];
  if (lonText !== undefined && latText !== undefined) return readPoint(lonText, latText);
  const [, first, second] = POINTS_PAIR.exec(cell.trim()) ?? PAIR.exec(cell.trim()) ?? [];
  if (first === undefined || second === undefined) return { problem: 'point.unreadable', at: 'lat' };
  return readPoint(second, first);
}
