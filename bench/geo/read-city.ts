import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Point, RoadClass } from '#siaga/contracts';
import type { MapContent, NamedPlace, PlaceKind, Region, RegionResolver, StreetPiece } from '#siaga/geo';
import { linesOf, middleOf, readFeatures, textOf, type Feature } from './geojson.js';
import { nearestRegency, readBorders, regenciesOf, regionAt } from './region-at.js';
import { cell, pointOfRow, readRows, type Row } from './tables.js';

const NAME = [
  'name',
  'nama',
  'namobj',
  'namrjl',
  'nama_jalan',
  'nm_jalan',
  'nama_ruas',
  'nm_ruas',
  'jalan',
  'nama_rs',
  'nama_faskes',
  'nama_obj',
];
const CLASS = ['highway', 'fclass', 'kls_jalan', 'class', 'kelas', 'remark'];
const CLASSES: readonly (readonly [RegExp, RoadClass])[] = [
  [/motorway|tol/i, 'motorway'],
  [/trunk/i, 'trunk'],
  [/primary|arteri/i, 'primary'],
  [/secondary|kolektor/i, 'secondary'],
  [/tertiary/i, 'tertiary'],
  [/service/i, 'service'],
  [/path|footway|alley|gang|setapak/i, 'alley'],
];
const PLACE_RADIUS_M = 60;

/** A folder of the shared data with a city's roads and places in it. */
export interface City {
  readonly name: string;
  readonly streets: readonly StreetPiece[];
  readonly places: readonly NamedPlace[];
  readonly content: MapContent;
  readonly centre: Point;
  /** The kabupaten/kota that the data speak of. */
  readonly regionCodes: readonly string[];
  readonly regionAt: RegionResolver;
}

/** Names of the folders that hold a file of this name. */
export function foldersWith(data: string, file: string): string[] {
  return readdirSync(data, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(path.join(data, entry.name)).includes(file))
    .map((entry) => entry.name);
}

/** Reads roads and places of a folder, or null where it has no roads with names. */
export function readCity(data: string, name: string, regions: readonly Region[]): City | null {
  const folder = path.join(data, name);
  const files = readdirSync(folder);
  const roads = files.filter((file) => /^jalan.*\.geojson$/i.test(file));
  if (roads.length === 0) return null;
  const streets = roads.flatMap((file) => readFeatures(path.join(folder, file)).flatMap(streetPieces));
  if (streets.length === 0) return null;
  const places = files
    .filter((file) => !roads.includes(file) && !/_batas\.geojson$/i.test(file))
    .flatMap((file) => placesIn(folder, file));
  const centre = middleOfStreets(streets);
  const borders = readBorders(folder);
  return {
    name,
    streets,
    places,
    content: { streets, places, houseNumbers: [] },
    centre,
    regionCodes: regenciesOf(borders) ?? [nearestRegency(centre, regions)],
    regionAt: regionAt(borders, regions, centre),
  };
}

function streetPieces(feature: Feature, n: number): StreetPiece[] {
  const name = textOf(feature, NAME);
  if (name === null) return [];
  const stated = textOf(feature, CLASS) ?? '';
  const roadClass = CLASSES.find(([words]) => words.test(stated))?.[1] ?? 'residential';
  return linesOf(feature).map((line, part) => ({ ref: `${n}/${part}`, name, aliases: [], roadClass, line }));
}

function placesIn(folder: string, file: string): NamedPlace[] {
  const full = path.join(folder, file);
  if (/\.geojson$/i.test(file)) {
    return readFeatures(full).flatMap((feature, n) =>
      placeAt(`${file}/${n}`, textOf(feature, NAME), middleOf(feature)),
    );
  }
  // Only tables of facilities: the others are the questions.
  if (!/^faskes.*\.csv$/i.test(file)) return [];
  return readRows(full).flatMap((row, n) => placeAt(`${file}/${n}`, facilityName(row), pointOfRow(row)));
}

function facilityName(row: Row): string | null {
  const name = cell(row, NAME);
  return /puskesmas/i.test(cell(row, ['jenis_faskes'])) && !/puskesmas/i.test(name)
    ? `Puskesmas ${name}`
    : name || null;
}

function placeAt(id: string, name: string | null, point: Point | null): NamedPlace[] {
  if (name === null || point === null) return [];
  return [{ id, name, kind: kindOf(name), point, radiusM: PLACE_RADIUS_M, regionCode: null }];
}

function kindOf(name: string): PlaceKind {
  if (/^puskesmas/i.test(name)) return 'puskesmas';
  if (/^(rs|rumah sakit)/i.test(name)) return 'hospital';
  if (/^(klinik|balai)/i.test(name)) return 'clinic';
  return /^(sd|smp|sma|smk|mi|mts|ma|tk|sekolah)\b/i.test(name) ? 'school' : 'landmark';
}

function middleOfStreets(streets: readonly StreetPiece[]): Point {
  const lons = streets.map((street) => street.line[0] ?? NaN).sort((a, b) => a - b);
  const lats = streets.map((street) => street.line[1] ?? NaN).sort((a, b) => a - b);
  const middle = Math.floor(streets.length / 2);
  return { lon: lons[middle] ?? NaN, lat: lats[middle] ?? NaN };
}
