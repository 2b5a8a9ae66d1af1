import { isInIndonesia, LONGEST_DEGREE_M, type Point } from '#siaga/contracts';
import { OpenLocationCode, type CodeArea } from 'open-location-code';
import { LEAST_ACCURACY_M, type ReadPosition } from './position.js';

/** The package's methods live on instances, its published types say static. */
interface Codec {
  encode(latitude: number, longitude: number, codeLength: number): string;
  isValid(code: string): boolean;
  isFull(code: string): boolean;
  isShort(code: string): boolean;
  recoverNearest(code: string, latitude: number, longitude: number): string;
  decode(code: string): CodeArea;
}

/** What the centre that asks serves. */
export interface ServedArea {
  readonly middle: Point;
  readonly holds: (point: Point) => boolean;
}

const codec = new OpenLocationCode() as unknown as Codec;
const CODE = /(?<![\w+])([23456789CFGHJMPQRVWX]{2,8}(?:0{2,6})?)\+([23456789CFGHJMPQRVWX]{2,7})?(?![\w+])/gi;

/** The Plus Code (Open Location Code, 10 digits, about 14 m) of a point. */
export function plusCode(point: Point): string {
  return codec.encode(point.lat, point.lon, 10);
}

/**
 * A full Plus Code, or a short one near the town named beside it ("QRRW+F6 Sumenep"), else near `near`, else in the one place of it that `area`
 * holds. A short code without any of these is not a position.
 */
export function readPlusCode(
  text: string,
  near: Point | null,
  locateTown: (town: string) => Point | null,
  area: ServedArea | null = null,
): ReadPosition | 'outside' | null {
  for (const match of text.matchAll(CODE)) {
    const code = match[0].toUpperCase();
    const at = { from: match.index, to: match.index + match[0].length };
    if (codec.isValid(code) && codec.isFull(code)) return decode(code, at);
    if (!codec.isValid(code) || !codec.isShort(code)) continue;
    const town = `${text.slice(0, at.from)} ${text.slice(at.to)}`.replace(/[\s,]+/g, ' ').trim();
    const reference = (town === '' ? null : locateTown(town)) ?? near;
    const full =
      reference === null ? onlyIn(code, area) : codec.recoverNearest(code, reference.lat, reference.lon);
    if (full !== null) return decode(full, at);
  }
  return null;
}

/** A short code repeats about every degree: the one place of it that lies in the area, or null for none or several. */
function onlyIn(code: string, area: ServedArea | null): string | null {
  if (area === null) return null;
  const { middle } = area;
  const steps = [-1, 0, 1];
  const codes = steps.flatMap((north) =>
    steps.map((east) => codec.recoverNearest(code, middle.lat + north, middle.lon + east)),
  );
  const inside = [...new Set(codes)].filter((full) => {
    const { latitudeCenter, longitudeCenter } = codec.decode(full);
    return area.holds({ lat: latitudeCenter, lon: longitudeCenter });
  });
  return inside.length === 1 ? (inside[0] ?? null) : null;
}

function decode(code: string, at: { from: number; to: number }): ReadPosition | 'outside' {
  const area = codec.decode(code);
  const point = { lon: area.longitudeCenter, lat: area.latitudeCenter };
  if (!isInIndonesia(point)) return 'outside';
  const halfDiagonalM =
    (Math.hypot(area.latitudeHi - area.latitudeLo, area.longitudeHi - area.longitudeLo) / 2) *
    LONGEST_DEGREE_M;
  return {
    ...point,
    accuracyM: Math.max(LEAST_ACCURACY_M, Math.round(halfDiagonalM)),
    source: 'plus_code',
    ...at,
  };
}
