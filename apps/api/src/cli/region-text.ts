import type { Facility, MapImport } from '#siaga/contracts';
import type { MapCheck, MapImportReport } from '#siaga/mapdata';

/** What `region check` found: of the maps, and of the facilities' own doubts. */
export interface RegionCheck extends MapCheck {
  readonly outsideDistrict: readonly Pick<Facility, 'id' | 'name' | 'address' | 'point'>[];
}

const MOST_LINES = 20;
const KIBIBYTE = 1024;

const whole = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const spot = ([lon, lat]: readonly [number, number]): string => `${lon.toFixed(6)}, ${lat.toFixed(6)}`;

function countsText(counts: MapImport['counts']): string {
  return Object.entries(counts)
    .map(([kind, count]) => `${whole(count)} ${kind}`)
    .join(', ');
}

function boundsText({ bounds }: MapImport): string {
  if (bounds === null) return 'nowhere';
  const { west, south, east, north } = bounds;
  return `${spot([west, south])} to ${spot([east, north])}`;
}

/** The end of an import; `peakBytes` is the most memory that the process held. */
export function importText({ import: done, problems, seconds }: MapImportReport, peakBytes: number): string {
  const { roads = 0, places = 0, houseNumbers = 0 } = done.counts;
  const rate = (count: number): string => whole(count / Math.max(seconds, 0.001));
  return [
    ...problems
      .slice(0, MOST_LINES)
      .map(
        ({ reason, count, examples }) => `${whole(count).padStart(9)}  ${reason} (${examples.join(', ')})`,
      ),
    ...(problems.length > MOST_LINES ? [`           and ${problems.length - MOST_LINES} other reasons`] : []),
    `${done.source}: ${countsText(done.counts)}`,
    `in use now; ${seconds.toFixed(1)} s, ${rate(roads)} edges/s, ${rate(places + houseNumbers)} places/s, ` +
      `peak memory ${whole(peakBytes / KIBIBYTE / KIBIBYTE)} MiB`,
  ].join('\n');
}

export function listText(sources: readonly (MapImport & { bytes: number })[]): string {
  if (sources.length === 0) return 'Nothing has been imported yet: npm run region -- import FILE';
  return sources
    .map((each) =>
      [
        `${each.source} (${each.files.join(', ')})`,
        `  imported ${each.finishedAt ?? each.startedAt}, ${whole(each.bytes / KIBIBYTE)} KiB`,
        `  ${countsText(each.counts)}`,
        `  ${boundsText(each)}`,
      ].join('\n'),
    )
    .join('\n');
}

function listed<T>(title: string, items: readonly T[], line: (item: T) => string): string[] {
  const more = items.length - MOST_LINES;
  return [
    `${title}: ${whole(items.length)}`,
    ...items.slice(0, MOST_LINES).map((item) => `  ${line(item)}`),
    ...(more > 0 ? [`  and ${whole(more)} more; --json gives all`] : []),
  ];
}

export function checkText(check: RegionCheck): string {
  if (check.sources.length === 0) return 'Nothing has been imported yet: npm run region -- import FILE';
  const outside = check.placesOutsideBorders;
  return [
    `Sources: ${check.sources.join(', ')}`,
    `Roads for cars and motorcycles: ${whole(check.roadKm)} km in ${whole(check.components)} parts` +
      (check.largestShare === null ? '' : `, ${percent(check.largestShare)} of the length in the largest`),
    ...listed(
      'Parts of more than 200 m that hang together with nothing else',
      check.islands,
      ({ lengthM, roads, at }) => `${whole(lengthM)} m, ${roads} roads, at ${spot(at)}`,
    ),
    'Roads without a name, by length:',
    ...check.unnamed.map(
      ({ roadClass, km, unnamedKm, share }) =>
        `  ${roadClass.padEnd(12)} ${percent(share).padStart(8)}  ${whole(unnamedKm)} of ${whole(km)} km`,
    ),
    ...listed(
      'Oneways that lead nowhere or come from nowhere (at the edge of the map that is no fault)',
      check.deadEndOneways,
      ({ ref, name, at, why }) =>
        `${ref} ${name ?? ''} ${why === 'no_way_out' ? 'cannot be left' : 'cannot be reached'} at ${spot(at)}`,
    ),
    ...listed(
      'Sources that have the same roads',
      check.overlaps,
      ({ sources, roads, km }) => `${sources.join(' and ')}: ${whole(roads)} roads, ${whole(km)} km`,
    ),
    ...listed(
      `Facilities more than 100 m from any road, of ${whole(check.checkedPoints)} within the map`,
      check.farFromRoad,
      ({ name, point, distanceM }) => `${name}: ${whole(distanceM)} m, at ${spot([point.lon, point.lat])}`,
    ),
    ...listed(
      'Facilities outside the kecamatan or kabupaten/kota that they state',
      check.outsideDistrict,
      ({ name, address }) => `${name}: ${address}`,
    ),
    outside === null
      ? 'Places outside every border: no border was imported'
      : `Places outside every border: ${whole(outside.count)}${outside.count > 0 ? ` (${outside.examples.join(', ')})` : ''}`,
  ].join('\n');
}
