import type { SourceColumn } from './source-row.js';

/** How one kind of file is read: which column is what, and how far its points can be trusted. */
export interface ImportPreset {
  name: string;
  /** Stored as the facility's source; a second import of the same source replaces its rows. */
  source: string;
  columns: Partial<Record<SourceColumn, string>>;
  /** Accuracy in metres given to an unflagged point, for the file seldom states one. */
  pointAccuracyM: number;
  /** Kind of a row that states none. */
  defaultKind: string | null;
}

const OWN_COLUMNS = {
  code: 'code',
  name: 'name',
  kind: 'kind',
  address: 'address',
  provinceName: 'province',
  regencyName: 'regency',
  districtName: 'district',
  regionCode: 'region_code',
  lon: 'lon',
  lat: 'lat',
  accuracyM: 'accuracy_m',
  phone: 'phone',
  erLevel: 'er_level',
  capabilities: 'capabilities',
  isAlwaysOpen: 'is_always_open',
} as const;

/**
 * The file layouts that are known. `kemenkes` is the 2019 list of puskesmas and hospitals (its points lie in or near the stated
 * kecamatan at best, so 1 km), `rs_rujukan` the referral hospitals (points from a commercial geocoder), `webgis` a city's own
 * map, `siaga` our own CSV or GeoJSON.
 */
export const IMPORT_PRESETS: readonly ImportPreset[] = [
  {
    name: 'kemenkes',
    source: 'kemenkes',
    pointAccuracyM: 1_000,
    defaultKind: null,
    columns: {
      code: 'kode_faskes',
      name: 'nama_faskes',
      kind: 'jenis_faskes',
      address: 'alamat_faskes',
      provinceName: 'name_prov',
      lon: 'long_',
      lat: 'lat_',
    },
  },
  {
    name: 'rs_rujukan',
    source: 'rs_rujukan',
    pointAccuracyM: 300,
    defaultKind: 'hospital',
    columns: {
      name: 'name',
      address: 'address',
      regencyName: 'region',
      provinceName: 'province',
      phone: 'phone',
      lon: 'long',
      lat: 'lat',
    },
  },
  {
    name: 'webgis',
    source: 'webgis',
    pointAccuracyM: 150,
    defaultKind: null,
    columns: { name: 'Nama_RS', kind: 'Kategori', districtName: 'Kecamatan' },
  },
  { name: 'siaga', source: 'siaga', pointAccuracyM: 100, defaultKind: null, columns: OWN_COLUMNS },
];

/** The preset whose columns are all in the file and which uses most of them; null when none fits. GeoJSON brings lon and lat itself. */
export function detectPreset(headers: readonly string[], hasGeometry: boolean): ImportPreset | null {
  const given = new Set(headers);
  const fits = IMPORT_PRESETS.filter((preset) =>
    requiredColumns(preset, hasGeometry).every((column) => given.has(column)),
  );
  const [best] = fits.sort((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length);
  return best ?? null;
}

function requiredColumns(preset: ImportPreset, hasGeometry: boolean): string[] {
  if (preset.name === 'siaga') return ['name', 'kind', 'region_code'];
  const { lon, lat, ...others } = preset.columns;
  const points = hasGeometry ? [] : [lon, lat];
  return [...Object.values(others), ...points].filter((column) => column !== undefined);
}
