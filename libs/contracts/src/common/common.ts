import '../zod-setup.js';
import { z } from 'zod';
import { notPersonal } from '../define/personal.js';

/** UUID (version 7 when made by Siaga) in its canonical text form. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** An instant: ISO 8601 with an offset, for example `2026-11-21T14:32:08.120+07:00`. Siaga answers in UTC (`Z`). */
export const Instant = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof Instant>;

/** WGS 84 position in degrees, always longitude first in the API. */
export const Point = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});
export type Point = z.infer<typeof Point>;

/** West, south, east, north in degrees. */
export const Bounds = z.object({
  west: z.number().min(-180).max(180),
  south: z.number().min(-90).max(90),
  east: z.number().min(-180).max(180),
  north: z.number().min(-90).max(90),
});
export type Bounds = z.infer<typeof Bounds>;

/**
 * Kemendagri kode wilayah, dotted: province `15`, kabupaten/kota `15.71`, kecamatan `15.71.01`, desa `15.71.01.1001`;
 * `ID` is the whole country. Regions made for tests or imports use the same shape.
 */
export const RegionCode = z.string().regex(/^(ID|\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)$/, {
  error: 'Expected a dotted region code such as 15.71',
});
export type RegionCode = z.infer<typeof RegionCode>;

/** True when `code` is `scope` or lies below it in the dotted hierarchy; `ID` covers everything. */
export function isInRegion(code: string, scope: string): boolean {
  return scope === 'ID' || code === scope || code.startsWith(`${scope}.`);
}

/** The codes whose holders may see something in `code`: itself, every parent, and `ID`. */
export function regionLineage(code: string): string[] {
  const parts = code === 'ID' ? [] : code.split('.');
  return [...parts.map((_, index) => parts.slice(0, index + 1).join('.')).reverse(), 'ID'];
}

/** One field that was refused: where it is, and what to do. */
export const FieldProblem = z.object({ path: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** Who did something: a person, a visitor without an account, an outside source, or Siaga itself. */
export const Actor = z.object({
  kind: z.enum(['account', 'visitor', 'source', 'system']),
  id: z.string(),
  name: notPersonal(z.string(), 'staff and systems answer for what they do by name'),
});
export type Actor = z.infer<typeof Actor>;

/** Triage colours used nationally: merah (first), kuning, hijau, hitam (dead). */
export const Triage = z.enum(['merah', 'kuning', 'hijau', 'hitam']);
export type Triage = z.infer<typeof Triage>;

/** An empty answer. */
export const Nothing = z.object({});
export type Nothing = z.infer<typeof Nothing>;

/** Path parameter `:id`. */
export const IdParam = z.object({ id: Id });

/** Takes nothing. */
export const None = z.object({});
