import { FacilityCapability, RegionCode, type Facility } from '#siaga/contracts';
import { foldName } from './names.js';
import type { ImportPreset } from './presets.js';
import type { ParsedRow, RowProblem, SourceRow, StatedPoint } from './source-row.js';

/** A parsed row with what was doubtful in it, or why the row was refused. */
export type RowDecision =
  { ok: true; row: ParsedRow; notes: RowProblem[] } | { ok: false; problems: RowProblem[] };

const KIND_WORDS: readonly (readonly [RegExp, Facility['kind']])[] = [
  [/^(hospital|rumah sakit|rs[a-z]*)\b/i, 'hospital'],
  [/^(puskesmas|pkm)\b/i, 'puskesmas'],
  [/^(clinic|klinik|balai pengobatan)\b/i, 'clinic'],
  [/^(ambulance_post|pos ambulans?|psc)\b/i, 'ambulance_post'],
];
const YES = new Set(['1', 'true', 'ya', 'yes', 'y', '24']);
const MAX_NAME_LENGTH = 200;

/**
 * Turns a row of texts into a facility to be placed. Refused: no name, a kind that is no facility, a region code, ER level or
 * capability that does not exist. A point that cannot be one is dropped with a note: the row is then placed by its address.
 */
export function parseRow(row: SourceRow, preset: ImportPreset): RowDecision {
  const problems: RowProblem[] = [];
  const notes: RowProblem[] = [];
  const refuse = (field: string, message: string) => void problems.push({ line: row.line, field, message });
  const name = tidy(row.name ?? '');
  if (name === '') refuse('name', 'Give the facility a name');
  if (name.length > MAX_NAME_LENGTH) refuse('name', `Shorten the name to ${MAX_NAME_LENGTH} characters`);
  const kind = readKind(row.kind ?? preset.defaultKind, name);
  if (kind === null)
    refuse(
      'kind',
      `"${row.kind ?? ''}" is no hospital, puskesmas, clinic or ambulance post; leave the row out`,
    );
  const extras = readExtras(row, refuse);
  const stated = readPoint(row, (field, message) => void notes.push({ line: row.line, field, message }));
  if (problems.length > 0 || kind === null) return { ok: false, problems };
  const parsed: ParsedRow = {
    line: row.line,
    sourceKey: row.code ?? keyOf(row, name),
    kemkesCode: row.code !== null && /^[PR]\d{7,10}$/.test(row.code) ? row.code : null,
    name: kind === 'puskesmas' && !/^puskesmas\b/i.test(name) ? `Puskesmas ${titleCase(name)}` : name,
    kind,
    address: tidy(row.address ?? ''),
    provinceName: row.provinceName,
    regencyName: row.regencyName,
    districtName: row.districtName,
    stated,
    phone: row.phone,
    openHours: null,
    firstBeds: null,
    ...extras,
  };
  return { ok: true, row: parsed, notes };
}

/** A file without codes: name and place of the row, which do not move when rows are added above it. */
function keyOf(row: SourceRow, name: string): string {
  const place = row.regionCode ?? row.regencyName ?? row.districtName ?? row.provinceName ?? '';
  return `${foldName(name)}@${foldName(place)}`;
}

function readKind(stated: string | null, name: string): Facility['kind'] | null {
  const text = stated ?? name;
  return KIND_WORDS.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? null;
}

function readExtras(
  row: SourceRow,
  refuse: (field: string, message: string) => void,
): Pick<ParsedRow, 'regionCode' | 'erLevel' | 'capabilities' | 'isAlwaysOpen'> {
  if (row.regionCode !== null && !RegionCode.safeParse(row.regionCode).success) {
    refuse(
      'region_code',
      `"${row.regionCode}" is no Kemendagri code such as 15.71; BPS codes such as 1571 are not taken`,
    );
  }
  const erLevel = row.erLevel === null ? null : Number(row.erLevel);
  if (erLevel !== null && !(Number.isInteger(erLevel) && erLevel >= 0 && erLevel <= 4))
    refuse('er_level', 'Use 0 to 4');
  const capabilities =
    row.capabilities === null ? null : row.capabilities.split(/[;,\s]+/).filter((word) => word !== '');
  const known = capabilities?.map((word) => FacilityCapability.safeParse(word));
  const bad = known?.findIndex((result) => !result.success) ?? -1;
  if (bad >= 0)
    refuse(
      'capabilities',
      `"${capabilities?.[bad] ?? ''}" is none of: ${FacilityCapability.options.join(', ')}`,
    );
  return {
    regionCode: row.regionCode,
    erLevel,
    capabilities: known?.flatMap((result) => (result.success ? [result.data] : [])) ?? null,
    isAlwaysOpen: row.isAlwaysOpen === null ? null : YES.has(row.isAlwaysOpen.toLowerCase()),
  };
}

function readPoint(row: SourceRow, note: (field: string, message: string) => void): StatedPoint | null {
  if (row.lon === null || row.lat === null) return null;
  const lon = Number(row.lon);
  const lat = Number(row.lat);
  if (!(Math.abs(lon) <= 180)) note('lon', `"${row.lon}" is no longitude; the point is not used`);
  else if (!(Math.abs(lat) <= 90)) note('lat', `"${row.lat}" is no latitude; the point is not used`);
  else if (lon === 0 && lat === 0) note('lon', 'The point 0, 0 means that none is known; it is not used');
  else
    return {
      point: { lon, lat },
      decimals: Math.min(decimals(row.lon), decimals(row.lat)),
      accuracyM: readAccuracy(row),
    };
  return null;
}

function readAccuracy(row: SourceRow): number | null {
  const accuracyM = Number(row.accuracyM ?? NaN);
  return accuracyM > 0 ? accuracyM : null;
}

function decimals(text: string): number {
  return text.trim().split('.')[1]?.length ?? 0;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\s+,/g, ',').trim();
}

/** "PAAL MERAH II" becomes "Paal Merah II"; numerals stay. */
function titleCase(text: string): string {
  return text
    .split(' ')
    .map((word) =>
      /^[IVX]+$/.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join(' ');
}
