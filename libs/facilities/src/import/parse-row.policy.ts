import { FacilityCapability, RegionCode, type Facility, type ListRowProblem } from '#siaga/contracts';
import {
  problemText,
  readNumber,
  readPhone,
  readPoint,
  readText,
  readYesNo,
  type ProblemCode,
} from '#siaga/tabular';
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
const MAX_NAME_LENGTH = 200;

/** Notes or refuses something of a row. */
type Say = (field: string, code: ListRowProblem, message: string) => void;

/**
 * Turns a row of texts into a facility to be placed. Refused: no name, a kind that is no facility, a region code, ER level or
 * capability that does not exist. A point that cannot be one is dropped with a note: the row is then placed by its address.
 */
export function parseRow(row: SourceRow, preset: ImportPreset): RowDecision {
  const problems: RowProblem[] = [];
  const notes: RowProblem[] = [];
  const { line } = row;
  const refuse: Say = (field, code, message) => void problems.push({ line, field, code, message });
  const note: Say = (field, code, message) => void notes.push({ line, field, code, message });
  const name = tidy(textOr(row.name, (code) => refuse('name', code, problemText(code))) ?? '');
  if (name === '' && problems.length === 0) refuse('name', 'name.missing', 'Give the facility a name');
  if (name.length > MAX_NAME_LENGTH)
    refuse('name', 'name.too_long', `Shorten the name to ${MAX_NAME_LENGTH} characters`);
  const kind = readKind(row.kind ?? preset.defaultKind, name);
  if (kind === null)
    refuse(
      'kind',
      'kind.none',
      `"${row.kind ?? ''}" is no hospital, puskesmas, clinic or ambulance post; leave the row out`,
    );
  const extras = readExtras(row, refuse, note);
  const stated = statedPoint(row, note);
  if (problems.length > 0 || kind === null) return { ok: false, problems };
  const parsed: ParsedRow = {
    line: row.line,
    sourceKey: row.code ?? keyOf(row, name),
    kemkesCode: row.code !== null && /^[PR]\d{7,10}$/.test(row.code) ? row.code : null,
    name: kind === 'puskesmas' && !/^puskesmas\b/i.test(name) ? `Puskesmas ${titleCase(name)}` : name,
    kind,
    address: tidy(textOr(row.address, (code) => note('address', code, problemText(code))) ?? ''),
    provinceName: row.provinceName,
    regencyName: row.regencyName,
    districtName: row.districtName,
    stated,
    phone: phoneOf(row.phone, (code) => note('phone', code, problemText(code))),
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

/** The text without what only a spreadsheet needs; a formula is said and left out. */
function textOr(cell: string | null, say: (code: ProblemCode) => void): string | null {
  if (cell === null) return null;
  const read = readText(cell);
  if ('value' in read) return read.value;
  say(read.problem);
  return null;
}

/** As written, for people add names and extensions; but no number that a spreadsheet has shortened, and no formula. */
function phoneOf(cell: string | null, say: (code: ProblemCode) => void): string | null {
  if (cell === null) return null;
  const read = readPhone(cell);
  if ('value' in read) return read.value;
  if (read.problem === 'phone.unreadable') return textOr(cell, say);
  say(read.problem);
  return null;
}

function readExtras(
  row: SourceRow,
  refuse: Say,
  note: Say,
): Pick<ParsedRow, 'regionCode' | 'erLevel' | 'capabilities' | 'isAlwaysOpen'> {
  if (row.regionCode !== null && !RegionCode.safeParse(row.regionCode).success) {
    refuse(
      'region_code',
      'region.no_code',
      `"${row.regionCode}" is no Kemendagri code such as 15.71; BPS codes such as 1571 are not taken`,
    );
  }
  const erLevel = row.erLevel === null ? null : numberOf(row.erLevel);
  if (erLevel !== null && !(Number.isInteger(erLevel) && erLevel >= 0 && erLevel <= 4))
    refuse('er_level', 'er_level.range', 'Use 0 to 4');
  const capabilities =
    row.capabilities === null ? null : row.capabilities.split(/[;,\s]+/).filter((word) => word !== '');
  const known = capabilities?.map((word) => FacilityCapability.safeParse(word));
  const bad = known?.findIndex((result) => !result.success) ?? -1;
  if (bad >= 0)
    refuse(
      'capabilities',
      'capability.unknown',
      `"${capabilities?.[bad] ?? ''}" is none of: ${FacilityCapability.options.join(', ')}`,
    );
  return {
    regionCode: row.regionCode,
    erLevel,
    capabilities: known?.flatMap((result) => (result.success ? [result.data] : [])) ?? null,
    isAlwaysOpen: openOf(row.isAlwaysOpen, note),
  };
}

const numberOf = (cell: string): number => {
  const read = readNumber(cell);
  return 'value' in read ? read.value.number : NaN;
};

function openOf(cell: string | null, note: Say): boolean | null {
  const isOpen = cell === null ? null : readYesNo(cell);
  if (cell !== null && isOpen === null)
    note('is_always_open', 'open.unclear', `"${cell}" is neither yes nor no; it is not used`);
  return isOpen;
}

function statedPoint(row: SourceRow, note: Say): StatedPoint | null {
  if (row.lon === null || row.lat === null) return null;
  const read = readPoint(row.lon, row.lat);
  if ('point' in read) return { point: read.point, decimals: read.decimals, accuracyM: readAccuracy(row) };
  const cell = read.at === 'lon' ? row.lon : row.lat;
  note(read.at, read.problem, `"${cell}": ${problemText(read.problem)}`);
  return null;
}

function readAccuracy(row: SourceRow): number | null {
  const accuracyM = numberOf(row.accuracyM ?? '');
  return accuracyM > 0 ? accuracyM : null;
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
