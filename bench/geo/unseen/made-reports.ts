import type { Point } from '#siaga/contracts';
import type { Region } from '#siaga/geo';
import { pointAway, Random } from '#siaga/simulation';
import { halfOf, type Half } from './halves.js';
import { LANDMARK_NAMES, NAMED_AFTER, PLACE_FRAMES, STREET_NAMES, VILLAGE_FRAMES } from './report-words.js';

/** A report with where it comes from. */
export interface MadeReport {
  readonly text: string;
  readonly truth: Point;
  readonly servedBy: string;
}

/** What a report says of where it is. */
export type ReportKind = 'a street' | 'a landmark' | 'what is named after a village' | 'a village';

export const REPORT_KINDS: readonly ReportKind[] = [
  'a street',
  'a landmark',
  'what is named after a village',
  'a village',
];

/** Half of them from Jakarta, as the floods are. */
const CITIES = [
  '31',
  '31',
  '31',
  '31',
  '32.75',
  '36.71',
  '33.74',
  '35.78',
  '12.71',
  '73.71',
  '16.71',
  '63.71',
];
const MOST = 400;
/** A street that bears a village's name leads to it or begins in it. */
const REACH_OF_NAMESAKE = 1.5;
const REACH_IN_VILLAGE = 0.6;

/**
 * Reports as they are written under a photo, from cities of which no map is loaded. The truth is drawn first, a point in a
 * village of the national list; the text is made for it: it names the village, something named after it, or only a street
 * or landmark that may be anywhere in the city.
 */
export function madeReports(regions: readonly Region[], kind: ReportKind, half: Half): MadeReport[] {
  const random = new Random(`geocoding/made-reports/${kind}/${half}`);
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const villagesOf = new Map(
    [...new Set(CITIES)].map((city) => [
      city,
      regions.filter(
        ({ level, code, center }) => level === 4 && center !== null && code.startsWith(`${city}.`),
      ),
    ]),
  );
  const made: MadeReport[] = [];
  while (made.length < MOST) {
    const servedBy = random.pick(CITIES);
    const village = random.pick(villagesOf.get(servedBy) ?? []);
    const district = byCode.get(village.code.slice(0, 8))?.name ?? '';
    const template = textOf(kind, random);
    const text = inAHand(
      template
        .replace('{village}', template.startsWith('#') ? village.name.replace(/\s/g, '') : village.name)
        .replace('{district}', district),
      random,
    );
    if (halfOf(text) !== half) continue;
    const reach = kind === 'what is named after a village' ? REACH_OF_NAMESAKE : REACH_IN_VILLAGE;
    const away = village.radiusM * reach * random.next();
    made.push({
      text,
      servedBy,
      truth: pointAway(village.center ?? { lon: NaN, lat: NaN }, random.between(0, 360), away),
    });
  }
  return made;
}

function textOf(kind: ReportKind, random: Random): string {
  const street = random.pick(STREET_NAMES);
  const landmark = random.pick(LANDMARK_NAMES);
  const titled = `${random.pick(['jl', 'Jl.', 'jalan', 'Jln', 'jl', ''])} ${street}`.trim();
  const place = {
    'a street': titled + random.pick(['', '', '', ' raya', ' 2', ' III', ' ujung', ' dalam']),
    'a landmark': landmark,
    'what is named after a village': random.pick(NAMED_AFTER),
    'a village': '',
  }[kind];
  if (kind !== 'a village') return random.pick(PLACE_FRAMES).replace('{place}', place);
  return random
    .pick(VILLAGE_FRAMES)
    .replace('{street}', street)
    .replace('{landmark}', landmark.replace(/^(komplek|perumahan|perum) /, ''));
}

/** Few write capitals. */
function inAHand(text: string, random: Random): string {
  if (random.chance(0.6)) return text.toLowerCase();
  return random.chance(0.1) ? text.toUpperCase() : text;
}
