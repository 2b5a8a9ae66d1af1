import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Point } from '#siaga/contracts';
import type { MapContent, NamedPlace, PlaceKind, Region, RegionResolver, StreetPiece } from '#siaga/geo';
import { NamedContent, readMapFile, type BorderFeature } from '#siaga/mapdata';
import { median } from '../harness/result.js';
import { nearestRegency, regenciesOf, regionAt } from './region-at.js';
import { cell, pointOfRow, readRows, type Row } from './tables.js';

const MAP_FILE = /\.(geojson|osm|pbf)$/i;
/** Only tables of facilities: the others are the questions. */
const FACILITY_TABLE = /^faskes.*\.csv$/i;
const FACILITY_RADIUS_M = 60;

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

/** Names of the folders with a map of roads in them. */
export function foldersWithRoads(data: string): string[] {
  return readdirSync(data, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(path.join(data, entry.name)).some(isRoads))
    .map((entry) => entry.name);
}

function isRoads(file: string): boolean {
  return file.startsWith('jalan_') && MAP_FILE.test(file);
}

/** Reads the maps and the facilities of a folder as the product does, or gives null where no road has a name. */
export async function readCity(data: string, name: string, regions: readonly Region[]): Promise<City | null> {
  const folder = path.join(data, name);
  const files = readdirSync(folder);
  const read = new CityContent();
  for (const file of files.filter((each) => MAP_FILE.test(each)))
    await read.addMap(path.join(folder, file), file);
  for (const file of files.filter((each) => FACILITY_TABLE.test(each)))
    read.addTable(path.join(folder, file), file);
  const { streets, places, borders } = read;
  if (streets.length === 0) return null;
  const middleOf = (at: number): number => median(streets.map(({ line }) => line[at] ?? NaN));
  const centre: Point = { lon: middleOf(0), lat: middleOf(1) };
  return {
    name,
    streets,
    places,
    content: read,
    centre,
    regionCodes: regenciesOf(borders) ?? [nearestRegency(centre, regions)],
    regionAt: regionAt(borders, regions, centre),
  };
}

class CityContent extends NamedContent {
  readonly borders: BorderFeature[] = [];

  async addMap(full: string, file: string): Promise<void> {
    for await (const features of readMapFile(full)) {
      for (const feature of features) {
        if (feature.kind === 'road') this.addRoads([feature]);
        if (feature.kind === 'place') this.addPlaces([{ ...feature, id: `${file}/${feature.ref}` }]);
        if (feature.kind === 'border') this.borders.push(feature);
      }
    }
  }

  addTable(full: string, file: string): void {
    readRows(full).forEach((row, n) => {
      const [name, point] = [facilityName(row), pointOfRow(row)];
      if (name === '' || point === null) return;
      const kind: PlaceKind = /^puskesmas/i.test(name) ? 'puskesmas' : 'hospital';
      this.places.push({
        id: `${file}/${n}`,
        name,
        kind,
        point,
        radiusM: FACILITY_RADIUS_M,
        regionCode: null,
      });
    });
  }
}

function facilityName(row: Row): string {
  const name = cell(row, ['nama_faskes', 'nama', 'name']);
  const isPuskesmas = /puskesmas/i.test(cell(row, ['jenis_faskes', 'jenis']));
  return name !== '' && isPuskesmas && !/puskesmas/i.test(name) ? `Puskesmas ${name}` : name;
}
