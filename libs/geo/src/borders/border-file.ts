import { z } from 'zod';
import { RegionCode } from '#siaga/contracts';
import type { RegionLevel } from '../domain/region.js';

const Properties = z.record(z.string(), z.unknown());
const Geometry = z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) });
const BorderFile = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties: Properties.nullable(), geometry: Geometry.nullable() })),
});

/** One polygon with a dotted Kemendagri code. */
export interface BorderRow {
  readonly code: string;
  readonly name: string;
  readonly geometry: string;
}

/** Why a feature was left out. */
export interface RefusedBorder {
  readonly index: number;
  readonly reason: 'no_code' | 'no_name' | 'no_polygon' | 'unknown_code' | 'name_differs' | 'no_match';
  readonly detail: string;
}

/** A border as a map file has it: with a code, or with a level and a name to find the code by. */
export interface MapBorder {
  /** Dotted Kemendagri code, or null. */
  readonly code: string | null;
  /** 1 province, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan; null where nothing tells. */
  readonly level: RegionLevel | null;
  readonly name: string;
  /** GeoJSON, lon/lat. */
  readonly geometry: { readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates: unknown };
}

const CODE_KEYS = ['code', 'kode', 'KODE', 'kode_wilayah', 'KDEPUM', 'KDCPUM', 'KDPKAB', 'KDPPUM'];
const NAME_KEYS = ['name', 'nama', 'NAMA', 'NAMOBJ', 'WADMKD', 'WADMKC', 'WADMKK', 'WADMPR'];

/** Reads polygons with their codes from GeoJSON. Throws a ZodError when the text is no FeatureCollection of polygons. */
export function readBorderFile(geojson: unknown): { rows: BorderRow[]; refused: RefusedBorder[] } {
  const file = BorderFile.parse(geojson);
  const rows: BorderRow[] = [];
  const refused: RefusedBorder[] = [];
  file.features.forEach((feature, index) => {
    const code = RegionCode.safeParse(textOf(feature.properties, CODE_KEYS));
    const name = textOf(feature.properties, NAME_KEYS);
    if (!code.success || code.data === 'ID') refused.push({ index, reason: 'no_code', detail: name });
    else if (feature.geometry === null) refused.push({ index, reason: 'no_polygon', detail: code.data });
    else rows.push({ code: code.data, name, geometry: JSON.stringify(feature.geometry) });
  });
  return { rows, refused };
}

function textOf(properties: Record<string, unknown> | null, keys: readonly string[]): string {
  for (const key of keys) {
    const value = properties?.[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
}
