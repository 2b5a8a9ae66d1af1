import path from 'node:path';
import type { Point } from '#siaga/contracts';
import type { LocateOptions, PlaceSearch, Region } from '#siaga/geo';
import { quantile, type Goal, type Measured } from '../harness/result.js';
import type { Misses } from './misses.js';
import { PlaceFigures } from './place-figures.js';
import { nearestRegency } from './region-at.js';
import { cell, pointOfRow, readRows } from './tables.js';
import { TimedSearch } from './timed-search.js';

export const NOTES_FILE = 'location_strings.csv';
const FAR_M = 2_000;

interface Note {
  readonly address: string;
  readonly village: string;
  readonly district: string;
  readonly pin: Point;
}

/** Places as operators typed them, with the pins they set: with the desa and kecamatan columns, and the text alone. */
export function notedPlaces(
  data: string,
  folder: string,
  search: PlaceSearch,
  regions: readonly Region[],
  misses: Misses,
): Measured[] {
  const notes = readRows(path.join(data, folder, NOTES_FILE)).flatMap((row): Note[] => {
    const pin = pointOfRow(row);
    if (pin === null) return [];
    const [address, village, district] = ['alamat', 'desa', 'kecamatan'].map((name) => cell(row, [name]));
    return [{ address: address ?? '', village: village ?? '', district: district ?? '', pin }];
  });
  const middle: Point = {
    lon: quantile(
      notes.map(({ pin }) => pin.lon),
      0.5,
    ),
    lat: quantile(
      notes.map(({ pin }) => pin.lat),
      0.5,
    ),
  };
  const options: LocateOptions = { near: middle, regionCodes: [nearestRegency(middle, regions)] };
  const ask = (name: string, textOf: (note: Note) => string, aim: Goal): Measured[] => {
    const figures = new PlaceFigures(name);
    const timed = new TimedSearch(search);
    for (const note of notes) {
      const candidates = timed.locate({ text: textOf(note), options });
      const awayM = figures.add(candidates, note.pin);
      const [first] = candidates;
      const said =
        first === undefined
          ? '-'
          : `${first.label} | ${first.context} (${first.source}, ${Math.round(awayM)} m)`;
      if (awayM > FAR_M) misses.add(name, textOf(note), said, `${note.pin.lat},${note.pin.lon}`);
    }
    return [
      figures.within(500, 'within 500 m'),
      figures.within(2_000, 'within 2 km', aim),
      figures.within(5_000, 'within 5 km'),
      figures.medianError(),
      ...figures.area(),
      ...timed.figures(name),
    ];
  };
  return [
    ...ask(`${folder}: text, desa, kec.`, (note) => `${note.address}, ${note.village}, ${note.district}`, {
      atLeast: 0.8,
    }),
    ...ask(`${folder}: text alone`, (note) => note.address, {}),
  ];
}
